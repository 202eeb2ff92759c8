import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../elements/icon.ts';
import { base } from '../../styles/base.ts';
import { beam } from '../../styles/beam.ts';
import { cssProperties } from '../../styles/css-properties.ts';
import { formatNumber, formatTime, inOtherLanguage, inPageLanguage } from '../../styles/format.ts';
import { loading } from '../../styles/loading.ts';
import { rows } from '../../styles/rows.ts';
import { text } from '../../styles/text.ts';
import { type BoardGate, type BoardLane, byNumber, byPosition, isSilent, perMinute } from './board-state.ts';
import './lane-bars.ts';

const lanesInRowAtMost = 6;
const rowsWhileWaiting = 8;

/** Each gate a row, each lane its last quarter hour. */
@customElement('cw-gate-rows')
export class GateRows extends LitElement {
  /** Absent until the server has told it. */
  @property({ attribute: false }) gates?: Readonly<Record<string, BoardGate>> | undefined;
  /** By the server's clock. */
  @property({ attribute: false }) nowMs = Date.now();
  @property({ type: Boolean, reflect: true }) stale = false;

  static override styles = [
    base,
    text,
    rows,
    beam,
    loading,
    css`
      :host { display: block; min-width: 0; }
      th { white-space: nowrap; padding-block: 0 var(--s1); color: var(--ink-3); font: var(--type-small); }
      th:first-child { font: 700 0.9375rem/1.5rem var(--font-ui); color: var(--ink); }
      td { padding-block: 0; height: 3.5rem; vertical-align: middle; }
      tr:last-child td { border: 0; }
      :is(td, th):last-child { padding-inline-end: 0; }
      td.gate { font-size: 1.25rem; line-height: 1.75rem; white-space: nowrap; width: 1%; padding-inline-end: var(--s8); }
      td.gate [lang] { font-size: 1rem; color: var(--ink-2); padding-inline-start: var(--s1); }
      td.gate .load { width: 9rem; }
      .lanes { display: grid; grid-template-columns: repeat(var(--lanes, 3), minmax(0, 14rem)); gap: var(--s1) var(--s6); padding-block: var(--s1); }
      .lane { display: grid; grid-template-columns: 1.125rem minmax(0, 1fr) 1.75rem; gap: var(--s1); align-items: end; font: var(--type-small); color: var(--ink-3); min-height: 1.75rem; }
      .lane b { font: 700 1rem/1.25rem var(--font-ui); color: var(--ink); text-align: end; }
      .lane .word { grid-column: 2 / -1; }
      .lane .silent { color: var(--refer-text); font-weight: 700; }
      td.num { padding-inline-start: var(--s5); font: 700 1.125rem/1.5rem var(--font-ui); white-space: nowrap; width: 1%; }
      td small { font: var(--type-small); color: var(--ink-2); }
      :host([stale]) :is(td, td b, .lane b, .lane .silent) { color: var(--stale-text); }
      @media (max-width: 1240px) { td.gate [lang] { display: none; } td.gate .load { width: 7rem; } td.gate { padding-inline-end: var(--s5); } .lanes { gap: var(--s1) var(--s4); } }
      @media (max-height: 840px) and (min-width: 901px) { td { height: 2.875rem; } }
      :host([wall]) td { height: min(3.625rem, 29rem / var(--gates)); }
      :host([wall]) td.gate { font-size: 1.375rem; }
      :host([wall]) .lane { grid-template-columns: 1.125rem minmax(0, 1fr) 2.25rem; color: var(--ink-2); }
      :host([wall]) :is(.lane b, .word) { font-size: 1.125rem; line-height: 1.5rem; }
      :host([wall]) td.num { font-size: 1.5rem; }
      @media (max-width: 900px) {
        thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        table, tbody, tr, td { display: block; }
        tr { display: grid; grid-template-columns: 1fr auto; align-items: baseline; border-block-end: 1px solid var(--line); padding-block: var(--s2); }
        td { height: auto; border: 0; padding: 0; width: auto !important; }
        td.wide { grid-row: 2; grid-column: 1 / -1; }
        .lanes { grid-template-columns: repeat(3, minmax(0, 1fr)); }
      }
    `,
  ];

  override render() {
    return html`<section class="beam">
      <table>
        <thead>
          <tr>
            <th scope="col">${msg('Gates')}</th>
            <th scope="col">${msg('Lanes, scans a minute over the last quarter hour')}</th>
            <th scope="col" class="num">${msg('All lanes')}</th>
          </tr>
        </thead>
        <tbody ${cssProperties({ '--lanes': this.#lanesInRow(), '--gates': this.#gateCount() })}>${this.gates ? this.#rows(byPosition(this.gates)) : this.#waiting()}</tbody>
      </table>
    </section>`;
  }

  /** The same columns for all gates, so that lanes stand under lanes. */
  #lanesInRow() {
    const counts = Object.values(this.gates ?? {}).map(({ lanes }) => Object.keys(lanes).length);
    return Math.min(Math.max(3, ...counts), lanesInRowAtMost);
  }

  /** On a wall all have to find room. */
  #gateCount() {
    return Object.keys(this.gates ?? {}).length || rowsWhileWaiting;
  }

  #rows(gates: [string, BoardGate][]) {
    if (gates.length === 0) {
      return html`<tr><td colspan="3" class="quiet">${msg('Gates appear here when an administrator has set up the venue.')}</td></tr>`;
    }
    return repeat(
      gates,
      ([id]) => id,
      ([, gate]) => this.#row(gate),
    );
  }

  #row({ name, lanes }: BoardGate) {
    const other = inOtherLanguage(name);
    const sum = Object.values(lanes).reduce((total, lane) => total + perMinute(lane), 0);
    return html`<tr>
      <td class="gate"><bdi class="name">${inPageLanguage(name)}${other && html` <span lang=${other.lang}>${other.text}</span>`}</bdi></td>
      <td class="wide"><div class="lanes">${repeat(
        byNumber(lanes),
        ([id]) => id,
        ([, lane]) => this.#lane(lane),
      )}</div></td>
      <td class="num"><bdi>${msg(html`${formatNumber(sum)} <small>a min</small>`)}</bdi></td>
    </tr>`;
  }

  #lane(lane: BoardLane) {
    const label = html`<span><span class="vh">${msg(str`Lane ${lane.number}`)}</span><span aria-hidden="true">${lane.number}</span></span>`;
    if (!lane.isOpen) return html`<div class="lane">${label}<span class="word">${msg('closed')}</span></div>`;
    if (isSilent(lane, this.nowMs)) {
      const time = formatTime(lane.lastScanAt ?? '');
      return html`<div class="lane">${label}<span class="word silent">${msg(str`silent ${time}`)}</span></div>`;
    }
    if (!lane.lastScanAt) return html`<div class="lane">${label}<span class="word">${msg('ready')}</span></div>`;
    return html`<div class="lane">
      ${label}<cw-lane-bars .minutes=${lane.minutes} ?stale=${this.stale}></cw-lane-bars><b>${formatNumber(perMinute(lane))}</b>
    </div>`;
  }

  #waiting() {
    return Array.from(
      { length: rowsWhileWaiting },
      () =>
        html`<tr><td class="gate"><span class="load"></span></td><td class="wide"><span class="load"></span></td><td>${nothing}</td></tr>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-gate-rows': GateRows;
  }
}
