import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StateOf } from '../../server/live/define-topic.ts';
import type { crowdTopic } from '../../server/wayfinding/crowd/crowd.contract.ts';
import type { MapLevel } from '../../server/wayfinding/wayfinding.contract.ts';
import type { WalkwayList } from '../../server/wayfinding/ways/ways.contract.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { cssProperties } from '../styles/css-properties.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { mapAndSide } from './closure-editor.styles.ts';
import { itemsOf, type WalkwayItem } from './walkway-items.ts';
import './walkway-map.ts';
import type { WalkwayMap } from './walkway-map.ts';
import { slownessWords } from './walkway-words.ts';

export type CrowdState = StateOf<typeof crowdTopic>;

interface SlowItem {
  readonly item: WalkwayItem;
  readonly factor: number;
  /** Those of its parts that are slow. */
  readonly slow: readonly string[];
}

const listed = 30;
const nobody: CrowdState['crowd'] = {};

/** How much longer each walkway takes for the people on it: on the map, and the slowest in words. Nobody's way is known. */
@customElement('cw-crowd-board')
export class CrowdBoard extends LitElement {
  @property({ attribute: false }) levels: readonly MapLevel[] = [];
  @property({ attribute: false }) list?: WalkwayList | undefined;
  /** None while nothing has come. */
  @property({ attribute: false }) crowd?: CrowdState | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;
  @query('cw-walkway-map') private readonly map!: WalkwayMap;
  #itemsFor: WalkwayList | undefined;
  #items: readonly WalkwayItem[] = [];

  static override styles = [
    base,
    text,
    beam,
    mapAndSide,
    css`
      li { border-block-end: 1px solid var(--line); }
      li button { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 var(--s3); align-items: center; width: 100%; min-height: var(--hit); padding: var(--s2) 0; border: 0; background: none; text-align: start; cursor: pointer; overflow-wrap: anywhere; }
      li button:hover { background: var(--surface-sunk); }
      .bar { grid-column: 1 / -1; height: 6px; background: var(--surface-sunk); }
      .bar::before { content: ''; display: block; height: 100%; width: var(--share); background: var(--bar-colour); }
      .is-very { --bar-colour: var(--load-over); font-weight: 700; }
      .is-slow { --bar-colour: var(--load-busy); }
      .is-little { --bar-colour: var(--load-ok); }
      :host([stale]) .side { color: var(--stale-text); --load-over: var(--stale-text); --load-busy: var(--stale-text); --load-ok: var(--stale-text); }
      .key { display: grid; gap: var(--s1); }
      .key span { display: flex; align-items: center; gap: var(--s3); }
      .key svg { width: 3rem; height: 1rem; }
      .key line { stroke-linecap: round; }
    `,
  ];

  override willUpdate() {
    if (this.list === this.#itemsFor) return;
    this.#itemsFor = this.list;
    this.#items = this.list ? itemsOf(this.list) : [];
  }

  override render() {
    const crowd = this.crowd?.crowd ?? nobody;
    const slow = this.#slowest(crowd);
    return html`
      <div class="map"><cw-walkway-map .levels=${this.levels} .list=${this.list} .crowd=${crowd} ?stale=${this.stale}></cw-walkway-map></div>
      <div class="side">
        <section class="beam">
          <div class="head"><h2>${msg('Slowest walkways')}</h2><span class="small">${this.crowd ? formatNumber(slow.length) : ''}</span></div>
          ${this.#list(slow)}
        </section>
        <section class="beam"><div class="head"><h2>${msg('On the map')}</h2></div>${this.#key()}</section>
      </div>
    `;
  }

  #slowest(crowd: CrowdState['crowd']): readonly SlowItem[] {
    return this.#items
      .map((item) => {
        const slow = item.ids.filter((id) => (crowd[id] ?? 1) > 1);
        return { item, slow, factor: Math.max(1, ...slow.map((id) => crowd[id] ?? 1)) };
      })
      .filter(({ slow }) => slow.length > 0)
      .sort((a, b) => b.factor - a.factor);
  }

  #list(slow: readonly SlowItem[]) {
    if (!this.crowd || !this.list) return html`<p class="quiet" aria-busy="true">${msg('Reading …')}</p>`;
    if (slow.length === 0) return html`<p class="quiet">${msg('Nobody is in the way anywhere.')}</p>`;
    const others = formatNumber(slow.length - listed);
    return html`
      <ul>${repeat(
        slow.slice(0, listed),
        ({ item }) => item.ids[0],
        (entry) => this.#row(entry),
      )}</ul>
      ${slow.length > listed ? html`<p class="small quiet">${msg(str`${others} more are slowed by less.`)}</p>` : nothing}
    `;
  }

  #row({ item, factor, slow }: SlowItem) {
    const kind = factor >= 2.75 ? 'is-very' : factor >= 1.375 ? 'is-slow' : 'is-little';
    return html`<li class=${kind}><button type="button" @click=${() => this.map.lookAt(slow)}>
      <span><span class=${item.isNamed ? 'name' : ''} dir="auto">${item.title}</span><br><span class="small quiet">${item.detail}${slow.length < item.ids.length ? html` · ${this.#partly(item, slow)}` : nothing}</span></span>
      <span>${slownessWords(factor)}</span>
      <span class="bar" ${cssProperties({ '--share': `${Math.round(((factor - 1) / 3) * 100)}%` })}></span>
    </button></li>`;
  }

  #partly({ ids }: WalkwayItem, slow: readonly string[]): string {
    const [some, all] = [slow.length, ids.length].map(formatNumber);
    return msg(str`slow in ${some} of ${all} parts`);
  }

  #key() {
    const line = (width: number, colour: string, dash: string) =>
      html`<svg viewBox="0 0 48 16" aria-hidden="true"><line x1="6" y1="8" x2="42" y2="8" stroke=${`var(${colour})`} stroke-width=${width} stroke-dasharray=${dash} /></svg>`;
    return html`<p class="key small">
      <span>${line(9, '--load-over', 'none')}${msg('three to four times as long')}</span>
      <span>${line(6, '--load-busy', '14 10')}${msg('half as long again, or twice as long')}</span>
      <span>${line(4, '--load-ok', '4 8')}${msg('a little longer')}</span>
      <span>${line(1, '--line-strong', 'none')}${msg('free')}</span>
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-crowd-board': CrowdBoard;
  }
}
