import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { ImportFile } from '../elements/import-file.ts';
import { formatNumber } from '../styles/format.ts';
import { importInventory } from './import-inventory.ts';
import { inventoryFaultWords, inventoryPlaceWords } from './inventory-fault-words.ts';
import './network-problems.ts';

/** A dialog that takes an inventory of hotspots in. */
@customElement('cw-import-hotspots')
export class ImportHotspots extends ImportFile {
  protected override readonly accept = '.csv,.json,.geojson,text/csv,application/geo+json';
  protected override readonly placeWords = inventoryPlaceWords;
  protected override readonly faultWords = inventoryFaultWords;

  protected override headings() {
    return { choosing: msg('Import hotspots'), done: msg('The inventory is in') };
  }

  protected override about() {
    return html`
      <p>${msg('The file is the whole inventory, in CSV or GeoJSON: what it no longer names is taken off the board. It goes in whole or not at all.')}</p>
      <p class="quiet small">${msg('Headings of a CSV file:')} <span class="code" dir="ltr">code, name, name_zh-CN, carrier, bands, zone, level, latitude, longitude, capacity_clients</span></p>
    `;
  }

  protected override async send(file: File): Promise<string> {
    const { created, changed, unchanged, removed } = await importInventory(file);
    const [made, other, same, gone] = [created, changed, unchanged, removed].map(formatNumber);
    return msg(str`${made} new, ${other} changed, ${same} as before, ${gone} taken off the board.`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-import-hotspots': ImportHotspots;
  }
}
