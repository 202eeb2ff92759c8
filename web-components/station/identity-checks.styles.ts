import { css } from 'lit';

export const identityChecksStyles = css`
  :host { display: block; }
  li { display: grid; grid-template-columns: 2.25rem minmax(0, 1fr); border-block-start: 1px solid var(--line); padding-block: var(--s3); }
  li:first-child { border-block-start: var(--rule-beam) solid var(--beam); }
  .no { font: 700 1.125rem/2.25rem var(--font-ui); color: var(--ink-3); }
  .no { display: flex; align-items: center; height: 2.25rem; --mark-size: 1.5rem; }
  h3 { font: 700 1.125rem/1.75rem var(--font-ui); }
  .line { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: var(--s1) var(--s4); min-height: 2.25rem; }
  .facts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 var(--s6); margin-block-start: var(--s2); }
  .facts div { display: flex; justify-content: space-between; align-items: baseline; gap: var(--s3); padding-block: var(--s1); border-block-end: 1px solid var(--line); }
  .facts dt { font: var(--type-small); color: var(--ink-2); white-space: nowrap; }
  .facts dd { min-width: 0; overflow-wrap: anywhere; font-weight: 700; text-align: end; }
  .facts .whole { grid-column: 1 / -1; }
  .facts dd.name { font-weight: 400; font-size: 1.125rem; text-align: end; }
  @media (max-width: 1120px) { .facts { grid-template-columns: 1fr; } }
  .how { margin-block-start: var(--s2); display: grid; gap: var(--s3); }
  .needed { font: var(--type-small); font-weight: 700; color: var(--refer-text); }
`;
