import { css, html, nothing } from 'lit';
import '../elements/age.ts';
import '../elements/mark.ts';
import { formatNumber } from '../styles/format.ts';
import { rateOf, type Sight } from './sights.ts';
import type { TableColumn } from './table-order.ts';
import { countedWord, formatShare, placeOf, standingOf, type ZoneNames } from './words.ts';

/** For the cells that `rowCells` makes, 32 px high. */
export const rowStyles = css`
  tbody tr { height: 32px; cursor: pointer; }
  tbody :is(td, th) { padding: 0; padding-inline-end: var(--s2); border-block-end: 1px solid var(--line); font: var(--type-small); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  tbody tr:hover :is(td, th), [aria-selected='true'] :is(td, th) { background: var(--surface-raised); }
  :is(th, td):first-child { padding-inline-start: var(--s3); }
  [aria-selected='true'] td:first-child { box-shadow: inset 4px 0 var(--accent); }
  [aria-selected='true'] td:first-child:dir(rtl) { box-shadow: inset -4px 0 var(--accent); }
  tbody th { font-weight: 700; text-align: start; }
  .status cw-mark { --mark-size: 0.875rem; }
  .status small { color: var(--ink-2); font: var(--type-note); }
  thead [data-column='state'] { width: 7.75rem; } thead [data-column='code'] { width: 5rem; } thead [data-column='carrier'] { width: 6.75rem; }
  .counting thead [data-column='state'] { width: 12rem; }
  thead [data-column='load'] { width: 3rem; } thead :is([data-column='clients'], [data-column='airtime'], [data-column='rate']) { width: 3.5rem; } thead [data-column='silent'] { width: 4.5rem; }
  .scroll:focus-visible .active { outline: 3px solid var(--focus); outline-offset: -3px; }
  :host([stale]) tbody { color: var(--stale-text); }
`;

/** How old what a row shows is: `until` is the moment of which it is, ISO 8601, where that is past. */
export interface RowAge {
  readonly isStale: boolean;
  readonly until: string | undefined;
}

/** The cells of one hotspot's row; a dash where a silent one has no figure. `active` is which of them one is in. */
export function rowCells(
  sight: Sight,
  zones: ZoneNames,
  columns: readonly TableColumn[],
  { isStale, until }: RowAge,
  active: number | undefined,
) {
  const { hotspot, state, share, row, silentSince } = sight;
  const standing = standingOf(sight);
  const beside = [standing.doubt, sight.isCounted && countedWord()].filter(Boolean).join(', ');
  const { clients, airtime } = state === 'silent' ? {} : sight;
  const rate = state === 'silent' ? undefined : rateOf(sight);
  const id = (column: TableColumn) => `cell-${row}-${columns.indexOf(column)}`;
  const mark = (column: TableColumn) => (active === columns.indexOf(column) ? 'active' : '');
  const figure = (column: TableColumn, value: string | undefined) =>
    columns.includes(column)
      ? html`<td id=${id(column)} role="gridcell" data-column=${column} class="num ${mark(column)}">${value ?? '–'}</td>`
      : nothing;
  return html`
    <td id=${id('state')} role="gridcell" data-column="state" class=${mark('state')}><span class="status"><cw-mark kind=${standing.mark} ?plain=${isStale}></cw-mark>${standing.state}${beside ? html` <small class="cut">${beside}</small>` : nothing}</span></td>
    <th id=${id('code')} role="rowheader" scope="row" data-column="code" class=${mark('code')}>${hotspot.code}</th>
    <td id=${id('place')} role="gridcell" data-column="place" class=${mark('place')}><span class="name cut" dir="auto">${placeOf(hotspot, zones)}</span></td>
    ${columns.includes('carrier') ? html`<td id=${id('carrier')} role="gridcell" data-column="carrier" class=${mark('carrier')}><span class="cut" dir="auto">${hotspot.carrier}</span></td>` : nothing}
    ${figure('load', share === undefined ? undefined : formatShare(share))}
    ${figure('clients', clients === undefined ? undefined : formatNumber(clients))}
    ${figure('airtime', airtime === undefined ? undefined : formatShare(airtime))}
    ${figure('rate', rate === undefined ? undefined : formatNumber(Math.round(rate)))}
    <td id=${id('silent')} role="gridcell" data-column="silent" class="num ${mark('silent')}">${silentSince ? html`<cw-age since=${silentSince} .until=${until}></cw-age>` : state === 'silent' ? '–' : nothing}</td>
  `;
}
