import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { NameCard } from '../../server/wayfinding/places/places.contract.ts';
import { base } from '../styles/base.ts';
import { formatTime, inOtherLanguage } from '../styles/format.ts';
import { rows } from '../styles/rows.ts';
import { text } from '../styles/text.ts';
import { nameHere } from './way-words.ts';
import type { SignedPlace, WayWorld } from './way-world.ts';

/**
 * Where one stands: the name in the page's language and in another, the level; small, what its name card says. What is in its
 * slot stands above that, so that the card does not move it when it comes.
 */
@customElement('cw-where-you-are')
export class WhereYouAre extends LitElement {
  @property({ attribute: false }) place!: SignedPlace;
  @property({ attribute: false }) world!: WayWorld;
  @property({ attribute: false }) card: NameCard | undefined;

  static override styles = [
    base,
    text,
    rows,
    css`
      :host { display: grid; gap: var(--s1); }
      h2 { font: 400 2rem/2.5rem var(--font-name); overflow-wrap: anywhere; text-align: -webkit-match-parent; text-align: match-parent; }
      .other { font: 400 1.125rem/1.75rem var(--font-name); color: var(--ink-2); }
      summary { min-height: var(--hit); display: flex; align-items: center; color: var(--accent); font: 700 0.9375rem/1.5rem var(--font-ui); cursor: pointer; }
      .intro { white-space: pre-line; padding-block: var(--s2); }
    `,
  ];

  override render() {
    const { name, levelId, code } = this.place;
    const level = this.world.level(levelId);
    const other = inOtherLanguage(name);
    return html`
      <p class="small quiet">${msg('You are here')}</p>
      <h2 dir="auto" tabindex="-1">${nameHere(name)}</h2>
      ${other ? html`<p class="other" dir="auto" lang=${other.lang}>${other.text}</p>` : nothing}
      <p class="small quiet">${level ? html`${nameHere(level.name)} · ` : nothing}<span class="code">${code}</span>${this.#open()}</p>
      <slot></slot>
      ${this.card ? this.#about(this.card) : nothing}
    `;
  }

  #open() {
    const { openNow } = this.card ?? {};
    if (!openNow) return nothing;
    const until = openNow.until && formatTime(openNow.until, { timeZone: this.world.header.timeZone });
    const words = openNow.isOpen ? msg('open now') : msg('closed now');
    return html` · ${words}${until ? html` → ${until}` : nothing}`;
  }

  #about({ address, telephone, introduction, bookingUrl }: NameCard) {
    if (!address && !telephone && !introduction && !bookingUrl) return nothing;
    return html`<details>
      <summary>${msg('About this place')}</summary>
      ${introduction ? html`<p class="intro" dir="auto">${nameHere(introduction)}</p>` : nothing}
      <dl class="facts">
        ${address ? html`<div><dt>${msg('Address')}</dt><dd dir="auto">${nameHere(address)}</dd></div>` : nothing}
        ${telephone ? html`<div><dt>${msg('Telephone')}</dt><dd><a dir="ltr" href=${`tel:${telephone.replaceAll(/[^\d+]/g, '')}`}>${telephone}</a></dd></div>` : nothing}
        ${bookingUrl ? html`<div><dt>${msg('Booking')}</dt><dd><a href=${bookingUrl} rel="noopener noreferrer" target="_blank">${new URL(bookingUrl).host}</a></dd></div>` : nothing}
      </dl>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-where-you-are': WhereYouAre;
  }
}
