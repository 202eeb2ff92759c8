import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { WalletOffers } from '../../server/registration/wallet/wallet.contract.ts';
import { answer, client } from '../api/client.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';

const { wallet } = client.api.delegate;

/**
 * Puts the badge into the phone's wallet: a button for each wallet that the venue offers, nothing where it offers none
 * or cannot be asked, for the badge on the page works without. Give it `badge` (the number), so that it asks anew for
 * another one.
 */
@customElement('cw-wallet-buttons')
export class WalletButtons extends LitElement {
  @property() badge = '';
  @property({ attribute: false }) offers: () => Promise<WalletOffers> = () => answer(wallet.$get());
  @state() private offered: WalletOffers = {};
  /** Takes no room until there is something to offer. */
  @property({ type: Boolean, reflect: true }) empty = true;

  static override styles = [
    base,
    buttons,
    css`:host { display: flex; flex-wrap: wrap; gap: var(--s3); } .btn { flex: 1 1 12rem; } :host([empty]) { display: none; }`,
  ];

  override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (changed.has('badge')) void this.#ask();
  }

  async #ask() {
    const asked = this.badge;
    const offered: WalletOffers = await this.offers().catch(() => ({}));
    if (asked !== this.badge) return;
    this.offered = offered;
    this.empty = !offered.apple && !offered.google;
  }

  override render() {
    const { apple, google } = this.offered;
    return html`
      ${apple ? html`<a class="btn" href=${apple} download="badge.pkpass"><cw-icon name="badge"></cw-icon>${msg('Add to Apple Wallet')}</a>` : nothing}
      ${google ? html`<a class="btn" href=${google} rel="noreferrer"><cw-icon name="badge"></cw-icon>${msg('Save to Google Wallet')}</a>` : nothing}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-wallet-buttons': WalletButtons;
  }
}
