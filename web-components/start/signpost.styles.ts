import { css } from 'lit';

/** Ways to pages, one under the other. */
export const signpostStyles = css`
  main { max-width: 44rem; padding: var(--s8) var(--s6); }
  ul { border-block-start: var(--rule-beam) solid var(--beam); }
  li { border-block-end: 1px solid var(--line); }
  a, .row { display: grid; grid-template-columns: 2rem minmax(0, 1fr) auto; align-items: center; gap: 0 var(--s4); min-height: 4.5rem; padding-block: var(--s3); color: var(--ink); text-decoration: none; }
  a:hover b { color: var(--accent); text-decoration: underline; }
  a cw-icon:first-child { --icon-size: 1.75rem; grid-row: span 2; }
  a cw-icon:last-child { grid-area: 1 / 3 / span 2; color: var(--accent); }
  b { font: var(--type-title); }
  @media (max-width: 640px) { main { padding: var(--s5) var(--s4); } }
`;
