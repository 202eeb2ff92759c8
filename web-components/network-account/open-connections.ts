import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DisconnectOutcome } from '../../db/network-vocabulary.ts';
import type { NetworkAccount } from '../../server/network-access/network-access.contract.ts';
import '../elements/age.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { formatNumber, formatTime } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { outcomeWords, routeWords } from './outcome-words.ts';
import { whereWords } from './where-words.ts';

type Connection = NetworkAccount['connections'][number];

/** What is connected of somebody; of what is to be taken off, why, and what came of it. */
@customElement('cw-open-connections')
export class OpenConnections extends LitElement {
  @property({ attribute: false }) connections: readonly Connection[] = [];

  static override styles = [
    base,
    text,
    css`
      li { padding-block: var(--s2); border-block-end: 1px solid var(--line); overflow-wrap: anywhere; }
      .status { white-space: normal; }
      .because { display: block; }
    `,
  ];

  override render() {
    if (this.connections.length === 0) return html`<p class="quiet">${msg('Nothing is connected.')}</p>`;
    return html`<ul>${this.connections.map((connection) => this.#connection(connection))}</ul>`;
  }

  #connection(connection: Connection) {
    const { deviceName, deviceAddress, admittedAt, vlan, routeOut, disconnect } = connection;
    const number = formatNumber(vlan);
    const address = deviceAddress?.replaceAll(/(..)(?=.)/g, '$1:');
    return html`<li>
      <p><b><bdi>${deviceName ?? msg('a device that is gone')}</bdi></b> · <bdi>${whereWords(connection)}</bdi></p>
      <p class="small quiet">${msg(html`connected ${html`<cw-age since=${admittedAt}></cw-age>`} ago`)} · ${msg(str`VLAN ${number}`)}${routeOut ? html` · ${routeWords(routeOut)}` : nothing}${address ? html` · <span class="code">${address}</span>` : nothing}</p>
      ${disconnect ? this.#disconnect(disconnect) : nothing}
    </li>`;
  }

  #disconnect({ because, requestedAt, outcome }: NonNullable<Connection['disconnect']>) {
    const time = formatTime(requestedAt, { seconds: true });
    const isOff = outcome === 'acknowledged' || outcome === 'no_such_connection';
    return html`<p class="small">
      <span class="status"><cw-mark kind=${markOf(outcome)}></cw-mark>
        ${isOff ? nothing : msg(str`To be taken off since ${time}.`)} ${resultWords(outcome)}</span>
      <span class="because quiet">${outcomeWords(because)}</span>
    </p>`;
  }
}

function markOf(outcome: DisconnectOutcome | undefined) {
  if (outcome === undefined) return 'wait';
  if (outcome === 'no_answer' || outcome === 'refused') return 'refuse';
  return outcome === 'not_possible' ? 'stale' : 'admit';
}

function resultWords(outcome: DisconnectOutcome | undefined): string {
  switch (outcome) {
    case undefined:
      return msg('The access point is being told.');
    case 'acknowledged':
      return msg('The access point has taken it off.');
    case 'no_such_connection':
      return msg('The access point does not have it any more.');
    case 'refused':
      return msg('The access point does not take it off: it is still connected. It is told again.');
    case 'no_answer':
      return msg('The access point does not answer: it may still be connected.');
    case 'not_possible':
      return msg('This access point cannot be told: it ends by itself within ten minutes.');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-open-connections': OpenConnections;
  }
}
