/** Of the content security policy, also where pages are served from their sources: Lit's policy and that of `web-components/trusted-types.ts`. */
export const trustedTypes: readonly string[] = [
  "require-trusted-types-for 'script'",
  'trusted-types lit-html causeway',
];
