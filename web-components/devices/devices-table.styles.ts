import { css } from 'lit';

export const devicesTableStyles = css`
  :host { display: block; }
  table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
  th, td { text-align: start; padding-block: var(--s3); padding-inline: 0 var(--s6); border-block-end: 1px solid var(--line); vertical-align: top; white-space: nowrap; }
  :is(th, td):last-child { padding-inline-end: 0; text-align: end; }
  thead :is(th, td) { padding-block: var(--s1); font: var(--type-small); color: var(--ink-2); border-block-end: var(--rule-beam) solid var(--beam); }
  tbody th { font-weight: 400; white-space: normal; min-width: 12rem; }
  tbody td:nth-child(2) { white-space: normal; }
  th.num, td.num { text-align: end; }
  b { overflow-wrap: anywhere; }
  .doubt { display: flex; align-items: center; gap: var(--s2); color: var(--refer-text); font: var(--type-small); --mark-size: 0.875rem; }
  .btn { margin-block: -0.375rem; }
  @media (max-width: 760px) {
    table, tbody { display: block; }
    thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    tbody { border-block-start: var(--rule-beam) solid var(--beam); }
    tbody tr { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 var(--s4); padding-block: var(--s3); border-block-end: 1px solid var(--line); position: relative; }
    tbody :is(th, td, td.num, td:last-child) { padding: 0; border: 0; min-width: 0; white-space: normal; text-align: start; }
    tbody th { grid-column: 1 / -1; padding-inline-end: 6rem; }
    tbody td:nth-child(2) { grid-column: 1 / -1; color: var(--ink-2); margin-block-end: var(--s1); }
    tbody td[data-word]::before { content: attr(data-word); display: block; font: var(--type-note); color: var(--ink-3); }
    tbody td:last-child { position: absolute; inset-block-start: var(--s3); inset-inline-end: 0; }
    .btn { margin: 0; min-height: var(--hit); }
  }
`;
