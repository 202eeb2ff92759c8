import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HotspotState } from '../../db/vocabulary.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './band-totals.ts';
import './carrier-totals.ts';
import './freeradius-line.ts';
import { type Board, statesWorstFirst } from './sights.ts';
import { countStates } from './totals.ts';
import { stateName } from './words.ts';

/** How many hotspots are in which state, what each carrier's carry, and by band. Event `only` with a state, or null. */
@customElement('cw-network-totals')
export class NetworkTotals extends LitElement {
  /** Undefined while nothing has come. */
  @property({ attribute: false }) board?: Board | undefined;
  @property({ attribute: false }) only?: HotspotState | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;

  static override styles = [
    base,
    text,
    beam,
    css`
      :host, .others { display: grid; grid-template-columns: minmax(0, 1fr); align-content: start; gap: var(--s5); }
      .states :is(button, .doubt) { display: grid; grid-template-columns: 1.25rem 1fr auto; gap: var(--s2); align-items: center; width: 100%; min-height: 2.25rem; padding: var(--s1) 0; border: 0; border-block-end: 1px solid var(--line); background: none; text-align: start; cursor: pointer; }
      .states .doubt { cursor: default; }
      .states button:hover span { text-decoration: underline; }
      .states b { font: 700 1.125rem/1.5rem var(--font-ui); }
      .states [aria-pressed='true'] { background: var(--surface-raised); box-shadow: inset 4px 0 var(--accent); padding-inline-start: var(--s3); }
      .states [aria-pressed='true']:dir(rtl) { box-shadow: inset -4px 0 var(--accent); }
      .states cw-mark { --mark-on: transparent; }
      :host([stale]) :is(b, span, p) { color: var(--stale-text); }
      @media (max-width: 1360px) {
        :host { display: block; }
        .beam > .head { display: none; }
        /* Kept from the start, so that nothing moves when data comes. */
        .others { gap: var(--s2); min-height: 6.5rem; padding-block-end: var(--s2); }
        .states { display: flex; justify-content: space-between; gap: var(--s1); border: 0; padding: 0; }
        .states :is(button, .doubt) { grid-template: auto auto / auto auto; place-content: center; justify-items: center; gap: 0 var(--s1); width: auto; min-height: var(--hit); border: 0; }
        .states span { grid-area: 2 / 1 / auto / -1; font: var(--type-note); }
      }
    `,
  ];

  override render() {
    const { board, stale } = this;
    const isEmpty = !board || board.roster.size === 0;
    const counts = isEmpty ? undefined : countStates(board);
    return html`
      <section class="beam states">
        <div class="head">
          <h2>${msg('Hotspots')}</h2>
          <span class="small">${isEmpty ? nothing : formatNumber(board.roster.size)}</span>
        </div>
        ${statesWorstFirst.map((state) => this.#state(state, counts?.[state]))}
        <p class="doubt"><cw-mark kind="doubt" ?plain=${stale}></cw-mark><span>${msg('In doubt')}</span><b>${counts ? formatNumber(counts.inDoubt) : '–'}</b></p>
      </section>
      <div class="others">${
        isEmpty
          ? nothing
          : html`<cw-carrier-totals .board=${board} ?stale=${stale}></cw-carrier-totals>
            <cw-band-totals .board=${board} ?stale=${stale}></cw-band-totals>`
      }</div>
      <cw-freeradius-line></cw-freeradius-line>
    `;
  }

  #state(state: HotspotState, count: number | undefined) {
    const isPressed = this.only === state;
    return html`<button type="button" aria-pressed=${isPressed} @click=${() => this.#choose(isPressed ? undefined : state)}>
      <cw-mark kind=${state} ?plain=${this.stale}></cw-mark><span>${stateName(state)}</span>
      <b>${count === undefined ? '–' : formatNumber(count)}</b>
    </button>`;
  }

  #choose(state: HotspotState | undefined): void {
    this.dispatchEvent(new CustomEvent('only', { detail: state ?? null }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-network-totals': NetworkTotals;
  }
}
