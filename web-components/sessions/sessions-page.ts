import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OwnSession, SessionList } from '../../server/programme/own-programme.contract.ts';
import { ApiProblem, sentenceOfError } from '../api/problem.ts';
import '../elements/empty.ts';
import '../elements/guest-header.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatMoment, inPageLanguage } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { delegateLanguages } from '../styles/locale.ts';
import { text } from '../styles/text.ts';
import './calendar-links.ts';
import { type Choice, chooseSessions, everything, hallOf, trackOf } from './choose-sessions.ts';
import './day-of-sessions.ts';
import { type SessionsKept, sessionsKeptHere } from './kept-sessions.ts';
import { OwnSessions } from './own-sessions.ts';
import './session-changes.ts';
import './session-filter.ts';
import type { ChoiceChange } from './session-filter.ts';
import type { MarkToggle } from './session-row.ts';
import './sessions-problems.ts';
import { httpSessionsServer, type SessionsServer } from './sessions-server.ts';

/** Often enough for what begins and ends by the minute. */
const everyMs = 15_000;

/** The programme for a delegate: what is on, what they marked, and what became of it; with and without network. */
@customElement('cw-sessions-page')
export class SessionsPage extends LitElement {
  @property({ attribute: false }) server: SessionsServer = httpSessionsServer;
  @property({ attribute: false }) kept: SessionsKept = sessionsKeptHere;
  @state() private choice: Choice = everything;
  /** What a tap on a star came to, for who does not see it. */
  @state() private said = '';
  readonly own = new OwnSessions(this);
  @state() private nowMs = Date.now();
  #timer: number | undefined;

  static override styles = [
    base,
    text,
    buttons,
    loading,
    css`
      :host { display: grid; grid-template-rows: auto 1fr; min-height: 100dvh; }
      main, cw-guest-header { width: 100%; max-width: 52rem; margin-inline: auto; }
      main { display: flex; flex-direction: column; gap: var(--s4); padding: var(--s4) var(--s5) max(var(--s5), env(safe-area-inset-bottom)); }
      .head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--s2) var(--s4); }
      h2 { font: var(--type-title); }
      .home { display: inline-flex; align-items: center; gap: var(--s2); min-height: var(--hit); font: 700 0.9375rem/1.5rem var(--font-ui); text-decoration: none; --icon-size: 1rem; }
      .waiting { display: grid; gap: var(--s3); }
      .load { height: 3.5rem; }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    this.#timer = window.setInterval(() => {
      this.nowMs = Date.now();
    }, everyMs);
  }

  override disconnectedCallback() {
    window.clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  override willUpdate() {
    const { list } = this.own;
    document.title = `${msg('Programme')} · ${list ? inPageLanguage(list.conference) : 'Causeway'}`;
  }

  override render() {
    const { list, aloneSince, isLoading } = this.own;
    return html`
      <cw-guest-header
        heading=${list ? inPageLanguage(list.conference) : ''}
        .languages=${delegateLanguages}
        .alone=${aloneSince !== undefined}
      ></cw-guest-header>
      <main aria-busy=${isLoading && !list}>
        <p class="vh" role="status">${this.said}</p>
        ${this.#fault()}${list ? this.#programme(list) : this.#nothingYet()}
      </main>
    `;
  }

  #programme(list: SessionList) {
    const { own, choice } = this;
    const { timeZone, sessions } = list;
    const chosen = chooseSessions(sessions, choice, own.isMarked);
    return html`
      <div class="head">
        <h2>${msg('Programme')}</h2>
        <a class="home" href="/delegate/"><cw-icon name="left" onward></cw-icon>${msg('Your page')}</a>
      </div>
      ${this.#alone(list)}
      <cw-session-changes .sessions=${own.changed()} .timeZone=${timeZone} @changes-seen=${() => own.seen()}></cw-session-changes>
      ${sessions.length === 0 ? this.#empty() : this.#chosen(list, chosen)}
      ${own.aloneSince === undefined ? html`<cw-calendar-links .server=${this.server} .timeZone=${timeZone}></cw-calendar-links>` : nothing}
    `;
  }

  #chosen({ sessions, timeZone }: SessionList, chosen: readonly OwnSession[]) {
    const { own } = this;
    return html`
      <cw-session-filter
        .choice=${this.choice}
        .halls=${namesOf(sessions, hallOf)}
        .tracks=${namesOf(sessions, trackOf)}
        @choice-change=${this.#choose}
      ></cw-session-filter>
      <cw-day-of-sessions
        .sessions=${chosen}
        .marked=${sessions.filter(({ id }) => own.isMarked(id))}
        .isWaiting=${own.isWaiting}
        .timeZone=${timeZone}
        .nowMs=${this.nowMs}
        .server=${this.server}
        ?acrossDays=${this.choice.words !== '' || this.choice.markedOnly}
        @mark-toggle=${this.#mark}
      ></cw-day-of-sessions>
    `;
  }

  #alone({ timeZone }: SessionList) {
    const { aloneSince } = this.own;
    if (aloneSince === undefined) return nothing;
    const at = formatMoment(aloneSince, timeZone);
    return html`<cw-notice kind="refer" in-flow>${msg(str`No network. The programme is as it was: ${at}`)}</cw-notice>`;
  }

  #empty() {
    return html`<cw-empty heading=${msg('No programme yet')}>${msg('Sessions stand here as soon as the organiser has put them in.')}</cw-empty>`;
  }

  #nothingYet() {
    if (this.own.isLoading)
      return html`<div class="waiting"><span class="load"></span><span class="load"></span><span class="load"></span></div>`;
    if (!isSignInNeeded(this.own.error)) return nothing;
    return html`<cw-empty heading=${msg('Open your link')}>
      ${msg('Your page opens by the link in the letter that you were sent. If you cannot find it, or it has ended, ask at a desk: they send you a new one.')}
    </cw-empty>`;
  }

  #fault() {
    const { error, markFault } = this.own;
    const fault = isSignInNeeded(error) ? undefined : (error ?? markFault);
    if (fault === undefined) return nothing;
    return html`<cw-notice in-flow>
      ${sentenceOfError(fault)}
      <button slot="action" class="btn btn--small" type="button" @click=${this.own.read}>${msg('Try again')}</button>
    </cw-notice>`;
  }

  #choose(event: ChoiceChange) {
    this.choice = event.choice;
  }

  async #mark({ sessionId }: MarkToggle) {
    await this.own.toggle(sessionId);
    if (this.own.isWaiting(sessionId)) this.said = msg('Waits for the network: it is sent then.');
    else
      this.said = this.own.isMarked(sessionId)
        ? msg('Marked: you are told what becomes of it.')
        : msg('Not marked any more.');
  }
}

const namesOf = (sessions: readonly OwnSession[], nameOf: (session: OwnSession) => string): string[] =>
  [...new Set(sessions.map(nameOf))].filter(Boolean).sort((a, b) => a.localeCompare(b));

const isSignInNeeded = (error: unknown): boolean => error instanceof ApiProblem && error.problem.status === 401;

declare global {
  interface HTMLElementTagNameMap {
    'cw-sessions-page': SessionsPage;
  }
}
