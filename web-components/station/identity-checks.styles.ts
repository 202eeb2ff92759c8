import { css } from 'lit';

export const identityChecksStyles = css`
  :host { display: block; }
  li { display: grid; grid-template-columns: 2.25rem minmax(0, 1fr); border-block-start: 1px solid var(--line); padding-block: var(--s3); }
  li:first-child { border-block-start: var(--rule-beam) solid var(--beam); }
  .no { font: 700 1.125rem/2.25rem var(--font-ui); color: var(--ink-3); }
  .no { display: flex; align-items: center; height: 2.25rem; --mark-size: 1.5rem; }
  h3 { font: 700 1.125rem/1.75rem var(--font-ui); }
  .line { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: var(--s1) var(--s4); min-height: 2.25rem; }
  .pick { display: inline-flex; border: 1px solid var(--line-strong); border-radius: var(--radius-2); }
  .pick button { border: 0; background: none; padding: var(--s1) var(--s4); min-height: 2.25rem; font: 700 0.8125rem/1.25rem var(--font-ui); cursor: pointer; white-space: nowrap; }
  .pick button:first-child { border-start-start-radius: 3px; border-end-start-radius: 3px; }
  .pick button:last-child { border-start-end-radius: 3px; border-end-end-radius: 3px; }
  .pick button + button { border-inline-start: 1px solid var(--line-strong); }
  .pick button[aria-pressed='true'] { background: var(--ink); color: var(--surface); }
  .compare { display: grid; grid-template-columns: auto auto minmax(7.5rem, auto); align-items: center; gap: var(--s1) var(--s3); font: var(--type-small); }
  .compare label { color: var(--ink-2); }
  .compare .field { min-height: 2.25rem; }
  .compare input { width: 4.5rem; font: 700 1.125rem/1.5rem var(--font-code); letter-spacing: 0.12em; text-transform: uppercase; text-align: center; }
  .compare [role='status'] { font-weight: 700; }
  .facts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 var(--s6); margin-block-start: var(--s2); }
  .facts div { display: flex; justify-content: space-between; align-items: baseline; gap: var(--s3); padding-block: var(--s1); border-block-end: 1px solid var(--line); }
  .facts dt { font: var(--type-small); color: var(--ink-2); white-space: nowrap; }
  .facts dd { min-width: 0; overflow-wrap: anywhere; font-weight: 700; text-align: end; }
  .facts .whole { grid-column: 1 / -1; }
  .facts dd.name { font-weight: 400; font-size: 1.125rem; text-align: end; }
  @media (max-width: 1120px) { .facts { grid-template-columns: 1fr; } }
  @media (max-width: 760px) { .pick button { min-height: var(--hit); } .compare { grid-template-columns: auto minmax(0, 1fr); } .compare label { grid-column: 1 / -1; } .compare .field { min-height: var(--hit); } }
`;
