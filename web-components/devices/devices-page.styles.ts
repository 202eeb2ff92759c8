import { css } from 'lit';

export const devicesPageStyles = css`
  :host { display: grid; grid-template-rows: auto minmax(0, 1fr); min-height: 100dvh; }
  main { padding: var(--s6); display: grid; gap: var(--s5); align-content: start; min-width: 0; }
  .top { display: flex; flex-wrap: wrap; gap: var(--s4); align-items: center; justify-content: space-between; }
  .scroll { overflow-x: auto; }
  table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
  th, td { text-align: start; padding: var(--s3); border-block-end: 1px solid var(--line); vertical-align: top; white-space: nowrap; }
  thead th { font: var(--type-small); color: var(--ink-2); }
  tbody th { font-weight: 400; white-space: normal; min-width: 12rem; }
  .num { text-align: end; }
  thead th:nth-child(4), thead th:nth-child(5) { text-align: end; }
  .doubt { display: block; color: var(--refer-text); font: var(--type-small); }
  @media (max-width: 640px) { main { padding: var(--s4); } }
`;
