import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { gateBoard } from '../../../server/admission/admission.contract.ts';
import { stationsOverview } from '../../../server/identity/identity.contract.ts';
import { sentenceOf } from '../../api/problem.ts';
import { ServerClock } from '../../api/server-clock.ts';
import '../../elements/age.ts';
import '../../elements/notice.ts';
import '../../elements/page-header.ts';
import { serverNowMs, staleSinceByServer } from '../../elements/server-time.ts';
import { TickController } from '../../elements/tick-controller.ts';
import { WallController } from '../../elements/wall-controller.ts';
import { TopicController } from '../../live/topic-controller.ts';
import type { View } from '../../live/view.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { formatDuration, formatTime } from '../../styles/format.ts';
import './arrivals-plot.ts';
import { boardSentence } from './board-sentence.ts';
import { type BoardState, hushSince } from './board-state.ts';
import './day-counts.ts';
import './gate-rows.ts';
import './last-verdicts.ts';
import './not-admitted.ts';
import './station-tallies.ts';
import { wallLayout } from './wall-layout.ts';
import './zone-levels.ts';

/** Of which moment what is held is, by the server's clock, where it is old. */
const untilOf = (view: View<unknown>): string | undefined =>
  view.status === 'stale' ? staleSinceByServer(view) : undefined;

const momentMsOf = (view: View<unknown>): number => {
  const until = untilOf(view);
  return until ? Date.parse(until) : serverNowMs();
};

/** All gates, zones and stations at a glance, for supervisors. It speaks first, and shows no names. */
@customElement('cw-gate-board')
export class GateBoard extends LitElement {
  /** For a device that shows the board with nobody signed in. */
  @property({ type: Boolean, attribute: 'without-staff' }) withoutStaff = false;
  readonly board = new TopicController(this, gateBoard, () => ({}));
  readonly stations = new TopicController(this, stationsOverview, () => ({}));
  readonly ticks = new TickController(this);
  readonly clock = new ServerClock(this);
  readonly wall = new WallController(this);

  static override styles = [
    base,
    buttons,
    css`
      :host { height: 100dvh; display: grid; grid-template-rows: auto minmax(0, 1fr); overflow: hidden; }
      main { position: relative; overflow: hidden auto; display: grid; grid-template: auto minmax(17rem, 1fr) / minmax(0, 1fr) 25rem; gap: var(--s6) var(--s8); padding: var(--s5) var(--s6) var(--s4); min-height: 0; }
      .low { display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1.1fr) minmax(0, 0.95fr) minmax(0, 1fr); gap: var(--s8); min-height: 0; }
      .low > * { min-height: 0; }
      @media (max-width: 1240px) {
        main { grid-template-columns: minmax(0, 1fr) 19rem; gap: var(--s5) var(--s6); }
        .low { grid-template-columns: 1.2fr 1fr; gap: var(--s6); }
        cw-last-verdicts { display: none; }
      }
      @media (max-height: 840px) and (min-width: 901px) {
        main { grid-template-rows: auto minmax(15.5rem, 1fr); gap: var(--s4) var(--s6); padding-block: var(--s3) var(--s2); }
      }
      @media (max-width: 900px) {
        :host { height: auto; min-height: 100dvh; display: block; overflow: visible; }
        main, .low { display: flex; flex-direction: column; }
        main { padding-inline: var(--s4); overflow: visible; }
        cw-arrivals-plot { min-height: 14rem; }
        cw-last-verdicts { display: block; }
      }
    `,
    wallLayout,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Gates')} · Causeway`;
  }

  override render() {
    const { view } = this.board;
    const board = 'value' in view ? view.value : undefined;
    // What became of a lane while nothing was heard is not known.
    const nowMs = momentMsOf(view);
    const hush = board && hushSince(board, nowMs);
    const isOld = view.status === 'stale' || hush !== undefined;
    return html`
      <cw-page-header
        heading=${msg('Gates')}
        with-seconds
        ?wall=${this.wall.isOn}
        ?without-staff=${this.withoutStaff}
        .connection=${this.#connection(hush)}
      >${this.#sentence(hush)}${this.#wallButton()}</cw-page-header>
      <main class=${this.wall.isOn && !this.wall.isStirred ? 'calm' : ''}>
        ${view.status === 'error' ? html`<cw-notice>${sentenceOf(view.problem)}</cw-notice>` : nothing}
        ${this.wall.isOn ? this.#wallHead(board, isOld, hush) : nothing}
        <cw-gate-rows .gates=${board?.gates} .nowMs=${nowMs} ?wall=${this.wall.isOn} ?stale=${isOld}></cw-gate-rows>
        <cw-zone-levels .zones=${board?.zones} ?wall=${this.wall.isOn} ?stale=${isOld}></cw-zone-levels>
        ${this.wall.isOn ? nothing : this.#day(board, isOld)}
        ${this.#stations()}
      </main>
    `;
  }

  /** Where the server is heard, and yet what is shown is old, or nothing may be shown. */
  #connection(hush: string | undefined) {
    const { view } = this.board;
    if (view.status === 'error') return { state: 'stale' };
    return hush && view.status === 'live' ? { state: 'stale', since: hush } : undefined;
  }

  #day(board: BoardState | undefined, isOld: boolean) {
    return html`<div class="low">
      <cw-arrivals-plot .today=${board?.today} ?stale=${isOld}></cw-arrivals-plot>
      <cw-not-admitted .counts=${board?.today.notAdmitted} overridden=${board?.today.overridden ?? 0} ?stale=${isOld}></cw-not-admitted>
      <cw-last-verdicts .board=${board} ?stale=${isOld}></cw-last-verdicts>
    </div>`;
  }

  /** Not everybody who may see the gates may see who waits at stations: then nothing stands there. */
  #stations() {
    const { view } = this.stations;
    if (view.status === 'error') return nothing;
    const stations = 'value' in view ? view.value?.stations : undefined;
    return html`<cw-station-tallies .stations=${stations} ?wall=${this.wall.isOn} ?stale=${view.status === 'stale'} .until=${untilOf(view)}></cw-station-tallies>`;
  }

  /** The sentence and the day in figures. A board that is old is so over its whole width: nobody walks up to a wall. */
  #wallHead(board: BoardState | undefined, isOld: boolean, hush: string | undefined) {
    return html`
      <p class="sentence">${this.#sentence(hush)}</p>
      <cw-day-counts .today=${board?.today} ?stale=${isOld}></cw-day-counts>
      ${this.#old(hush)}
    `;
  }

  #old(hush: string | undefined) {
    const { view } = this.board;
    const since = untilOf(view) ?? hush;
    if (!since) return nothing;
    const time = formatTime(since, { seconds: true });
    const lead =
      view.status === 'stale'
        ? msg(str`No word from the server since ${time}.`)
        : msg(str`No scan at any lane since ${time}.`);
    const age = formatDuration(serverNowMs() - Date.parse(since));
    return html`<div class="old" aria-hidden="true"><b>${msg(str`${age} old`)}</b><p>${lead}</p></div>`;
  }

  /** The way to the wall; on it, the way back, for as long as somebody is there to press it. */
  #wallButton() {
    const { wall } = this;
    if (!wall.isOn) {
      return html`<button slot="end" class="btn btn--small wall-button" type="button" @click=${() => wall.enter()}>${msg('Wall')}</button>`;
    }
    if (!wall.isStirred) return nothing;
    return html`<button slot="end" class="btn btn--small" type="button" @click=${() => wall.leave()}>${msg('Back to the desk')} <kbd>Esc</kbd></button>`;
  }

  #sentence(hush: string | undefined) {
    const { view } = this.board;
    if (view.status === 'stale') {
      if (!view.value) return msg('The server cannot tell how the gates are. The board fills by itself when it can.');
      const age = html`<cw-age since=${staleSinceByServer(view)}></cw-age>`;
      return msg(html`<b>This board is ${age} old.</b> Scans at the gates are not lost.`);
    }
    if (view.status !== 'live') return nothing;
    if (hush) {
      const age = html`<cw-age since=${hush}></cw-age>`;
      return msg(html`<b>This board is ${age} old.</b> No lane has been heard since: look after their network.`);
    }
    const stations = 'value' in this.stations.view ? this.stations.view.value : undefined;
    const { lead, proof } = boardSentence(view.value, stations, serverNowMs(), momentMsOf(this.stations.view));
    return html`<b>${lead}</b> ${proof}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-gate-board': GateBoard;
  }
}
