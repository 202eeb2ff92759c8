import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OwnBadge } from '../../server/registration/delegate-page/delegate-page.contract.ts';
import '../elements/icon.ts';
import '../elements/qr-code.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';

/**
 * A badge that opens no gate yet: its number, so that nobody takes it for one that does. The code is shown when it is asked
 * for, small, since kiosks and desks read it already.
 */
@customElement('cw-held-badge')
export class HeldBadge extends LitElement {
  @property({ attribute: false }) badge?: OwnBadge;
  /** There is no network: whether it is in use meanwhile is not known here. */
  @property({ type: Boolean }) alone = false;
  @state() private isShown = false;

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; gap: var(--s4); }
      .held { display: grid; gap: var(--s2); justify-items: center; padding: var(--s4); border: 2px dashed var(--line-strong); border-radius: var(--radius-2); text-align: center; }
      .number { font: 700 1.375rem/1.75rem var(--font-ui); }
      .small { color: var(--ink-2); }
      cw-qr-code { width: 11rem; border-radius: var(--radius-1); outline: 1px solid var(--line); }
      .line { display: flex; gap: var(--s2); align-items: center; }
      .line cw-icon { flex: none; color: var(--refer-text); }
    `,
  ];

  override render() {
    const { badge } = this;
    if (!badge) return nothing;
    return html`
      <div class="held">
        <bdi class="number">${badge.number}</bdi>
        <span class="small">${msg('Opens no gate yet')}</span>
        ${this.isShown ? this.#code(badge) : nothing}
        <button class="btn btn--small" type="button" aria-expanded=${this.isShown} @click=${this.#turn}>
          ${this.isShown ? msg('Hide the code') : msg('Show the code for a kiosk or desk')}
        </button>
      </div>
      ${this.alone ? this.#withoutNetwork() : nothing}
    `;
  }

  #code({ token, number }: OwnBadge) {
    return html`<cw-qr-code text=${token} words=${msg(str`QR code of badge ${number}`)}></cw-qr-code>`;
  }

  #withoutNetwork() {
    return html`<p class="line" role="status">
      <cw-icon name="device"></cw-icon>${msg('No network. The check may be finished by now: the gate knows.')}
    </p>`;
  }

  readonly #turn = (): void => {
    this.isShown = !this.isShown;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-held-badge': HeldBadge;
  }
}
