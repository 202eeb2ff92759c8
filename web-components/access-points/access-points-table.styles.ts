import { css } from 'lit';

export const accessPointsTableStyles = css`
  :host { display: block; }
  table { width: 100%; border-collapse: collapse; }
  th, td { text-align: start; padding-block: var(--s3); padding-inline: 0 var(--s6); border-block-end: 1px solid var(--line); vertical-align: top; }
  :is(th, td):last-child { padding-inline-end: 0; text-align: end; }
  thead :is(th, td) { padding-block: var(--s1); font: var(--type-small); color: var(--ink-2); border-block-end: var(--rule-beam) solid var(--beam); white-space: nowrap; }
  tbody th { font-weight: 700; min-width: 10rem; overflow-wrap: anywhere; }
  .address { font-family: var(--font-code); font-size: 0.9375rem; overflow-wrap: anywhere; }
  .standing { display: flex; align-items: start; gap: var(--s2); --mark-size: 1.125rem; }
  .claim { display: flex; align-items: start; gap: var(--s2); --mark-size: 1.125rem; font: var(--type-small); color: var(--refer-text); }
  .in-need { color: var(--refer-text); }
  .ended { color: var(--refuse-text); }
  .btn { margin-block: -0.375rem; white-space: nowrap; }
  @media (max-width: 760px) {
    table, tbody { display: block; }
    thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    tbody { border-block-start: var(--rule-beam) solid var(--beam); }
    tbody tr { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: var(--s1) var(--s4); padding-block: var(--s3); border-block-end: 1px solid var(--line); }
    tbody :is(th, td, td:last-child) { padding: 0; border: 0; min-width: 0; text-align: start; }
    tbody :is(th, td:last-child) { grid-column: 1 / -1; }
    tbody td:empty { display: none; }
    tbody td[data-word]::before { content: attr(data-word); display: block; font: var(--type-note); color: var(--ink-2); }
    .btn { margin: var(--s2) 0 0; min-height: var(--hit); }
  }
`;
