import { css } from 'lit';

export const reviewPersonStyles = css`
  :host { position: relative; display: grid; grid-template-rows: minmax(0, 1fr) auto; min-height: 0; border-inline-start: 1px solid var(--line); background: var(--surface-raised); }
  article { display: grid; align-content: start; gap: var(--s5); padding: var(--s6) var(--s6) var(--s4); overflow: auto; }
  h2 { font: 400 2rem/2.5rem var(--font-name); outline-offset: 6px; overflow-wrap: anywhere; }
  header { display: grid; grid-template-columns: minmax(0, 1fr) 5.5rem; gap: var(--s4); align-items: start; }
  header [dir='auto'] { unicode-bidi: isolate; text-align: -webkit-match-parent; text-align: match-parent; }
  h3 { display: flex; align-items: center; gap: var(--s2); font: 700 0.9375rem/1.5rem var(--font-ui); }
  .notice { border-inline-start: 4px solid var(--refer-text); padding-inline-start: var(--s3); }
  .notice li { margin-block-start: var(--s1); }
  .beam { border-block-start: var(--rule-beam) solid var(--beam); padding-block-start: var(--s2); }
  .beam li { padding-block: var(--s2); border-block-end: 1px solid var(--line); }
  footer { padding: var(--s3) var(--s6) var(--s5); border-block-start: var(--rule-beam) solid var(--beam); }
  .as { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--s2) var(--s4); min-height: 2.75rem; margin-block-end: var(--s2); }
  .as label { display: flex; align-items: center; gap: var(--s2); font: var(--type-small); white-space: nowrap; }
  .as .field { min-height: 2.25rem; }
  .acts { display: grid; grid-template-columns: 1fr 1fr; gap: var(--s2); }
  .acts .btn { padding-inline: var(--s2); }
  .acts .btn:first-child:nth-last-child(3) { grid-column: span 2; }
  .back { display: none; justify-self: start; margin-inline-start: calc(-1 * var(--s2)); }
  .unchosen { padding: var(--s8) var(--s6); color: var(--ink-2); max-width: 30ch; }
  @media (max-width: 760px) { :host { border: 0; } .back { display: inline-flex; } article { padding: var(--s3) var(--s4); } footer { padding-inline: var(--s4); } }
`;
