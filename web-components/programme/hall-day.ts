import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DaySession, ProgrammeDay } from '../../server/programme/programme.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/empty.ts';
import '../elements/meter.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { fields } from '../styles/fields.ts';
import { formatDay, formatNumber, formatTime, inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import type { ProgrammeServer } from './programme-server.ts';

type Hall = ProgrammeDay['halls'][number];

/** The sessions of a day by hall: who marked them, and how many are inside, in fives. */
@customElement('cw-hall-day')
export class HallDay extends LitElement {
  @property({ attribute: false }) server?: ProgrammeServer;
  @property() revision = '';
  @state() private day: ProgrammeDay | undefined;
  @state() private date: string | undefined;
  @state() private fault = '';
  #again: ReturnType<typeof setInterval> | undefined;

  static override styles = [
    base,
    text,
    beam,
    fields,
    css`
      :host { display: grid; gap: var(--s5); }
      .labelled { max-width: 20rem; }
      select { min-height: calc(var(--hit) - 2px); }
      .halls { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: var(--s6) var(--s5); align-items: start; }
      .beam h3.name { font: 400 1.25rem/1.75rem var(--font-name); overflow-wrap: anywhere; }
      .door { display: grid; gap: var(--s1); padding-block: var(--s2); }
      li { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr) auto; gap: var(--s1) var(--s3); padding-block: var(--s2); border-block-end: 1px solid var(--line); overflow-wrap: anywhere; }
      .num { min-width: 3rem; }
      del { color: var(--ink-2); }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    // How many are inside changes with every scan: it is asked for, not pushed.
    this.#again = setInterval(() => void this.#load(), 30_000);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#again);
  }

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('revision') || changed.has('server') || changed.has('date')) void this.#load();
  }

  async #load() {
    try {
      this.day = await this.server?.day(this.date);
      this.fault = '';
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  }

  override render() {
    const { day } = this;
    if (this.fault && !day) return html`<cw-notice in-flow>${this.fault}</cw-notice>`;
    if (!day) return html`<p aria-busy="true">${msg('Reading …')}</p>`;
    if (day.dates.length === 0) {
      return html`<cw-empty heading=${msg('No sessions yet')}>${msg('They stand here by hall as soon as a programme is taken in.')}</cw-empty>`;
    }
    return html`
      ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
      <label class="labelled">${msg('Day')}
        <span class="field"><select @change=${(event: Event) => {
          this.date = (event.target as HTMLSelectElement).value;
        }}>${day.dates.map((date) => html`<option value=${date} ?selected=${date === day.date}>${formatDay(date)}</option>`)}</select></span></label>
      <div class="halls">${day.halls.map((hall) => this.#hall(hall, day.timeZone))}</div>
    `;
  }

  #hall({ room, standing, sessions }: Hall, timeZone: string) {
    return html`<section class="beam">
      <h3 class="name" dir="auto">${room ? (room.placeName ? inPageLanguage(room.placeName) : room.name) : msg('Without a room')}</h3>
      ${standing ? this.#door(standing) : nothing}
      <ul>${sessions.map((session) => this.#session(session, timeZone))}</ul>
    </section>`;
  }

  #door({ inside, capacity, isFull }: NonNullable<Hall['standing']>) {
    const people = formatNumber(inside);
    if (capacity === undefined) return html`<p class="small quiet">${msg(str`${people} inside`)}</p>`;
    const words = msg(str`${people} inside, room for ${formatNumber(capacity)}`);
    return html`<div class="door">
      <cw-meter .value=${inside} .max=${capacity} label=${words}></cw-meter>
      <p class="small ${isFull ? 'is-refuse' : 'quiet'}">${isFull ? msg(str`Full: ${words}`) : words}</p>
    </div>`;
  }

  #session({ title, startsAt, endsAt, isCancelled, speakers, enrolled }: DaySession, timeZone: string) {
    const time = (at: string) => formatTime(at, { timeZone });
    const name = inPageLanguage(title);
    return html`<li>
      <span class="quiet">${time(startsAt)} – ${time(endsAt)}</span>
      <div>
        <p dir="auto">${isCancelled ? html`<del>${name}</del>` : name}</p>
        ${isCancelled ? html`<p class="small is-refuse">${msg('cancelled')}</p>` : nothing}
        ${speakers.length > 0 ? html`<p class="small quiet" dir="auto">${speakers.join(', ')}</p>` : nothing}
      </div>
      <span class="num small quiet">${msg(str`${formatNumber(enrolled)} marked it`)}</span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-hall-day': HallDay;
  }
}
