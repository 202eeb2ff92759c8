import { css } from 'lit';
import { type TableColumn, tableColumns } from './table-order.ts';

/** How the table stands in the room that it has. */
export interface TableFold {
  readonly className: string;
  readonly columns: readonly TableColumn[];
  /** The height of a row, and of the headings. */
  readonly rowPx: number;
}

const inOneLine: TableFold = { className: '', columns: tableColumns, rowPx: 32 };
const inTwoLines: TableFold = { className: 'folded', columns: tableColumns, rowPx: 56 };
/** Without what the panel tells as well: a phone has no room for it. */
const onPhone: TableFold = {
  className: 'folded narrow',
  columns: tableColumns.filter((column) => column !== 'airtime' && column !== 'rate'),
  rowPx: 56,
};
/** As wide as a page that is magnified four times: the carrier is in the panel too. */
const onSmallPhone: TableFold = {
  className: 'folded narrow small',
  columns: onPhone.columns.filter((column) => column !== 'carrier'),
  rowPx: 56,
};

/** So that nobody has to scroll sideways (WCAG 1.4.10). */
export function foldFor(widthPx: number): TableFold {
  if (widthPx >= 800) return inOneLine;
  if (widthPx >= 560) return inTwoLines;
  return widthPx >= 360 ? onPhone : onSmallPhone;
}

/** Headings stand in two lines as well, each over what it sorts. */
export const foldStyles = css`
  .folded, .folded :is(thead, tbody) { display: block; min-width: 0; }
  .folded thead { position: sticky; inset-block-start: 0; z-index: 1; background: var(--surface); }
  .folded thead th { position: static; background: none; }
  .folded [role='row'] { display: grid; grid-template: 'state code load clients airtime rate silent' minmax(0, 1fr) 'place place carrier carrier carrier carrier carrier' minmax(0, 1fr) / minmax(0, 1fr) 5rem 3.25rem 3.5rem 3.5rem 3.5rem 4.75rem; align-items: center; height: 56px; border-block-end: 1px solid var(--line); }
  .folded thead [role='row'] { border-color: var(--line-strong); }
  .narrow [role='row'] { grid-template: 'state code load clients' minmax(0, 1fr) 'place carrier carrier silent' minmax(0, 1fr) / minmax(0, 1fr) 4.75rem 3.25rem 5rem; }
  .small [role='row'] { grid-template: 'state state load clients' minmax(0, 1fr) 'code place place silent' minmax(0, 1fr) / 5.5rem minmax(0, 1fr) 3.25rem 5rem; }
  .folded [role='row'] > * { border: 0; background: none; box-shadow: none; }
  .folded tbody [role='row']:is(:hover, [aria-selected='true']) { background: var(--surface-raised); }
  .folded [aria-selected='true'] { box-shadow: inset 4px 0 var(--accent); }
  .folded [aria-selected='true']:dir(rtl) { box-shadow: inset -4px 0 var(--accent); }
  .folded [data-column='state'] { grid-area: state; }
  .folded [data-column='code'] { grid-area: code; }
  .folded [data-column='place'] { grid-area: place; padding-inline-start: var(--s3); }
  .folded [data-column='carrier'] { grid-area: carrier; }
  .folded [data-column='load'] { grid-area: load; }
  .folded [data-column='clients'] { grid-area: clients; }
  .folded [data-column='airtime'] { grid-area: airtime; }
  .folded [data-column='rate'] { grid-area: rate; }
  .folded [data-column='silent'] { grid-area: silent; }
  .folded thead [data-column] { width: auto; }
  .folded thead button { min-height: 1.75rem; }
  .folded :is(.gap, .gap td) { display: block; }
  .folded .gap { height: auto; }
  .small [data-column='code'] { padding-inline-start: var(--s4); }
  .small [data-column='place'] { padding-inline-start: 0; }
  .scroll:has(.narrow) { padding-inline: 0; }
  .narrow:not(.small) [data-column='place'], .narrow [data-column='state'] { padding-inline-start: var(--s4); }
  .narrow :is([data-column='clients'], [data-column='silent']) { padding-inline-end: var(--s4); }
  .narrow :is([data-column='clients'], [data-column='silent']) button { padding-inline-end: 0; }
`;
