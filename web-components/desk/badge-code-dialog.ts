import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BadgeSummary } from '../../server/registration/badges/badges.contract.ts';
import '../elements/dialog.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';

/** The code of one badge, as large as the window allows: to be photographed, or read by a lane's scanner. */
@customElement('cw-badge-code-dialog')
export class BadgeCodeDialog extends LitElement {
  /** Open while there is one. */
  @property({ attribute: false }) badge: BadgeSummary | undefined;
  @property({ attribute: false }) name = '';
  @property({ attribute: false }) address = '';
  @state() private failedAddress = '';

  static override styles = [
    base,
    text,
    buttons,
    css`
      cw-dialog { --dialog-width: 36rem; }
      figure { display: grid; justify-items: center; gap: var(--s3); text-align: center; }
      /* Readers expect dark on white: in the dark theme too. */
      .code-box { width: min(100%, calc(100dvh - 18rem)); aspect-ratio: 1; background: #fff; }
      img { display: block; width: 100%; height: 100%; image-rendering: pixelated; }
      .name { font-size: 1.375rem; line-height: 1.75rem; }
    `,
  ];

  override render() {
    const { badge } = this;
    return html`<cw-dialog heading=${badge ? msg(str`Badge ${badge.number}`) : ''} ?open=${badge !== undefined}>
      ${badge ? this.#figure(badge) : nothing}
    </cw-dialog>`;
  }

  #figure({ number }: BadgeSummary) {
    if (this.failedAddress === this.address) {
      return html`<p role="alert">${msg('The code cannot be shown: the badge may have been revoked just now. Close this and look again.')}</p>`;
    }
    return html`<figure>
      <span class="code-box">
        <img src=${this.address} alt=${msg(str`Code of badge ${number}`)} @error=${this.#failed} />
      </span>
      <figcaption class="name" dir="auto">${this.name}</figcaption>
    </figure>`;
  }

  #failed() {
    this.failedAddress = this.address;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-badge-code-dialog': BadgeCodeDialog;
  }
}
