import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../elements/empty.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { formatNumber, formatTime, inPageLanguage } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { rows } from '../styles/rows.ts';
import { text } from '../styles/text.ts';
import { inOrder, isTouched, type LatenessState, type LateSession, lateBy } from './lateness-words.ts';

/** Who will come late where: the sessions of the next two hours, the earliest first. Counts in fives. */
@customElement('cw-lateness-board')
export class LatenessBoard extends LitElement {
  /** None while nothing has come. */
  @property({ attribute: false }) lateness?: LatenessState | undefined;
  @property({ attribute: 'time-zone' }) timeZone: string | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;
  @property({ type: Boolean, reflect: true }) wall = false;

  static override styles = [
    base,
    text,
    rows,
    loading,
    css`
      :host { display: block; }
      td { overflow-wrap: anywhere; }
      th.num, td.num { text-align: end; padding-inline-end: var(--s6); }
      .time { white-space: nowrap; font-variant-numeric: tabular-nums; font-weight: 700; }
      /* By the baseline of its words, not of its mark: so it stands on the line of its row. */
      .status { white-space: normal; align-items: baseline; }
      .status cw-icon { align-self: center; }
      tr.is-touched { background: var(--refer-wash); }
      tr.is-cut-off { background: var(--refuse-wash); }
      :host([stale]) :is(tr, td, .status) { background: none; color: var(--stale-text); }
      :host([wall]) table { font: var(--type-lead); }
      :host([wall]) th { font: 700 1.125rem/1.75rem var(--font-ui); }
      :host([wall]) td { padding-block: var(--s3); }
      td:first-child, th:first-child { padding-inline-start: var(--s3); }
      @media (max-width: 760px) {
        thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        table, tbody { display: block; }
        tr { display: flex; flex-wrap: wrap; gap: 0 var(--s3); align-items: baseline; padding: var(--s2) var(--s3); border-block-end: 1px solid var(--line); }
        td, td.num { border: 0; padding: 0; text-align: start; }
        td:first-child { padding-inline-start: 0; }
        td.what { flex: 1 1 70%; }
        td.load-cell { flex: 1 1 100%; }
        td.load-cell:nth-child(n + 3) { display: none; }
        td[data-word]::before { content: attr(data-word) ': '; color: var(--ink-2); }
        td.is-nothing { display: none; }
      }
    `,
  ];

  override render() {
    const { lateness } = this;
    if (lateness && lateness.at === undefined) {
      return html`<cw-empty heading=${msg('No plan yet')}>${msg('As soon as a plan of the venue is published, who will come late stands here.')}</cw-empty>`;
    }
    const sessions = lateness && inOrder(lateness);
    if (sessions?.length === 0) {
      return html`<cw-empty heading=${msg('Nothing begins soon')}>${msg('Sessions that somebody has marked stand here from two hours before they begin.')}</cw-empty>`;
    }
    return html`<table aria-busy=${lateness ? 'false' : 'true'}>
      <caption class="vh">${msg('Sessions of the next two hours, and who comes late')}</caption>
      <thead><tr>
        <th scope="col">${msg('Begins')}</th><th scope="col">${msg('Session')}</th><th scope="col">${msg('Hall')}</th>
        <th scope="col" class="num">${msg('Marked it')}</th><th scope="col">${msg('How it will be')}</th>
        <th scope="col" class="num">${msg('Late')}</th><th scope="col" class="num">${msg('By at most')}</th><th scope="col" class="num">${msg('No way')}</th>
      </tr></thead>
      <tbody>${
        sessions
          ? repeat(
              sessions,
              ({ id }) => id,
              (session) => this.#row(session),
            )
          : [1, 2, 3].map(
              () =>
                html`<tr>${[1, 2, 3, 4, 5, 6, 7, 8].map(() => html`<td class="load-cell"><span class="load"></span></td>`)}</tr>`,
            )
      }</tbody>
    </table>`;
  }

  #row(session: LateSession) {
    const { title, startsAt, placeName, enrolled, late, cutOff, latestSeconds } = session;
    const zone = this.timeZone ? { timeZone: this.timeZone } : {};
    const kind = cutOff > 0 ? 'is-cut-off' : isTouched(session) ? 'is-touched' : '';
    return html`<tr class=${kind}>
      <td class="time">${formatTime(startsAt, zone)}</td>
      <td class="what" dir="auto">${inPageLanguage(title)}</td>
      <td class="name" dir="auto">${inPageLanguage(placeName)}</td>
      <td class="num" data-word=${msg('Marked it')}>${formatNumber(enrolled)}</td>
      <td>${this.#standing(session)}</td>
      <td class="num ${late > 0 ? '' : 'is-nothing'}" data-word=${msg('Late')}>${formatNumber(late)}</td>
      <td class="num ${latestSeconds > 0 ? '' : 'is-nothing'}" data-word=${msg('By at most')}>${latestSeconds > 0 ? lateBy(session) : '–'}</td>
      <td class="num ${cutOff > 0 ? '' : 'is-nothing'}" data-word=${msg('No way')}>${formatNumber(cutOff)}</td>
    </tr>`;
  }

  #standing(session: LateSession) {
    if (session.cutOff > 0)
      return html`<span class="status is-refuse"><cw-icon name="cross"></cw-icon>${msg('some have no way')}</span>`;
    if (isTouched(session))
      return html`<span class="status is-refer"><cw-icon name="clock"></cw-icon>${msg('some come late')}</span>`;
    return html`<span class="status is-admit"><cw-icon name="live"></cw-icon>${msg('all in time')}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-lateness-board': LatenessBoard;
  }
}
