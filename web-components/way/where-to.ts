import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { WayProfile } from '../../db/venue-vocabulary.ts';
import { readPlaceCode } from '../../server/wayfinding/places/place-code.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { fields } from '../styles/fields.ts';
import { formatMinutes } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { findPlaces } from './find-places.ts';
import { placeRow, placeRows } from './place-row.ts';
import { unknownCodeWords } from './unknown-code.ts';
import { nameHere, shortcuts } from './way-words.ts';
import type { SignedPlace, WayWorld } from './way-world.ts';

const atMost = 30;
const looksLikeCode = /^(?=.*\d)[0-9a-z]{4}$/i;

/** Asks where to, or where one is: a search, and what most people look for. */
@customElement('cw-where-to')
export class WhereTo extends LitElement {
  @property({ attribute: false }) world!: WayWorld;
  /** Where one is; none: that is what is asked. */
  @property({ attribute: false }) from: SignedPlace | undefined;
  @property() profile: WayProfile = 'walking';
  /** Nobody has opened the link of an invitation here. */
  @property({ type: Boolean }) guest = false;
  /** Where a place of the list leads. */
  @property({ attribute: false }) hrefOf: (place: SignedPlace) => string = ({ code }) => `/p/${code}`;
  @state() private typed = '';

  static override styles = [
    base,
    text,
    beam,
    fields,
    placeRows,
    css`
      :host { display: block; }
      section { display: grid; gap: var(--s4); }
      h2 { font: 700 0.9375rem/1.5rem var(--font-ui); }
      .short { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr)); gap: var(--s2); }
      .short > * { display: grid; justify-items: center; gap: var(--s1); padding: var(--s3) var(--s2); border: 1px solid var(--line-strong); border-radius: var(--radius-2); color: inherit; text-decoration: none; text-align: center; font: var(--type-small); }
      .short a:hover { background: var(--surface-sunk); }
      .short b { font: 700 0.9375rem/1.25rem var(--font-ui); }
      input { font-size: 1.125rem; }
    `,
  ];

  override render() {
    const found = findPlaces(this.world.places, this.typed, { nameOf: ({ name }) => nameHere(name), atMost });
    return html`<section class="beam">
      <h2>${this.from ? msg('Where to?') : msg('Where are you?')}</h2>
      <form @submit=${this.#submit}>
        <label class="labelled">
          ${this.from ? msg('Name of a place, or its code') : msg('Code of a sign near you, or the name of a place')}
          <span class="field"
            ><cw-icon name="search"></cw-icon
            ><input type="search" enterkeyhint="go" autocomplete="off" spellcheck="false" .value=${this.typed} @input=${this.#type}
          /></span>
        </label>
      </form>
      <div role="status">${this.#told(found)}</div>
      ${found.length > 0 ? this.#list(found) : nothing} ${this.from && this.typed === '' ? this.#shortcuts(this.from) : nothing}
    </section>`;
  }

  /** A wrong check digit is told before anything is asked. */
  #told(found: readonly SignedPlace[]) {
    const typed = this.typed.trim();
    if (typed === '' || found.length > 0) return nothing;
    if (looksLikeCode.test(typed) || readPlaceCode(typed))
      return html`<p class="fault">${unknownCodeWords(typed, this.guest)}</p>`;
    return html`<p class="quiet">${msg('There is no such place.')}</p>`;
  }

  #list(found: readonly SignedPlace[]) {
    const rows = found.filter(({ code }) => code !== this.from?.code);
    return html`<ul class="places">
      ${rows.map((place) => html`<li>${placeRow(place, this.world, { href: this.hrefOf(place), far: this.#far(place, rows.length) })}</li>`)}
    </ul>`;
  }

  /** Of a few: each costs a search. */
  #far(place: SignedPlace, count: number): string | undefined {
    if (!this.from || count > 8) return undefined;
    const seconds = this.world.secondsTo(this.from, place, this.profile, Date.now());
    return seconds === undefined ? undefined : formatMinutes(seconds);
  }

  #shortcuts(from: SignedPlace) {
    const now = Date.now();
    return html`<nav aria-label=${msg('Nearest')}>
      <div class="short">
        ${shortcuts.map(({ icon, kinds, words }) => {
          const place = this.world.nearest(from, kinds, this.profile, now);
          if (!place) return nothing;
          if (place === from) return html`<span><cw-icon name=${icon}></cw-icon><b>${words()}</b>${msg('here')}</span>`;
          const seconds = this.world.secondsTo(from, place, this.profile, now) ?? 0;
          return html`<a href=${this.hrefOf(place)}><cw-icon name=${icon}></cw-icon><b>${words()}</b>${formatMinutes(seconds)}</a>`;
        })}
      </div>
    </nav>`;
  }

  #type(event: Event) {
    this.typed = (event.target as HTMLInputElement).value;
  }

  /** Enter goes to the first. */
  #submit(event: Event) {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLAnchorElement>('.places a')?.click();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-where-to': WhereTo;
  }
}
