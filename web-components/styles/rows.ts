import { css } from 'lit';

/** Rows parted by hairlines: tables, and definition lists (`dl.facts > div > dt + dd`). */
export const rows = css`
  table { border-collapse: collapse; width: 100%; }
  th { font: 700 0.8125rem/1.25rem var(--font-ui); text-align: start; color: var(--ink-2); }
  td, th { padding-block: var(--s2); padding-inline: 0 var(--s3); border-block-end: 1px solid var(--line); vertical-align: baseline; }
  .facts > div { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: var(--s3); padding-block: var(--s2); border-block-end: 1px solid var(--line); }
  .facts dt { color: var(--ink-2); font: var(--type-small); line-height: 1.5rem; }
  .facts dd { min-width: 0; overflow-wrap: anywhere; }
`;
