import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HotspotState } from '../../db/vocabulary.ts';
import '../elements/mark.ts';
import '../elements/meter.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { formatNumber } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { type CarrierTotal, countStates, type Sight, statesWorstFirst, totalCarriers } from './sights.ts';
import { formatRate, formatShare, stateName } from './words.ts';

/** How many hotspots are in which state, and what each carrier's carry. Event `only` with a state, or none again. */
@customElement('cw-network-totals')
export class NetworkTotals extends LitElement {
  /** Undefined while nothing has come. */
  @property({ attribute: false }) sights?: readonly Sight[] | undefined;
  @property({ attribute: false }) only?: HotspotState | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;

  static override styles = [
    base,
    text,
    beam,
    loading,
    css`
      :host { display: grid; align-content: start; gap: var(--s5); }
      .states button { display: grid; grid-template-columns: 1.25rem 1fr auto; gap: var(--s2); align-items: center; width: 100%; min-height: 2.25rem; padding: var(--s1) 0; border: 0; border-block-end: 1px solid var(--line); background: none; text-align: start; cursor: pointer; }
      .states button:hover span { text-decoration: underline; }
      .states b { font: 700 1.125rem/1.5rem var(--font-ui); }
      .states [aria-pressed='true'] { background: var(--surface-raised); box-shadow: inset 4px 0 var(--accent); padding-inline-start: var(--s3); }
      .states [aria-pressed='true']:dir(rtl) { box-shadow: inset -4px 0 var(--accent); }
      .states cw-mark { --mark-on: transparent; }
      .carrier + .carrier { margin-block-start: var(--s3); padding-block-start: var(--s3); border-block-start: 1px solid var(--line); }
      .carrier h3 { font: var(--type-body); display: flex; justify-content: space-between; gap: var(--s2); }
      .carrier h3 b { font-weight: 700; }
      .carrier p { font: var(--type-note); color: var(--ink-2); display: flex; justify-content: space-between; gap: var(--s2); white-space: nowrap; }
      .carrier cw-meter { --meter-height: 8px; margin-block: var(--s1); }
      :host([stale]) :is(b, span, p) { color: var(--stale-text); }
      @media (max-width: 1240px) {
        :host { display: block; }
        .beam > .head, .carriers { display: none; }
        .states { display: flex; justify-content: space-between; gap: var(--s3); max-width: 44rem; border: 0; padding: 0; }
        .states button { width: auto; min-height: var(--hit); border: 0; grid-template-columns: auto auto auto; }
      }
      @media (max-width: 760px) { .states button span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; } }
    `,
  ];

  override render() {
    const counts = this.sights && countStates(this.sights);
    const isEmpty = !this.sights || this.sights.length === 0;
    return html`
      <section class="beam states">
        <div class="head">
          <h2>${msg('Hotspots')}</h2>
          <span class="small">${isEmpty ? nothing : formatNumber(this.sights?.length ?? 0)}</span>
        </div>
        ${statesWorstFirst.map((state) => this.#state(state, isEmpty ? undefined : counts?.[state]))}
      </section>
      ${isEmpty ? nothing : this.#carriers(totalCarriers(this.sights ?? []))}
    `;
  }

  #state(state: HotspotState, count: number | undefined) {
    const isPressed = this.only === state;
    return html`<button type="button" aria-pressed=${isPressed} @click=${() => this.#choose(isPressed ? undefined : state)}>
      <cw-mark kind=${state} ?plain=${this.stale}></cw-mark><span>${stateName(state)}</span>
      <b>${count === undefined ? '–' : formatNumber(count)}</b>
    </button>`;
  }

  #carriers(totals: readonly CarrierTotal[]) {
    return html`<section class="beam carriers">
      <div class="head"><h2>${msg('By carrier')}</h2><span class="small">${msg('of capacity')}</span></div>
      ${totals.map((total) => this.#carrier(total))}
    </section>`;
  }

  #carrier({ carrier, clients, capacityClients, mbps }: CarrierTotal) {
    const share = capacityClients > 0 ? formatShare(clients / capacityClients) : '–';
    const number = formatNumber(clients);
    return html`<div class="carrier">
      <h3><span class="cut" dir="auto">${carrier}</span><b>${share}</b></h3>
      <cw-meter
        value=${clients}
        max=${Math.max(capacityClients, 1)}
        ?stale=${this.stale}
        label=${msg(str`Clients of ${carrier} against capacity`)}
        value-text=${share}
      ></cw-meter>
      <p><span>${msg(str`${number} clients`)}</span><span>${formatRate(mbps)}</span></p>
    </div>`;
  }

  #choose(state: HotspotState | undefined): void {
    this.dispatchEvent(new CustomEvent('only', { detail: state }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-network-totals': NetworkTotals;
  }
}
