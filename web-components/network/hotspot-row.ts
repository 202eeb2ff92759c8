import { css, html, nothing } from 'lit';
import '../elements/age.ts';
import '../elements/mark.ts';
import { formatNumber } from '../styles/format.ts';
import type { Sight } from './sights.ts';
import { formatShare, placeOf, stateName, type ZoneNames } from './words.ts';

/** For the cells that `rowCells` makes, 32 px high. */
export const rowStyles = css`
  tbody tr { height: 32px; cursor: pointer; }
  tbody :is(td, th) { padding: 0; padding-inline-end: var(--s3); border-block-end: 1px solid var(--line); font: var(--type-small); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  tbody tr:hover :is(td, th), [aria-selected='true'] :is(td, th) { background: var(--surface-raised); }
  :is(th, td):first-child { padding-inline-start: var(--s3); }
  [aria-selected='true'] td:first-child { box-shadow: inset 4px 0 var(--accent); }
  [aria-selected='true'] td:first-child:dir(rtl) { box-shadow: inset -4px 0 var(--accent); }
  tbody th { font-weight: 700; text-align: start; }
  .status cw-mark { --mark-size: 0.875rem; }
  thead .state { width: 8.25rem; } thead .code { width: 5.5rem; letter-spacing: 0; } thead .carrier { width: 8.25rem; }
  thead :is(.load, .clients, .airtime, .rate) { width: 4.5rem; } thead .silent { width: 5.5rem; }
  :host([stale]) tbody { color: var(--stale-text); }
`;

/** The cells of one hotspot's row; a dash where a silent one has no figure. */
export function rowCells({ hotspot, state, share, load }: Sight, zones: ZoneNames, isStale: boolean) {
  const heard = state === 'silent' ? undefined : load;
  const figure = (value: string | undefined) => html`<td role="gridcell" class="num">${value ?? '–'}</td>`;
  return html`
    <td role="gridcell"><span class="status"><cw-mark kind=${state} ?plain=${isStale}></cw-mark>${stateName(state)}</span></td>
    <th role="rowheader" scope="row">${hotspot.code}</th>
    <td role="gridcell"><span class="name cut" dir="auto">${placeOf(hotspot, zones)}</span></td>
    <td role="gridcell"><span class="cut" dir="auto">${hotspot.carrier}</span></td>
    ${figure(share === undefined ? undefined : formatShare(share))}
    ${figure(heard && formatNumber(heard.clients))}
    ${figure(heard?.airtime === undefined ? undefined : formatShare(heard.airtime))}
    ${figure(heard && formatNumber(Math.round(heard.rxMbps + heard.txMbps)))}
    <td role="gridcell" class="num">${load?.silentSince ? html`<cw-age since=${load.silentSince}></cw-age>` : state === 'silent' ? '–' : nothing}</td>
  `;
}
