import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { text } from '../styles/text.ts';

/**
 * For whom a passkey cannot be used here: the document is as good a way, and, within another app, how to open the page in a
 * browser of its own.
 */
@customElement('cw-without-passkeys')
export class WithoutPasskeys extends LitElement {
  /** The page is shown within another app, or in the window for the sign-in of a network. */
  @property({ type: Boolean, attribute: 'within-app' }) withinApp = false;
  /** What to open instead; none where only the link of the letter opens it. */
  @property() address = '';
  @state() private isCopied = false;

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      :host { display: grid; gap: var(--s4); }
      .way { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--s4); align-items: center; }
      svg { width: 5.5rem; height: 5.5rem; color: var(--accent); }
      p { text-wrap: pretty; }
      .address { overflow-wrap: anywhere; user-select: all; padding: var(--s3); background: var(--surface-sunk); border-radius: var(--radius-2); font: var(--type-small); }
      .btn { justify-self: start; }
    `,
  ];

  override render() {
    return html`
      <div class="way">
        ${passport}
        <p>${msg('Bring your passport or identity card to any station: it is as good as a phone.')}</p>
      </div>
      ${this.withinApp ? this.#elsewhere() : nothing}
    `;
  }

  #elsewhere() {
    if (!this.address)
      return html`<p>${msg('You have opened this page within another app. To use your phone, open the link of your letter in your browser.')}</p>`;
    return html`
      <p>${msg('You have opened this page within another app. To use your phone, open it in your browser: copy the address, and paste it there.')}</p>
      <bdi class="address" dir="ltr">${this.address}</bdi>
      <button class="btn" type="button" @click=${this.#copy}>${this.isCopied ? msg('Copied') : msg('Copy the address')}</button>
    `;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.address);
      this.isCopied = true;
    } catch {
      // Within some apps nothing can be copied by a page: the address stands there to be held and copied by hand.
      this.isCopied = false;
    }
  }
}

/** A booklet with a face and a zone of two lines. */
const passport = html`<svg viewBox="0 0 88 88" fill="none" stroke="currentColor" stroke-width="2.5" aria-hidden="true">
  <rect x="12" y="10" width="64" height="68" rx="4" />
  <path d="M12 56h64M20 64h48M20 70h48" stroke-dasharray="5 3" />
  <circle cx="32" cy="28" r="6" /><path d="M21 47c0-7 5-11 11-11s11 4 11 11M52 24h16M52 32h16M52 40h10" />
</svg>`;

declare global {
  interface HTMLElementTagNameMap {
    'cw-without-passkeys': WithoutPasskeys;
  }
}
