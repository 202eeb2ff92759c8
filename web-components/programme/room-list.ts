import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PlaceList, ProgrammeRoom } from '../../server/programme/programme.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { formatNumber, inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import type { ProgrammeServer } from './programme-server.ts';

const nameOf = ({ sourceId, key }: ProgrammeRoom) => `${sourceId} ${key}`;

/** Rooms of the programme and the places that they are; those that nobody knows first, with a search for places. */
@customElement('cw-room-list')
export class RoomList extends LitElement {
  @property({ attribute: false }) server?: ProgrammeServer;
  /** Another one: rooms or places have changed. */
  @property() revision = '';
  @state() private rooms: readonly ProgrammeRoom[] | undefined;
  /** The room that a place is looked for. */
  @state() private open = '';
  @state() private found: PlaceList['places'] = [];
  @state() private fault = '';
  #asked = 0;

  static override styles = [
    base,
    text,
    beam,
    buttons,
    fields,
    css`
      :host { display: block; }
      .beam > ul > li { display: grid; gap: var(--s2); padding-block: var(--s3); border-block-end: 1px solid var(--line); }
      .line { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto; gap: var(--s2) var(--s4); align-items: center; }
      .line > * { min-width: 0; overflow-wrap: anywhere; }
      .name { font-size: 1.125rem; line-height: 1.75rem; }
      .choice { display: grid; gap: var(--s3); max-width: 36rem; padding-block: var(--s2); padding-inline-start: var(--s4); border-inline-start: 4px solid var(--accent); }
      .choice li .btn { width: 100%; justify-content: space-between; font-weight: 400; text-align: start; white-space: normal; }
      .acts { display: flex; flex-wrap: wrap; gap: var(--s2); }
      @media (max-width: 640px) { .line { grid-template-columns: 1fr; } .line .btn { justify-self: start; } }
    `,
  ];

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('revision') || changed.has('server')) void this.#load();
  }

  async #load() {
    try {
      this.rooms = await this.server?.rooms();
      this.fault = '';
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  }

  override render() {
    const { rooms } = this;
    return html`<section class="beam">
      <div class="head"><h2>${msg('Rooms and places')}</h2></div>
      ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
      ${rooms?.length === 0 ? html`<p class="quiet">${msg('Rooms stand here as soon as there is a programme.')}</p>` : nothing}
      <ul aria-busy=${rooms === undefined}>${repeat(rooms ?? [], nameOf, (room) => this.#row(room))}</ul>
    </section>`;
  }

  #row(room: ProgrammeRoom) {
    const isOpen = this.open === nameOf(room);
    return html`<li>
      <div class="line">
        <div><p class="name" dir="auto">${room.name}</p><p class="small quiet">${room.sessions === 1 ? msg('1 session') : msg(str`${formatNumber(room.sessions)} sessions`)}</p></div>
        <div>${this.#place(room)}</div>
        <button class="btn btn--small" type="button" aria-expanded=${isOpen} aria-label=${msg(str`Say which place ${room.name} is`)} @click=${() => this.#turn(room, isOpen)}>${isOpen ? msg('Close') : msg('Choose a place')}</button>
      </div>
      ${isOpen ? this.#choice(room) : nothing}
    </li>`;
  }

  #place({ place, matched, isNowhere, isPlaceGone }: ProgrammeRoom) {
    if (place) {
      const how = { by_id: msg('by its id'), by_name: msg('by its name'), by_person: msg('as somebody said') };
      return html`<p class="name" dir="auto">${inPageLanguage(place.name)}</p><p class="small quiet">${matched ? how[matched] : nothing}</p>`;
    }
    if (isNowhere) return html`<p class="quiet">${msg('Nowhere in the venue')}</p>`;
    const words = isPlaceGone ? msg('Its place is not in the plan any more') : msg('No place has this name');
    return html`<p class="is-refer">${words}</p>`;
  }

  #choice(room: ProgrammeRoom) {
    return html`<div class="choice">
      <label class="labelled">${msg('Search for a place')}
        <span class="field"><input type="search" dir="auto" maxlength="100" @input=${(event: InputEvent) => this.#search((event.target as HTMLInputElement).value)} /></span></label>
      <ul aria-label=${msg('Places')}>${this.found.map(
        ({ key, name, level }) =>
          html`<li><button class="btn btn--plain" type="button" @click=${() => this.#settle(room, key)}><span class="name" dir="auto">${inPageLanguage(name)}</span><span class="small quiet" dir="auto">${inPageLanguage(level)}</span></button></li>`,
      )}</ul>
      <p role="status" class="small quiet">${this.found.length === 0 ? msg('No place is called so.') : nothing}</p>
      <div class="acts">
        <button class="btn btn--small" type="button" @click=${() => this.#settle(room, null)}>${msg('It is nowhere in the venue')}</button>
        ${room.matched === 'by_person' ? html`<button class="btn btn--small" type="button" @click=${() => this.#settle(room, undefined)}>${msg('Find it by its name again')}</button>` : nothing}
      </div>
    </div>`;
  }

  #turn(room: ProgrammeRoom, isOpen: boolean) {
    this.open = isOpen ? '' : nameOf(room);
    this.found = [];
    if (!isOpen) void this.#search('');
  }

  async #search(words: string) {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const found = (await this.server?.places(words)) ?? [];
      if (asked === this.#asked) this.found = found;
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  }

  async #settle({ sourceId, key }: ProgrammeRoom, placeKey: string | null | undefined) {
    try {
      await this.server?.settle({ sourceId, key, ...(placeKey !== undefined && { placeKey }) });
      this.open = '';
      await this.#load();
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-room-list': RoomList;
  }
}
