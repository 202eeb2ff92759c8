import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { NetworkAccount } from '../../server/network-access/network-access.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/mark.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { categoryName } from '../styles/category-name.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { AccountController } from './account-controller.ts';
import './account-decision.ts';
import './account-devices.ts';
import { diagnose, standingWords } from './diagnosis.ts';
import './join-attempts.ts';
import './network-account-problems.ts';
import { httpNetworkAccountServer, type NetworkAccountServer } from './network-account-server.ts';
import './open-connections.ts';
import './set-up-code.ts';

/** Why somebody's devices cannot connect, what to do, and what that rests on; as it is now, while it is looked at. */
@customElement('cw-network-account-panel')
export class NetworkAccountPanel extends LitElement {
  @property({ attribute: false }) server: NetworkAccountServer = httpNetworkAccountServer;
  @property({ attribute: false }) delegateId = '';
  /** Says whose it is, with their name as heading. */
  @property({ type: Boolean }) named = false;
  @property({ type: Boolean, attribute: 'may-revoke' }) mayRevoke = false;
  /** Whether a code for their phone may be made by whoever looks. */
  @property({ type: Boolean, attribute: 'may-set-up' }) maySetUp = false;

  readonly asked = new AccountController(this);

  static override styles = [
    base,
    text,
    loading,
    css`
      :host { display: grid; gap: var(--s5); min-height: 20rem; align-content: start; }
      .why { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--s1) var(--s3); --mark-size: 2rem; }
      .why p { grid-column: 2; text-wrap: pretty; overflow-wrap: anywhere; }
      .why cw-mark { grid-row: 1 / span 2; }
      h2 { font-size: 1.75rem; line-height: 2.125rem; overflow-wrap: anywhere; }
      h3 { font: 700 0.9375rem/1.5rem var(--font-ui); }
      section { border-block-start: var(--rule-beam) solid var(--beam); padding-block-start: var(--s2); }
      .acts { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: start; }
    `,
  ];

  override render() {
    const { account, error } = this.asked;
    return html`
      ${error ? html`<cw-notice in-flow>${sentenceOfError(error)}</cw-notice>` : nothing}
      ${account && this.named ? this.#who(account) : nothing}
      ${account ? nothing : error ? nothing : html`<p aria-busy="true"><span class="load"></span></p>`}
      <div class="why" role="status">${account ? this.#why() : nothing}</div>
      ${account ? this.#rest() : nothing}
    `;
  }

  #who({ name, nameLatin, category }: NetworkAccount) {
    const latin = nameLatin === name ? nothing : html`<span dir="auto">${nameLatin}</span> · `;
    return html`<header><h2 class="name" dir="auto">${name}</h2><p class="quiet">${latin}${categoryName(category)}</p></header>`;
  }

  #why() {
    const { account } = this.asked;
    if (!account) return nothing;
    const { mark, lead, todo } = diagnose(account);
    const isOpen = account.standing === 'awake';
    return html`
      <cw-mark kind=${mark}></cw-mark>
      <p class="lead">${lead}</p>
      <p>${todo}</p>
      ${isOpen ? html`<p class="small quiet">${standingWords(account)}</p>` : nothing}
    `;
  }

  #rest() {
    const { account } = this.asked;
    if (!account) return nothing;
    return html`
      <div class="acts">
        ${this.maySetUp ? html`<cw-set-up-code .delegateId=${this.delegateId} .name=${account.name}></cw-set-up-code>` : nothing}
        ${this.mayRevoke ? html`<cw-account-decision .server=${this.server} .account=${account} @decided=${this.#decided}></cw-account-decision>` : nothing}
      </div>
      <section><h3>${msg('Last attempts')}</h3><cw-join-attempts .attempts=${account.attempts}></cw-join-attempts></section>
      <section><h3>${msg('Connected now')}</h3><cw-open-connections .connections=${account.connections}></cw-open-connections></section>
      <section><h3>${msg('Their devices')}</h3><cw-account-devices .account=${account}></cw-account-devices></section>
    `;
  }

  readonly #decided = ({ detail }: CustomEvent<NetworkAccount>) => this.asked.take(detail);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-network-account-panel': NetworkAccountPanel;
  }
}
