import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { accessPointColumns } from '../../server/network-access/access-points/access-points.contract.ts';
import { ImportFile } from '../elements/import-file.ts';
import { inventoryPlaceWords } from '../network/inventory-fault-words.ts';
import { formatNumber } from '../styles/format.ts';
import { accessPointFaultWords } from './access-point-fault-words.ts';
import './access-points-problems.ts';
import type { AccessPointsServer } from './access-points-server.ts';

/** A dialog that takes a file of access points in. */
@customElement('cw-import-access-points')
export class ImportAccessPoints extends ImportFile {
  @property({ attribute: false }) server!: Pick<AccessPointsServer, 'put'>;
  protected override readonly accept = '.csv,.json,text/csv,application/json';
  protected override readonly placeWords = inventoryPlaceWords;
  protected override readonly faultWords = accessPointFaultWords;

  protected override headings() {
    return { choosing: msg('Import access points'), done: msg('The access points are in') };
  }

  protected override about() {
    return html`
      <p>${msg('The file names all access points, in CSV or JSON. One that it no longer names is not answered any more, and who is connected there is off. It goes in whole or not at all.')}</p>
      <p>${msg('Each has a secret of its own; one over TLS has none, but a certificate, which is made here.')}</p>
      <p class="quiet small">${msg('Headings of a CSV file:')} <span class="code" dir="ltr">${accessPointColumns.join(', ')}</span></p>
    `;
  }

  protected override async send(file: File): Promise<string> {
    const { created, changed, unchanged, removed, connectionsEnded } = await this.server.put(file);
    const [made, other, same, gone] = [created, changed, unchanged, removed].map(formatNumber);
    const outcome = msg(str`${made} new, ${other} changed, ${same} as before, ${gone} taken off.`);
    if (connectionsEnded === 0) return outcome;
    return `${outcome} ${msg(str`Connections that ended with them: ${formatNumber(connectionsEnded)}.`)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-import-access-points': ImportAccessPoints;
  }
}
