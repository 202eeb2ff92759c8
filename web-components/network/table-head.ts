import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import '../elements/icon.ts';
import type { GridPlace } from './table-keys.ts';
import { firstOrderOf, type TableColumn, type TableOrder } from './table-order.ts';

function columnName(column: TableColumn): string {
  switch (column) {
    case 'state':
      return msg('State');
    case 'code':
      return msg('Hotspot');
    case 'place':
      return msg('Place');
    case 'carrier':
      return msg('Carrier');
    case 'load':
      return msg('Load');
    case 'clients':
      return msg('Clients');
    case 'airtime':
      return msg('Airtime');
    case 'rate':
      return msg('Mbit/s');
    case 'silent':
      return msg('Silent for');
  }
}

/** The headings of the table: pressed, each sorts by its column. */
export function tableHead(
  columns: readonly TableColumn[],
  order: TableOrder,
  place: GridPlace | undefined,
  sort: (column: TableColumn) => void,
) {
  return html`<thead role="rowgroup"><tr role="row" aria-rowindex="1">
    ${columns.map((column, index) => {
      const isIts = order.column === column;
      const direction = order.isDescending ? 'descending' : 'ascending';
      const isActive = place?.index === -1 && place.column === index;
      const classes = [firstOrderOf(column).isDescending ? 'num' : '', isActive ? 'active' : ''].join(' ');
      return html`<th id="head-${index}" role="columnheader" data-column=${column} class=${classes} aria-sort=${isIts ? direction : 'none'}>
        <button type="button" tabindex="-1" @click=${() => sort(column)}>${columnName(column)}${isIts ? html`<cw-icon name="up"></cw-icon>` : nothing}</button>
      </th>`;
    })}
  </tr></thead>`;
}
