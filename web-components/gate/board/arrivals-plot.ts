import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../styles/base.ts';
import { beam } from '../../styles/beam.ts';
import { cssProperties } from '../../styles/css-properties.ts';
import { formatNumber } from '../../styles/format.ts';
import { loading } from '../../styles/loading.ts';
import { text } from '../../styles/text.ts';
import { type ArrivalsCurve, arrivalsCurve } from './arrivals-curve.ts';
import type { BoardState } from './board-state.ts';

const widthPx = 600;
const heightPx = 132;

/** Who has come today, against everybody who may come. Time runs left to right in every language. */
@customElement('cw-arrivals-plot')
export class ArrivalsPlot extends LitElement {
  @property({ attribute: false }) today?: BoardState['today'] | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;

  static override styles = [
    base,
    text,
    beam,
    loading,
    css`
      :host { display: grid; min-height: 0; }
      .beam { display: flex; flex-direction: column; min-height: 0; }
      .big { font: 700 1.375rem/1.75rem var(--font-ui); white-space: nowrap; }
      .big small { font: var(--type-small); color: var(--ink-2); }
      .plot { position: relative; direction: ltr; flex: 1; min-height: 6rem; display: grid; margin-block: var(--s2) 1.25rem; }
      svg { width: 100%; height: 100%; min-height: 0; overflow: visible; }
      .axis { stroke: var(--line-strong); }
      .grid { stroke: var(--line); }
      .fill { fill: var(--water); opacity: 0.28; }
      .curve { fill: none; stroke: var(--water-deep); stroke-width: 2.5; }
      path { vector-effect: non-scaling-stroke; }
      .plot span { position: absolute; font: var(--type-note); color: var(--ink-3); white-space: nowrap; }
      .tick { inset-block-end: -1.25rem; left: calc(var(--x) * 100%); transform: translateX(calc(var(--x) * -100%)); }
      .most { left: 0; inset-block-start: 2px; }
      :host([stale]) .fill { fill: var(--stale-text); }
      :host([stale]) .curve { stroke: var(--stale-text); }
      :host([stale]) .big { color: var(--stale-text); }
    `,
  ];

  override render() {
    const { today } = this;
    const total = today ? today.arrived + today.expected : 0;
    const curve = today && arrivalsCurve(today.arrivals, total);
    return html`<section class="beam">
      <div class="head"><h2>${msg('Arrivals')}</h2>${today ? this.#sum(today) : html`<span class="load"></span>`}</div>
      <div class="plot">
        ${this.#plot(curve, today ? this.#inWords(today) : '')}
        ${total > 0 ? html`<span class="most">${formatNumber(total)}</span>` : nothing}
        ${curve?.ticks.map(({ x, time }) => html`<span class="tick" ${cssProperties({ '--x': x })}>${time}</span>`)}
      </div>
    </section>`;
  }

  #sum({ arrived, expected }: BoardState['today']) {
    return html`<bdi class="big">${formatNumber(arrived)} <small>${msg(str`in, ${formatNumber(expected)} still to come`)}</small></bdi>`;
  }

  #inWords({ arrived, expected }: BoardState['today']) {
    return msg(str`Arrivals over the day: ${formatNumber(arrived)} in, ${formatNumber(expected)} still to come`);
  }

  #plot(curve: ArrivalsCurve | undefined, label: string) {
    const path = curve?.points
      .map(({ x, y }) => `${(x * widthPx).toFixed(1)} ${((1 - y) * heightPx).toFixed(1)}`)
      .join('L');
    const endX = ((curve?.points.at(-1)?.x ?? 0) * widthPx).toFixed(1);
    return html`<svg viewBox="0 0 ${widthPx} ${heightPx}" preserveAspectRatio="none" role=${label ? 'img' : 'none'} aria-label=${label || nothing}>
      <path class="axis" d="M0 ${heightPx}H${widthPx}" />
      <path class="grid" d="M0 0H${widthPx}" />
      <path class="grid" d="M0 ${heightPx / 2}H${widthPx}" />
      ${path ? svg`<path class="fill" d="M${path}L${endX} ${heightPx}L0 ${heightPx}Z" /><path class="curve" d="M${path}" />` : nothing}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-arrivals-plot': ArrivalsPlot;
  }
}
