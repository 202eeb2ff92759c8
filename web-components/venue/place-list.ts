import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ListedPlace, PlaceList as Places } from '../../server/wayfinding/places/places.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { fields } from '../styles/fields.ts';
import { formatNumber, inOtherLanguage, inPageLanguage } from '../styles/format.ts';
import { rows } from '../styles/rows.ts';
import { text } from '../styles/text.ts';
import type { VenueServer } from './venue-server.ts';
import { kindName } from './venue-words.ts';

/** The places of the plan that is in use, each with the code on its sign, which opens what a delegate sees there. */
@customElement('cw-place-list')
export class PlaceList extends LitElement {
  @property({ attribute: false }) server?: VenueServer;
  /** Of the version in use: another one has other places. */
  @property({ attribute: 'version-id' }) versionId = '';
  @state() private search = '';
  @state() private found: Places | undefined;
  @state() private fault = '';
  #asked = 0;

  static override styles = [
    base,
    text,
    beam,
    fields,
    rows,
    css`
      [role='status']:empty { margin-block-start: calc(-1 * var(--s4)); }
      :host { display: block; }
      .beam { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s4); }
      .labelled { max-width: 28rem; }
      .scroll { overflow-x: auto; }
      td { overflow-wrap: anywhere; }
      td a { display: inline-block; padding-block: var(--s1); font-weight: 700; }
      td .name { font-size: 1.0625rem; }
      @media (max-width: 640px) { .away { display: none; } }
    `,
  ];

  override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (changed.has('versionId') || changed.has('server')) void this.#load();
  }

  async #load() {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const found = await this.server?.places(this.search.trim());
      if (asked !== this.#asked) return;
      this.found = found;
      this.fault = '';
    } catch (error) {
      if (asked === this.#asked) this.fault = sentenceOfError(error);
    }
  }

  override render() {
    const { found } = this;
    return html`<section class="beam">
      <div class="head"><h2>${msg('Places and their codes')}</h2>${found ? html`<span class="note">${formatNumber(found.count)}</span>` : nothing}</div>
      ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
      <label class="labelled">${msg('Search by name or code')}
        <span class="field"><input type="search" dir="auto" maxlength="100" .value=${this.search} @input=${this.#typed} /></span></label>
      <p role="status" class="quiet">${this.#status()}</p>
      ${found && found.places.length > 0 ? this.#table(found) : nothing}
    </section>`;
  }

  #status() {
    const { found } = this;
    if (!found) return this.fault ? nothing : msg('Loading …');
    if (found.count > found.places.length)
      return msg(str`Shown are the first ${formatNumber(found.places.length)}: search for others.`);
    if (found.count > 0) return nothing;
    return this.search.trim()
      ? msg('No place is called so.')
      : msg('Places stand here as soon as a plan is published.');
  }

  #table({ places }: Places) {
    return html`<div class="scroll"><table>
      <thead><tr><th scope="col">${msg('Code')}</th><th scope="col">${msg('Place')}</th><th scope="col">${msg('Kind')}</th><th scope="col" class="away">${msg('Level')}</th></tr></thead>
      <tbody>${repeat(
        places,
        ({ code }) => code,
        (place) => this.#row(place),
      )}</tbody>
    </table></div>`;
  }

  #row({ code, name, kind, level }: ListedPlace) {
    const other = inOtherLanguage(name);
    return html`<tr>
      <td><a class="code" href=${`/p/${code}`} target="_blank">${code}</a></td>
      <td><span class="name" dir="auto">${inPageLanguage(name)}</span>${other ? html` <span class="small quiet" dir="auto" lang=${other.lang}>${other.text}</span>` : nothing}</td>
      <td>${kindName(kind)}</td>
      <td class="away" dir="auto">${inPageLanguage(level.name)}</td>
    </tr>`;
  }

  #typed = (event: InputEvent) => {
    this.search = (event.target as HTMLInputElement).value;
    void this.#load();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-place-list': PlaceList;
  }
}
