import { css } from 'lit';

/** What the fields of a form have in common: word above, hint under it, then the field, then what is wrong with it. */
export const formFieldStyles = css`
  :host { display: block; min-width: 0; }
  :host([hidden]) { display: none; }
  .word { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--s2); padding: 0; font: 700 0.9375rem/1.5rem var(--font-ui); }
  .word small { font: var(--type-small); color: var(--ink-2); }
  .hint { margin-block-end: var(--s1); max-width: var(--measure); }
  .field { margin-block-start: var(--s1); }
  .field:focus-within { outline-offset: 1px; }
  .fault { display: flex; gap: var(--s2); margin-block-start: var(--s1); font-weight: 700; --icon-size: 1rem; }
  .fault cw-icon { margin-block-start: 2px; }
  select { cursor: pointer; }
  option { background: var(--surface-raised); color: var(--ink); }
`;
