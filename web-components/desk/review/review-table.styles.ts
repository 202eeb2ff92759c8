import { css } from 'lit';

export const reviewTableStyles = css`
  :host { display: block; }
  table { table-layout: fixed; }
  thead th { position: sticky; inset-block-start: 0; z-index: var(--z-raised, 1); background: var(--surface); font: var(--type-small); color: var(--ink-2); vertical-align: middle; }
  td { height: 3.75rem; padding-block: 0; vertical-align: middle; }
  .box { width: 3.25rem; padding-inline: var(--s2) 0; }
  .box label { display: grid; place-items: center; width: var(--hit); height: var(--hit); cursor: pointer; }
  .box input { width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--accent); cursor: pointer; }
  th:nth-child(3) { width: 7rem; } th:nth-child(4) { width: 6.5rem; } th:nth-child(5) { width: 12rem; } th:nth-child(6) { width: 5rem; }
  td:last-child, th:last-child { padding-inline-end: var(--s2); }
  tbody tr:hover td { background: var(--surface-sunk); }
  tbody tr[data-cursor] td { background: var(--surface-raised); }
  tr[data-cursor] td:first-child { box-shadow: inset 4px 0 0 var(--accent); }
  :host(:dir(rtl)) tr[data-cursor] td:first-child { box-shadow: inset -4px 0 0 var(--accent); }
  tr[data-gone] { color: var(--ink-3); }
  button.person { display: block; width: 100%; padding: var(--s1) 0; border: 0; background: none; text-align: start; cursor: pointer; }
  .name { display: block; font-size: 1.1875rem; line-height: 1.75rem; }
  .under { display: block; font: var(--type-small); color: var(--ink-2); unicode-bidi: isolate; text-align: -webkit-match-parent; text-align: match-parent; }
  .notice { display: flex; align-items: center; gap: var(--s2); font: var(--type-small); min-width: 0; }
  .load { width: 60%; }
  .btn { margin-block: var(--s4); }
  @media (max-width: 1120px) { :is(td, th):nth-child(3) { display: none; } th:nth-child(5) { width: 10rem; } }
  @media (max-width: 760px) { :is(td, th):nth-child(4) { display: none; } th:nth-child(5) { width: 2.75rem; } th:nth-child(5), .notice .cut { font-size: 0; } .more { display: none; } th:nth-child(6) { width: 4.75rem; } }
`;
