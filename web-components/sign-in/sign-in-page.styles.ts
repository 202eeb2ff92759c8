import { css } from 'lit';

export const signInStyles = css`
  :host { display: block; min-height: 100dvh; }
  main { display: grid; justify-items: start; gap: var(--s3); max-width: 36rem; padding: var(--s16) var(--s6) var(--s8); }
  main > * { max-width: 100%; }
  h2 { font: var(--type-head); }
  h3 { font: var(--type-body); font-weight: 700; margin-block-start: var(--s6); }
  cw-first-passkey { justify-self: stretch; }
  h2.name { font: 400 2.75rem/3.5rem var(--font-name); overflow-wrap: anywhere; }
  p { text-wrap: pretty; }
  h2 + .lead { margin-block-start: 0; }
  p.quiet + h2 { margin-block-start: calc(-1 * var(--s3)); }
  .lead { margin-block: calc(-1 * var(--s3)) var(--s3); color: var(--ink-2); }
  .btn--main { min-height: 4rem; padding-inline: var(--s8); font-size: 1.125rem; white-space: normal; }
  cw-notice { justify-self: stretch; margin-block-end: var(--s3); }
  .code { padding: var(--s3) var(--s4); background: var(--surface-sunk); border-radius: var(--radius-2); font-size: 0.875rem; overflow-wrap: anywhere; }
  ul { justify-self: stretch; border-block-start: var(--rule-beam) solid var(--beam); margin-block-end: var(--s3); }
  li { border-block-end: 1px solid var(--line); }
  li a { display: flex; align-items: center; gap: var(--s4); min-height: 3.5rem; color: var(--ink); text-decoration: none; }
  li a:hover b { color: var(--accent); text-decoration: underline; }
  li a cw-icon:last-child { margin-inline-start: auto; color: var(--accent); }
  .load { width: 60%; }
  .load.who { width: 100%; height: 3.5rem; }
  .load.button { width: 16rem; height: 4rem; }
  @media (max-width: 640px) {
    main { padding: var(--s8) var(--s4); }
    h2.name { font-size: 2rem; line-height: 2.5rem; }
    .btn--main { width: 100%; }
  }
`;
