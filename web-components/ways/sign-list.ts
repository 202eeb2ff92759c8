import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type PlaceKind, placeKinds } from '../../db/venue-vocabulary.ts';
import type { ListedPlace, PlaceList } from '../../server/wayfinding/places/places.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/empty.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import '../elements/select-field.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { formatNumber, inOtherLanguage, inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { placeKindWord } from './place-words.ts';
import type { WaysServer } from './ways-server.ts';

/** Compass directions, clockwise from north. */
const facings = () => [
  { value: '0', name: msg('north') },
  { value: '45', name: msg('north-east') },
  { value: '90', name: msg('east') },
  { value: '135', name: msg('south-east') },
  { value: '180', name: msg('south') },
  { value: '225', name: msg('south-west') },
  { value: '270', name: msg('west') },
  { value: '315', name: msg('north-west') },
];

/** The places with their codes, and a sign of each to print. */
@customElement('cw-sign-list')
export class SignList extends LitElement {
  @property({ attribute: false }) server?: WaysServer;
  /** Of the plan that is published: with another one the places are asked for again. */
  @property({ type: Number }) version = 0;
  @state() private found?: PlaceList | undefined;
  @state() private search = '';
  @state() private kind = '';
  @state() private facing = '';
  @state() private fault = '';
  #asked = 0;

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      :host { display: grid; gap: var(--s5); max-width: 70rem; }
      .tools { display: grid; grid-template-columns: minmax(14rem, 2fr) minmax(10rem, 1fr) minmax(12rem, 1fr) auto; gap: var(--s4); align-items: end; }
      .tools p { grid-column: 1 / -1; }
      li { display: grid; grid-template-columns: 6rem minmax(0, 1fr) auto; gap: 0 var(--s4); align-items: center; padding-block: var(--s2); border-block-end: 1px solid var(--line); overflow-wrap: anywhere; }
      .code { font-size: 1.25rem; font-weight: 700; }
      @media (max-width: 900px) { .tools { grid-template-columns: 1fr 1fr; } .tools .labelled { grid-column: 1 / -1; } }
      @media (max-width: 480px) { li { grid-template-columns: 4.5rem minmax(0, 1fr) auto; gap: 0 var(--s2); } .tools { grid-template-columns: 1fr; } }
    `,
  ];

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('server') || changed.has('version') || changed.has('search')) void this.#load();
  }

  async #load() {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const found = await this.server?.places(this.search);
      // What was typed since has an answer of its own.
      if (asked !== this.#asked) return;
      this.found = found;
      this.fault = '';
    } catch (error) {
      if (asked === this.#asked) this.fault = sentenceOfError(error);
    }
  }

  override render() {
    const { found } = this;
    if (found?.count === 0 && this.search === '') {
      return html`<cw-empty heading=${msg('No places yet')}>${msg('As soon as a plan of the venue is published, each of its places has a code and a sign.')}</cw-empty>`;
    }
    const places = (found?.places ?? []).filter(({ kind }) => this.kind === '' || kind === this.kind);
    return html`
      ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
      ${this.#tools()}
      ${!found && !this.fault ? html`<p aria-busy="true">${msg('Reading …')}</p>` : nothing}
      ${found ? this.#count(places.length, found) : nothing}
      <ul>${repeat(
        places,
        ({ code }) => code,
        (place) => this.#row(place),
      )}</ul>
    `;
  }

  #tools() {
    const there = new Set<PlaceKind>((this.found?.places ?? []).map(({ kind }) => kind));
    const kinds = placeKinds.filter((kind) => there.has(kind) || kind === this.kind);
    const all = this.kind ? `/api/signs.pdf?kinds=${this.kind}` : '/api/signs.pdf';
    return html`<div class="tools">
      <label class="labelled">${msg('Search')}
        <span class="field"><cw-icon name="search"></cw-icon><input type="search" autocomplete="off" spellcheck="false" placeholder=${msg('A name or a code')} .value=${this.search} @input=${(
          event: Event,
        ) => {
          this.search = (event.target as HTMLInputElement).value.trim();
        }} /></span></label>
      <cw-select-field label=${msg('Kind')} unchosen=${msg('All kinds')} .value=${this.kind} .choices=${kinds.map((kind) => ({ value: kind, name: placeKindWord(kind) }))}
        @change-value=${({ detail }: CustomEvent<string>) => {
          this.kind = detail;
        }}></cw-select-field>
      <cw-select-field label=${msg('Who reads it looks')} unchosen=${msg('not known: no arrows')} .value=${this.facing} .choices=${facings()}
        @change-value=${({ detail }: CustomEvent<string>) => {
          this.facing = detail;
        }}></cw-select-field>
      <a class="btn btn--main" href=${all} target="_blank" rel="noopener"><cw-icon name="print"></cw-icon>${this.kind ? msg('Print all of this kind') : msg('Print all')}</a>
      <p class="small quiet">${msg('Arrows stand on a sign that is printed by itself, for they hold for one wall. Minutes are those of somebody who walks with nobody in the way.')}</p>
    </div>`;
  }

  #count(shown: number, { places, count }: PlaceList) {
    const [some, all] = [shown, count].map(formatNumber);
    const words =
      count > places.length ? msg(str`${some} of ${all} places: search for others.`) : msg(str`Places: ${some}`);
    return html`<p class="small quiet" role="status">${words}</p>`;
  }

  #row({ code, name, kind, level }: ListedPlace) {
    const title = inPageLanguage(name);
    const other = inOtherLanguage(name);
    const query = this.facing ? `?facing=${this.facing}` : '';
    return html`<li>
      <span class="code">${code}</span>
      <div>
        <p class="name" dir="auto">${title}${other ? html` <span class="quiet" lang=${other.lang}>${other.text}</span>` : nothing}</p>
        <p class="small quiet">${placeKindWord(kind)} · ${inPageLanguage(level.name)}</p>
      </div>
      <a class="btn btn--small" href=${`/api/signs/${code}.pdf${query}`} target="_blank" rel="noopener" aria-label=${msg(str`Print the sign of ${title}`)}><cw-icon name="print"></cw-icon>${msg('Print')}</a>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-sign-list': SignList;
  }
}
