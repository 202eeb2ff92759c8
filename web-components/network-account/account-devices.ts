import { msg, str } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { NetworkAccount } from '../../server/network-access/network-access.contract.ts';
import { base } from '../styles/base.ts';
import { formatDateTime, formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { methodWords, routeWords } from './outcome-words.ts';

/** The devices that somebody has set up, those last that were removed. */
@customElement('cw-account-devices')
export class AccountDevices extends LitElement {
  @property({ attribute: false }) account!: NetworkAccount;

  static override styles = [
    base,
    text,
    css`
      li { padding-block: var(--s2); border-block-end: 1px solid var(--line); overflow-wrap: anywhere; }
      .removed { color: var(--ink-2); }
      .removed bdi { text-decoration: line-through; }
    `,
  ];

  override render() {
    const { credentials, devices, vlan, routeOut } = this.account;
    const [network, route] = [formatNumber(vlan), routeWords(routeOut)];
    const good = credentials.filter(({ removedAt }) => !removedAt);
    const [count, most] = [formatNumber(good.length), formatNumber(devices)];
    const sorted = [...good, ...credentials.filter(({ removedAt }) => removedAt)];
    return html`
      <p class="quiet">${msg(str`${count} set up; ${most} may be connected at once.`)} ${msg(str`Their category is on VLAN ${network}, by the ${route}.`)}</p>
      <ul>${sorted.map(({ deviceName, method, madeAt, removedAt }) => {
        const [made, removed] = [formatDateTime(madeAt), removedAt && formatDateTime(removedAt)];
        return html`<li class=${removedAt ? 'removed' : ''}>
          <p><bdi>${deviceName}</bdi> · ${methodWords(method)}</p>
          <p class="small quiet">${removed ? msg(str`removed on ${removed}`) : msg(str`since ${made}`)}</p>
        </li>`;
      })}</ul>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-account-devices': AccountDevices;
  }
}
