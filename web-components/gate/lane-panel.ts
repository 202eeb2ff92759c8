import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { LaneDirection, ScanDirection } from '../../db/vocabulary.ts';
import type { laneTopic } from '../../server/admission/admission.contract.ts';
import type { StateOf } from '../../server/live/define-topic.ts';
import '../elements/icon.ts';
import '../elements/mark.ts';
import '../elements/meter.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { categoryName } from '../styles/category-name.ts';
import { formatNumber, formatTime, inPageLanguage } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { lanePanelStyles } from './lane-panel.styles.ts';
import { reasonWords } from './reason-words.ts';

type LaneState = StateOf<typeof laneTopic>;
type LastVerdict = LaneState['last'][number];

/** Beside the camera: which lane this is, how full it is behind it, and what was answered last. */
@customElement('cw-lane-panel')
export class LanePanel extends LitElement {
  /** Absent until the server has told it. */
  @property({ attribute: false }) lane?: LaneState | undefined;
  @property({ type: Number, attribute: 'lane-number' }) laneNumber = 0;
  @property({ attribute: false }) laneDirection: LaneDirection = 'in';
  /** The way that the next scan counts for. */
  @property() direction: ScanDirection = 'in';
  @property() outer = '';
  @property() inner = '';
  @property({ type: Number }) unsent = 0;
  @property({ type: Boolean }) stale = false;
  @property({ type: Boolean }) muted = false;

  static override styles = [base, text, beam, buttons, loading, lanePanelStyles];

  override render() {
    return html`
      ${this.#way()}
      <section class="beam occ">${this.#inside()} ${this.#rates()}</section>
      <section class="beam last">
        <div class="head"><h2>${msg('Last verdicts')}</h2></div>
        ${this.#last()}
      </section>
      <div class="tools">
        <button class="btn btn--small btn--plain" type="button" aria-pressed=${this.muted} @click=${() => this.#tell('toggle-sound')}>
          <cw-icon name=${this.muted ? 'silent' : 'sound'}></cw-icon>${this.muted ? msg('Sound off') : msg('Sound on')}
        </button>
        <button class="btn btn--small btn--plain" type="button" @click=${() => this.#tell('hand-over')}>
          ${msg('Hand over')}
        </button>
        <button class="btn btn--small btn--plain" type="button" @click=${() => this.#tell('leave-lane')}>
          ${msg('Another lane')}
        </button>
      </div>
    `;
  }

  #way() {
    const isOut = this.direction === 'out';
    const [from, to] = isOut ? [this.inner, this.outer] : [this.outer, this.inner];
    return html`<div class="lane">
      <span class="n" aria-label=${msg(str`Lane ${this.laneNumber}`)}>${this.laneNumber}</span>
      <span class="way">
        <b><span class="cut" dir="auto">${from}</span><cw-icon name="right" onward></cw-icon><span class="cut" dir="auto">${to}</span></b>
        ${this.laneDirection === 'both' ? this.#choice() : html`<span>${isOut ? msg('Way out') : msg('First entry and re-entry')}</span>`}
      </span>
    </div>`;
  }

  #choice() {
    const option = (direction: ScanDirection, word: string) =>
      html`<button type="button" aria-pressed=${this.direction === direction} @click=${() => this.#tell('turn', direction)}>${word}</button>`;
    return html`<span class="pick" role="group" aria-label=${msg('The next badge goes')}>
      ${option('in', msg('In'))}${option('out', msg('Out'))}
    </span>`;
  }

  #inside() {
    const { lane } = this;
    if (!lane)
      return html`<div class="head"><h2>${msg(str`Inside ${this.inner}`)}</h2><span class="val load"></span></div><cw-meter></cw-meter>`;
    const { name, inside, capacity } = lane.innerZone;
    const label = msg(str`Inside ${inPageLanguage(name)}`);
    return html`
      <div class="head">
        <h2 class="cut" dir="auto">${label}</h2>
        <bdi class="val">${formatNumber(inside)}
          ${capacity === undefined ? nothing : html`<span class="of">${msg(str`of ${formatNumber(capacity)}`)}</span>`}
        </bdi>
      </div>
      ${capacity === undefined ? nothing : html`<cw-meter label=${label} value=${inside} max=${capacity} ?stale=${this.stale}></cw-meter>`}
    `;
  }

  #rates() {
    const { lane } = this;
    const blank = html`<span class="load"></span>`;
    return html`<div class="pair">
      <span><b><bdi>${lane ? msg(str`${formatNumber(lane.perMinute)} a minute`) : blank}</bdi></b>${msg('this lane')}</span>
      <span><b>${lane ? formatNumber(lane.today) : blank}</b>${msg('today')}</span>
      ${this.unsent > 0 ? html`<span class="is-refer"><b>${formatNumber(this.unsent)}</b>${msg('to be sent')}</span>` : nothing}
    </div>`;
  }

  #last() {
    const { lane } = this;
    if (!lane)
      return html`<ul aria-hidden="true">${[0, 1, 2].map(() => html`<li><span></span><span class="load"></span></li>`)}</ul>`;
    if (lane.last.length === 0) return html`<p class="quiet">${msg('Nothing yet. The first scan appears here.')}</p>`;
    return html`<ul>${repeat(
      lane.last,
      ({ scanId }) => scanId,
      (verdict) => this.#verdict(verdict),
    )}</ul>`;
  }

  #verdict({ verdict, reason, isOverridden, at, name, category, stationNumber }: LastVerdict) {
    const word = isOverridden ? msg('Let in by a supervisor') : verdictWord(verdict, reason, stationNumber);
    const detail = verdict === 'admit' && !isOverridden ? category && categoryName(category) : reasonWords(reason);
    return html`<li>
      <cw-mark class=${this.stale ? 'is-stale' : ''} kind=${isOverridden ? 'overridden' : verdict}></cw-mark>
      <span class="who name cut" dir="auto">${name ?? msg('Nobody known')}</span>
      <time datetime=${at}>${formatTime(at, { seconds: true })}</time>
      <span class="why cut" dir="auto">${[word, detail].filter(Boolean).join(' · ')}</span>
    </li>`;
  }

  #tell(type: string, detail?: ScanDirection) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** A verdict in a word, for a row. */
export function verdictWord(
  verdict: LastVerdict['verdict'],
  reason: LastVerdict['reason'],
  stationNumber: number | undefined,
): string {
  if (verdict === 'refuse') return msg('Refuse');
  if (verdict === 'admit') return reason === 'left' ? msg('Let out') : msg('Admit');
  return stationNumber === undefined ? msg('To the desk') : msg(str`To station ${stationNumber}`);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-lane-panel': LanePanel;
  }
}
