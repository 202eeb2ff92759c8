import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { OwnSession } from '../../server/programme/own-programme.contract.ts';
import { folded } from '../delegate/folded.styles.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { formatTime } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { lastPlace } from '../way/last-place.ts';
import { byStart, clashesOf, dayOf, isOn, isOver } from './choose-sessions.ts';
import './session-row.ts';
import { dayWords } from './session-words.ts';
import type { SessionsServer } from './sessions-server.ts';

/** Sessions by day and time, what is on now first. */
@customElement('cw-day-of-sessions')
export class DayOfSessions extends LitElement {
  /** By time. */
  @property({ attribute: false }) sessions: readonly OwnSession[] = [];
  /** All that the delegate marked, shown here or not. */
  @property({ attribute: false }) marked: readonly OwnSession[] = [];
  @property({ attribute: false }) isWaiting: (id: string) => boolean = () => false;
  @property({ attribute: false }) server!: Pick<SessionsServer, 'session'>;
  @property() timeZone = 'UTC';
  @property({ type: Number }) nowMs = 0;
  /** Who searches looks for it on any day. */
  @property({ type: Boolean }) acrossDays = false;
  @state() private day: string | undefined;

  static override styles = [
    base,
    text,
    beam,
    folded,
    css`
      :host { display: grid; gap: var(--s5); }
      nav { display: flex; gap: var(--s2); overflow-x: auto; padding: 4px; margin: -4px; }
      nav button { flex: none; min-height: var(--hit); padding-inline: var(--s4); border: 1px solid var(--line-strong); border-radius: var(--radius-2); background: none; font: 700 0.9375rem/1.25rem var(--font-ui); cursor: pointer; white-space: nowrap; }
      nav button:hover { background: var(--surface-sunk); }
      nav button[aria-current] { background: var(--ink); border-color: var(--ink); color: var(--surface); }
      .at { font: 700 1.125rem/1.75rem var(--font-ui); padding-block: var(--s3) var(--s1); }
      .on > .head { color: var(--water-deep); }
      .days { display: grid; gap: var(--s5); }
    `,
  ];

  override render() {
    const { sessions, timeZone, nowMs } = this;
    const today = dayOf(nowMs, timeZone);
    const days = [...new Set(sessions.map(({ startsAt }) => dayOf(startsAt, timeZone)))];
    if (days.length === 0)
      return html`<p class="quiet" role="status">${msg('Nothing of the programme is like this.')}</p>`;
    const chosen = this.day !== undefined && days.includes(this.day) ? this.day : dayToShow(days, today);
    const shown = this.acrossDays ? days : [chosen];
    const isNowAbove = this.acrossDays || chosen === today;
    return html`
      ${this.#clock()}
      ${this.acrossDays || days.length === 1 ? nothing : this.#days(days, chosen, today)}
      ${isNowAbove ? this.#now(sessions.filter((session) => isOn(session, nowMs))) : nothing}
      <div class="days">${shown.map((day) =>
        this.#day(day, { sessions: sessions.filter(({ startsAt }) => dayOf(startsAt, timeZone) === day), isNowAbove }),
      )}</div>
    `;
  }

  /** Told where the phone's own clock says something else. */
  #clock() {
    const { timeZone, nowMs } = this;
    const now = new Date(nowMs);
    const there = formatTime(now, { timeZone });
    if (there === formatTime(now)) return nothing;
    return html`<p class="small quiet">${msg(str`All times are by the conference's clock; there it is ${there} now.`)}</p>`;
  }

  #days(days: readonly string[], chosen: string, today: string) {
    return html`<nav aria-label=${msg('Day')}>
      ${days.map(
        (day) =>
          html`<button type="button" aria-current=${day === chosen ? 'date' : nothing} @click=${() => {
            this.day = day;
          }}>${day === today ? msg('Today') : dayWords(day)}</button>`,
      )}
    </nav>`;
  }

  #now(on: readonly OwnSession[]) {
    if (on.length === 0) return nothing;
    return html`<section class="beam on" aria-labelledby="now">
      <div class="head"><h3 id="now">${msg('On now')}</h3></div>
      ${this.#times(on)}
    </section>`;
  }

  /** What is over stands folded before the rest; what is on stands above, and not twice. */
  #day(day: string, { sessions, isNowAbove }: { sessions: readonly OwnSession[]; isNowAbove: boolean }) {
    const { nowMs } = this;
    const over = sessions.filter((session) => isOver(session, nowMs));
    const rest = sessions.filter((session) => !isOver(session, nowMs) && !(isNowAbove && isOn(session, nowMs)));
    const isWholeOver = over.length === sessions.length;
    return html`<section class="beam" aria-labelledby=${`day-${day}`}>
      <div class="head"><h3 id=${`day-${day}`}>${dayWords(day)}</h3></div>
      ${over.length > 0 && !isWholeOver ? html`<details class="beam"><summary>${msg('Over')}</summary>${this.#times(over)}</details>` : nothing}
      ${this.#times(isWholeOver ? over : rest)}
    </section>`;
  }

  #times(sessions: readonly OwnSession[]) {
    return byStart(sessions).map(
      ({ startsAt, sessions: together }) =>
        html`<h4 class="at">${formatTime(startsAt, { timeZone: this.timeZone })}</h4>${this.#rows(together)}`,
    );
  }

  #rows(sessions: readonly OwnSession[]) {
    const clashes = clashesOf(this.marked);
    const marked = new Set(this.marked.map(({ id }) => id));
    return repeat(
      sessions,
      ({ id }) => id,
      (session) => html`<cw-session-row
        .session=${session}
        .server=${this.server}
        .timeZone=${this.timeZone}
        .clashes=${clashes.get(session.id) ?? []}
        .href=${this.#wayTo(session)}
        ?marked=${marked.has(session.id)}
        ?waiting=${this.isWaiting(session.id)}
      ></cw-session-row>`,
    );
  }

  /** From the sign that was opened last, or from where the page of ways asks. */
  #wayTo(session: OwnSession): string | undefined {
    const to = session.room?.place?.code;
    if (to === undefined || session.isCancelled || isOver(session, this.nowMs)) return undefined;
    const from = lastPlace(this.nowMs);
    return from === undefined || from === to ? `/p/?to=${to}` : `/p/${from}?to=${to}`;
  }
}

/** Today where there is something, or else the next day that has some. */
const dayToShow = (days: readonly string[], today: string): string =>
  days.find((day) => day >= today) ?? days.at(-1) ?? today;

declare global {
  interface HTMLElementTagNameMap {
    'cw-day-of-sessions': DayOfSessions;
  }
}
