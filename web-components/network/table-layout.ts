import { css } from 'lit';

/** The table of hotspots around its rows. */
export const tableLayout = css`
  :host { display: grid; grid-template-rows: auto minmax(0, 1fr); background: var(--surface); }
  .find { padding: var(--s3) var(--s4) var(--s2); }
  .about { display: grid; margin-inline: var(--s1) auto; }
  .held { display: grid; font: var(--type-note); white-space: nowrap; }
  .held > * { grid-area: 1 / 1; }
  .held > [aria-hidden='true'] { visibility: hidden; }
  .held.on { color: var(--ink); }
  .body { position: relative; display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); min-height: 0; }
  .body > * { grid-area: 1 / 1; }
  .scroll { overflow: auto; padding-inline: var(--s4); outline: 0; }
  /* Above the headings, which stay on top of what scrolls. */
  .body:has(.scroll:focus-visible)::after { content: ''; position: absolute; inset: 0; z-index: 2; border: 3px solid var(--focus); pointer-events: none; }
  cw-empty { place-self: center; max-width: 100%; }
  table { width: 100%; min-width: 49rem; table-layout: fixed; border-collapse: collapse; }
  thead th { position: sticky; inset-block-start: 0; z-index: 1; padding: 0; background: var(--surface); border-block-end: 1px solid var(--line-strong); text-align: start; }
  thead button { display: flex; align-items: center; gap: 2px; width: 100%; min-height: 2rem; padding: 0; padding-inline-end: var(--s2); border: 0; background: none; color: var(--ink-2); font: 700 0.75rem/1.25rem var(--font-ui); text-align: start; white-space: nowrap; cursor: pointer; }
  thead .num button { justify-content: flex-end; }
  thead :is([aria-sort='ascending'], [aria-sort='descending']) button { color: var(--ink); }
  thead cw-icon { --icon-size: 0.875rem; }
  thead [aria-sort='descending'] cw-icon { rotate: 180deg; }
  .gap td { height: var(--gap); padding: 0; border: 0; }
`;
