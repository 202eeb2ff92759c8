import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CurrentSignIn } from '../../server/identity/identity.contract.ts';
import '../elements/notice.ts';
import '../elements/text-field.ts';
import { nameOfThis } from '../passkey/name-of-this.ts';
import { canUsePasskeys } from '../passkey/passkey-ceremony.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';

/** For who came by a link: the passkey with which they sign in from now on. Tells `make` with what they call it. */
@customElement('cw-first-passkey')
export class FirstPasskey extends LitElement {
  @property({ attribute: false }) current!: CurrentSignIn;
  /** Why it did not come to one. */
  @property() fault = '';
  @property({ type: Boolean }) isBusy = false;
  @state() private name = nameOfThis();

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; gap: var(--s4); justify-items: start; }
      h2 { font: var(--type-head); }
      cw-text-field, cw-notice { justify-self: stretch; }
      .btn--main { min-height: 4rem; padding-inline: var(--s8); font-size: 1.125rem; }
    `,
  ];

  override render() {
    const { name } = this.current.staff;
    if (!canUsePasskeys())
      return html`<cw-notice in-flow>${msg('This browser cannot make passkeys. Ask for another link, and open it in the browser of your telephone or computer.')}</cw-notice>`;
    return html`
      <p class="quiet">${msg(str`You are signed in as ${name}`)}</p>
      <h2>${msg('One thing first: make a passkey')}</h2>
      <p>${msg('With it you sign in from now on: your device asks for your face, your fingerprint or its PIN, which never leave it. There is no password.')}</p>
      <cw-text-field
        label=${msg('What you call it')}
        hint=${msg('So that you know it again, when you have several')}
        .value=${this.name}
        max-length="60"
        @change-value=${this.#named}
      ></cw-text-field>
      ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
      <button class="btn btn--main" type="button" ?disabled=${this.isBusy || this.name.trim() === ''} @click=${this.#make}>${msg('Make a passkey')}</button>
    `;
  }

  #named({ detail }: CustomEvent<string>) {
    this.name = detail;
  }

  #make() {
    this.dispatchEvent(new CustomEvent('make', { detail: this.name.trim() }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-first-passkey': FirstPasskey;
  }
}
