import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../elements/mark.ts';
import type { MarkKind } from '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDate, formatDateTime } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { accessPointsTableStyles } from './access-points-table.styles.ts';
import { type AccessPoint, type CertificateStanding, certificateStanding } from './certificate-standing.ts';

const marks: Readonly<Record<CertificateStanding, MarkKind>> = {
  ...{ none: 'refer', ended: 'refuse', ending: 'refer', good: 'admit' },
};

/**
 * Access points as rows. On a telephone each is a block of its own: then the roles of a table must be said, for browsers take
 * them from what is laid out otherwise. Tells `certify` with the access point.
 */
@customElement('cw-access-points-table')
export class AccessPointsTable extends LitElement {
  @property({ attribute: false }) points: readonly AccessPoint[] = [];
  /** By the server's clock. */
  @property({ attribute: false }) nowMs = 0;

  static override styles = [base, text, buttons, accessPointsTableStyles];

  override render() {
    return html`<table role="table">
      <thead role="rowgroup"><tr role="row">
        <th role="columnheader">${msg('Name')}</th><th role="columnheader">${msg('Address')}</th>
        <th role="columnheader">${msg('Shows who it is by')}</th><th role="columnheader">${msg('Told to take a device off')}</th><td role="cell"></td>
      </tr></thead>
      <tbody role="rowgroup">${repeat(
        this.points,
        ({ name }) => name,
        (point) => this.#row(point),
      )}</tbody>
    </table>`;
  }

  #row(point: AccessPoint) {
    const standing = certificateStanding(point, this.nowMs);
    return html`<tr role="row">
      <th role="rowheader" scope="row"><bdi>${point.name}</bdi>${point.claim ? this.#claim(point.claim) : nothing}</th>
      <td role="cell" data-word=${msg('Address')}>${point.address ? html`<bdi class="address" dir="ltr">${point.address}</bdi>` : msg('any')}</td>
      <td role="cell" data-word=${msg('Shows who it is by')}>${standing ? this.#certificate(point, standing) : msg('a secret of its own')}</td>
      <td role="cell" data-word=${msg('Told to take a device off')}>${
        point.isOverTls
          ? msg('cannot be: at most ten minutes')
          : msg(str`at once, port ${String(point.disconnectPort)}`)
      }</td>
      <td role="cell">${standing ? this.#button(point, standing) : nothing}</td>
    </tr>`;
  }

  /** By a key of its own or a stolen one: an alert has told it, and this stays. */
  #claim({ hotspot, at }: NonNullable<AccessPoint['claim']>) {
    return html`<span class="claim"><cw-mark kind="refer"></cw-mark><span>${msg(html`says that it is <bdi>${hotspot}</bdi>, for which another one speaks: ${formatDateTime(at)}`)}</span></span>`;
  }

  #certificate({ certificateUntil = '' }: AccessPoint, standing: CertificateStanding) {
    const look = { none: 'in-need', ended: 'ended', ending: 'in-need', good: '' }[standing];
    return html`<span class="standing ${look}"><cw-mark kind=${marks[standing]}></cw-mark><span>${standingWords(standing, certificateUntil && formatDate(certificateUntil))}</span></span>`;
  }

  #button(point: AccessPoint, standing: CertificateStanding) {
    const words = standing === 'none' ? msg('Make a certificate…') : msg('Make a new one…');
    const certify = () => this.dispatchEvent(new CustomEvent('certify', { detail: point }));
    return html`<button class="btn btn--small" type="button" aria-label=${`${words} ${point.name}`} @click=${certify}>${words}</button>`;
  }
}

function standingWords(standing: CertificateStanding, date: string): string {
  switch (standing) {
    case 'none':
      return msg('no certificate yet');
    case 'ended':
      return msg(str`a certificate that ended on ${date}`);
    case 'ending':
      return msg(str`a certificate that ends on ${date}`);
    case 'good':
      return msg(str`a certificate until ${date}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-access-points-table': AccessPointsTable;
  }
}
