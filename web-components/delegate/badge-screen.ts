import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { OwnBadge } from '../../server/registration/delegate-page/delegate-page.contract.ts';
import '../elements/qr-code.ts';
import { base } from '../styles/base.ts';
import { text } from '../styles/text.ts';

/**
 * The badge alone on the whole screen, white whatever the theme, so that a phone that dims by its picture shines; the
 * screen stays on where the browser lets it. A tap anywhere, or Escape, closes it.
 */
@customElement('cw-badge-screen')
export class BadgeScreen extends LitElement {
  @property({ attribute: false }) badge?: OwnBadge;
  @property() name = '';

  @query('dialog') private readonly dialog!: HTMLDialogElement;
  #wakeLock: WakeLockSentinel | undefined;

  static override styles = [
    base,
    text,
    css`
      dialog { width: 100vw; max-width: none; height: 100dvh; max-height: none; padding: 0; border: 0; background: #fff; color: #14202a; color-scheme: light; }
      dialog[open] { display: grid; }
      button { display: grid; grid-template-rows: 1fr auto 1fr; justify-items: center; align-items: center; gap: var(--s4); width: 100%; height: 100%; padding: var(--s4); border: 0; background: none; color: inherit; cursor: pointer; }
      cw-qr-code { width: min(100%, calc(100dvh - 11rem)); }
      .name { align-self: end; max-width: 100%; font-size: 1.75rem; line-height: 2.5rem; overflow-wrap: anywhere; }
      .number { align-self: start; font: 700 1.75rem/2rem var(--font-ui); }
      .number small { display: block; margin-block-start: var(--s2); font: var(--type-small); color: #43535c; }
      button:focus-visible { outline-offset: -6px; outline-color: #0b66b0; }
      @media (orientation: landscape) and (max-height: 32rem) {
        button { grid: auto / 1fr auto 1fr; }
        cw-qr-code { width: calc(100dvh - 2 * var(--s4)); }
        .name, .number { align-self: center; }
      }
    `,
  ];

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#letSleep();
  }

  async show(): Promise<void> {
    await this.updateComplete;
    this.dialog.showModal();
    await this.#stayAwake();
    document.addEventListener('visibilitychange', this.#stayAwake);
  }

  override render() {
    const { badge } = this;
    return html`<dialog aria-label=${msg('Badge')} @close=${this.#letSleep}>
      ${
        badge
          ? html`<button type="button" @click=${() => this.dialog.close()}>
              <span class="name" dir="auto">${this.name}</span>
              <cw-qr-code text=${badge.token} words=${msg(str`QR code of badge ${badge.number}`)}></cw-qr-code>
              <span class="number"><bdi>${badge.number}</bdi><small>${msg('Tap to close')}</small></span>
            </button>`
          : nothing
      }
    </dialog>`;
  }

  /** The browser takes it away when the page is hidden: it is asked for anew then. */
  readonly #stayAwake = async (): Promise<void> => {
    if (!this.dialog.open || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    this.#wakeLock = await navigator.wakeLock.request('screen').catch(() => undefined);
    if (!this.dialog.open) this.#letSleep();
  };

  readonly #letSleep = (): void => {
    document.removeEventListener('visibilitychange', this.#stayAwake);
    void this.#wakeLock?.release().catch(() => undefined);
    this.#wakeLock = undefined;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-badge-screen': BadgeScreen;
  }
}
