import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../elements/dialog.ts';
import '../elements/qr-code.ts';
import '../elements/time-left.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { text } from '../styles/text.ts';
import type { SignInLink } from './staff-server.ts';

const lifeMs = 15 * 60_000;

/** A sign-in link while it is open, and never again: to be scanned, or copied. Tells `close`. */
@customElement('cw-sign-in-link-dialog')
export class SignInLinkDialog extends LitElement {
  /** Open while there is one. */
  @property({ attribute: false }) link: SignInLink | undefined;
  @property() name = '';
  @state() private said = '';
  @query('input') private readonly address!: HTMLInputElement | null;

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      .shown { display: grid; gap: var(--s4); }
      cw-qr-code { width: min(15rem, 60vw); justify-self: center; }
      .said { min-height: 1.5rem; color: var(--ink-2); }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('link')) this.said = '';
  }

  override render() {
    const { link } = this;
    return html`<cw-dialog heading=${msg(str`Sign-in link for ${this.name}`)} .open=${link !== undefined} @close=${this.#close}>
      ${link ? this.#shown(link) : nothing}
      <button slot="actions" class="btn" type="button" @click=${this.#close}>${msg('Close')}</button>
      <button slot="actions" class="btn btn--main" type="button" @click=${this.#copy}>${msg('Copy the link')}</button>
    </cw-dialog>`;
  }

  #shown({ url, expiresAt }: SignInLink) {
    return html`<div class="shown">
      <p>${msg('It signs in whoever opens it first. Let them scan it from here, or send it in a way that only they read. It is shown this once.')}</p>
      <cw-qr-code text=${url} words=${msg('Code of the sign-in link')}></cw-qr-code>
      <label class="labelled">${msg('Link')}<span class="field"><input readonly dir="ltr" .value=${url} @focus=${this.#mark} /></span></label>
      <cw-time-left until=${expiresAt} full-ms=${lifeMs} over=${msg('This link is over. Close this and make another one.')}></cw-time-left>
      <p class="said" role="status">${this.said}</p>
    </div>`;
  }

  readonly #mark = () => this.address?.select();

  readonly #copy = async () => {
    try {
      await navigator.clipboard.writeText(this.link?.url ?? '');
      this.said = msg('Copied.');
    } catch {
      // Browsers may refuse it: the link is marked then, so that a key copies it.
      this.address?.focus();
      this.said = msg('The browser does not let it be copied from here. It is marked: copy it with the keys.');
    }
  };

  readonly #close = () => {
    this.dispatchEvent(new Event('close'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-sign-in-link-dialog': SignInLinkDialog;
  }
}
