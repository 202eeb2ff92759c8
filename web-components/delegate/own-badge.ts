import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { DelegatePage, OwnBadge } from '../../server/registration/delegate-page/delegate-page.contract.ts';
import '../elements/icon.ts';
import '../elements/mark.ts';
import '../elements/qr-code.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { formatMoment, inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './badge-screen.ts';
import type { BadgeScreen } from './badge-screen.ts';
import './wallet-buttons.ts';

/** The badge to be scanned, and where to go with it first. */
@customElement('cw-own-badge')
export class OwnBadgeElement extends LitElement {
  @property({ attribute: false }) page!: DelegatePage;
  /** There is no network: the badge is the one that was kept. */
  @property({ type: Boolean }) alone = false;

  @query('cw-badge-screen') private readonly screen!: BadgeScreen;

  static override styles = [
    base,
    text,
    beam,
    buttons,
    css`
      :host { display: grid; gap: var(--s5); }
      .pass { justify-self: center; display: grid; gap: var(--s2); width: min(100%, 19.5rem); padding: 0; border: 0; background: none; cursor: zoom-in; text-align: center; }
      cw-qr-code { width: 100%; border-radius: var(--radius-1); outline: 1px solid var(--line); }
      .number { font: 700 1.375rem/1.75rem var(--font-ui); }
      .tap { font: var(--type-small); color: var(--ink-2); }
      .line { display: flex; gap: var(--s2); align-items: center; }
      .line cw-icon { color: var(--refer-text); }
      h2 { text-wrap: balance; }
      .gate { font: 400 1.375rem/1.75rem var(--font-name); margin-block: var(--s1); overflow-wrap: anywhere; text-align: -webkit-match-parent; text-align: match-parent; }
      @media (max-height: 740px) { .pass { width: min(100%, 16rem); } :host { gap: var(--s4); } }
    `,
  ];

  override render() {
    const { badge, name } = this.page;
    return html`
      ${badge ? this.#pass(badge) : nothing}
      ${this.alone ? this.#alone() : this.#standing()}
      ${this.#whereFirst()}
      ${badge && !this.alone ? html`<cw-wallet-buttons badge=${badge.number}></cw-wallet-buttons>` : nothing}
      <cw-badge-screen .badge=${badge} name=${name}></cw-badge-screen>
    `;
  }

  #pass(badge: OwnBadge) {
    return html`<button class="pass" type="button" @click=${() => this.screen.show()}>
      <cw-qr-code text=${badge.token} words=${msg(str`QR code of badge ${badge.number}`)}></cw-qr-code>
      <bdi class="number">${badge.number}</bdi>
      <span class="tap">${msg('Tap to make it large and bright')}</span>
    </button>`;
  }

  #alone() {
    return html`<p class="line" role="status">
      <cw-icon name="device"></cw-icon>${msg('No network. Your badge works without it.')}
    </p>`;
  }

  #standing() {
    return this.page.isVerified
      ? html`<p class="line"><cw-mark kind="admit"></cw-mark>${msg('Verified: you can go straight to a gate.')}</p>`
      : nothing;
  }

  #whereFirst() {
    const { firstGate, station, isVerified, conference } = this.page;
    const asksForIdentity = firstGate?.asksForIdentity ?? !isVerified;
    if (!firstGate && !station) return nothing;
    return html`<section class="beam">
      <div class="head"><h2>${msg('Where to go first')}</h2></div>
      ${firstGate ? html`<p class="gate" dir="auto">${inPageLanguage(firstGate.name)}</p>` : nothing}
      ${firstGate?.opensAt ? html`<p>${msg(str`Open to you from ${formatMoment(firstGate.opensAt, conference.timeZone)}.`)}</p>` : nothing}
      ${asksForIdentity ? this.#station(station) : html`<p class="quiet">${msg('Show this badge to the scanner at any lane.')}</p>`}
    </section>`;
  }

  #station(station: DelegatePage['station']) {
    return html`<p>
        ${
          station
            ? msg(
                str`At station ${station.number} somebody looks at your identity document, once. Have it in your hand.`,
              )
            : msg('Somebody looks at your identity document, once. Have it in your hand.')
        }
      </p>
      ${station ? html`<p class="quiet"><bdi>${inPageLanguage(station.place)}</bdi></p>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-own-badge': OwnBadgeElement;
  }
}
