import { css } from 'lit';

/** The table of hotspots around its rows. */
export const tableLayout = css`
  :host { display: grid; grid-template-rows: auto minmax(0, 1fr); background: var(--surface); }
  .find { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2); min-height: 3.75rem; padding: var(--s3) var(--s5) var(--s2); padding-inline-end: var(--find-end, var(--s5)); }
  .held { display: grid; white-space: nowrap; }
  .held > * { grid-area: 1 / 1; }
  .held > [aria-hidden='true'] { visibility: hidden; }
  .held.on { color: var(--ink); }
  .count { min-width: 7rem; margin-inline-start: var(--s2); }
  .scroll { overflow: auto; padding-inline: var(--s5); outline-offset: -3px; }
  table { width: 100%; min-width: 45rem; table-layout: fixed; border-collapse: collapse; }
  thead th { position: sticky; inset-block-start: 0; z-index: 1; padding: 0; background: var(--surface); border-block-end: 1px solid var(--line-strong); text-align: start; }
  thead button { display: flex; align-items: center; gap: 2px; width: 100%; min-height: 2rem; padding: 0; padding-inline-end: var(--s3); border: 0; background: none; color: var(--ink-2); font: 700 0.8125rem/1.25rem var(--font-ui); text-align: start; white-space: nowrap; cursor: pointer; }
  thead .num button { justify-content: flex-end; }
  thead :is([aria-sort='ascending'], [aria-sort='descending']) button { color: var(--ink); }
  thead cw-icon { --icon-size: 0.875rem; }
  thead [aria-sort='descending'] cw-icon { rotate: 180deg; }
  .gap td { height: var(--gap); padding: 0; border: 0; }
`;
