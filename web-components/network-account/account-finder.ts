import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { NamesOnNetwork } from '../../server/registration/delegates/delegates.contract.ts';
import '../elements/dialog.ts';
import type { Dialog } from '../elements/dialog.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import '../whereabouts/name-search.ts';
import type { NameSearch } from '../whereabouts/name-search.ts';
import { nothingMay } from './may-on-network.ts';
import './network-account-panel.ts';
import { httpNetworkAccountServer, type NetworkAccountServer } from './network-account-server.ts';
import './stranger-attempts.ts';

/** Whose devices cannot connect, then why: over the page that it was opened from. Fires `close`. */
@customElement('cw-account-finder')
export class AccountFinder extends LitElement {
  @property({ attribute: false }) server: NetworkAccountServer = httpNetworkAccountServer;
  @property({ type: Boolean }) open = false;
  /** Whose account is looked at; nobody's yet. */
  @property({ attribute: false }) delegateId = '';
  @property({ attribute: false }) may = nothingMay;
  @query('cw-dialog') private readonly dialog!: Dialog;
  @query('cw-name-search') private readonly search!: NameSearch | null;

  static override styles = [
    base,
    buttons,
    css`
      cw-dialog { --dialog-width: 44rem; }
      .content { min-height: min(32rem, 60dvh); }
    `,
  ];

  override updated(changed: PropertyValues<this>) {
    // Once the dialog is open, which takes the focus first.
    if (changed.has('open') && this.open) void this.dialog.updateComplete.then(() => this.search?.focus());
  }

  override render() {
    const { delegateId } = this;
    return html`<cw-dialog heading=${msg('Why can’t they connect?')} .open=${this.open} @close=${this.#close}>
      <div class="content">${this.open ? (delegateId ? this.#account() : this.#search()) : nothing}</div>
      ${delegateId ? html`<button slot="actions" class="btn" type="button" @click=${this.#leave}>${msg('Somebody else')}</button>` : nothing}
      <button slot="actions" class="btn" type="button" @click=${this.#close}>${msg('Close')}</button>
    </cw-dialog>`;
  }

  #search() {
    return html`<cw-name-search .server=${this.server} @choose-delegate=${this.#choose}>
      ${msg('Who stands before you, or writes that their device does not connect. That you looked stays in the ledger, for you see where their devices were.')}
    </cw-name-search>
    <cw-stranger-attempts .server=${this.server}></cw-stranger-attempts>`;
  }

  #account() {
    return html`<cw-network-account-panel
      named
      .server=${this.server}
      .delegateId=${this.delegateId}
      ?may-revoke=${this.may.revoke}
      ?may-set-up=${this.may.setUp}
    ></cw-network-account-panel>`;
  }

  readonly #choose = ({ detail }: CustomEvent<NamesOnNetwork['delegates'][number]>) => {
    this.delegateId = detail.id;
  };

  readonly #leave = async () => {
    this.delegateId = '';
    await this.updateComplete;
    this.search?.focus();
  };

  readonly #close = () => {
    this.open = false;
    this.delegateId = '';
    this.dispatchEvent(new Event('close'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-account-finder': AccountFinder;
  }
}
