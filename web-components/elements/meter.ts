import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { cssProperties } from '../styles/css-properties.ts';

/** From these shares of the whole on, a level is busy, and over. */
const busyFrom = 0.8;
const overFrom = 0.95;

/**
 * Water against a gauge: `<cw-meter value="1284" max="2000" label="Inside the Water Town">`. The number stands beside
 * it, never in it. `plain` keeps one colour at any level, as for progress; `stale` takes the colour away.
 * Without a label it is only drawn. Height by `--meter-height`.
 */
@customElement('cw-meter')
export class Meter extends LitElement {
  @property({ type: Number }) value = 0;
  @property({ type: Number }) max = 100;
  @property() label = '';
  /** What a screen reader says instead of the bare number. */
  @property({ attribute: 'value-text' }) valueText = '';
  @property({ type: Boolean, reflect: true }) plain = false;
  @property({ type: Boolean, reflect: true }) stale = false;

  static override styles = css`
    :host { display: block; --level: var(--water); --edge: var(--water-deep); }
    div { position: relative; height: var(--meter-height, 12px); background: var(--surface-sunk); overflow: hidden; }
    i { position: absolute; inset-block: 0; inset-inline-start: 0; width: min(100%, calc(var(--share) * 100%)); background: var(--level); border-inline-end: 2px solid var(--edge); transition: width var(--drift) var(--ease); }
    i.none { border: 0; }
    div::after { content: ''; position: absolute; inset: 0; background: linear-gradient(90deg, transparent calc(25% - 1px), var(--surface) calc(25% - 1px) 25%, transparent 25% calc(50% - 1px), var(--surface) calc(50% - 1px) 50%, transparent 50% calc(75% - 1px), var(--surface) calc(75% - 1px) 75%, transparent 75%); }
    .busy { --level: var(--load-busy); --edge: var(--ink); }
    .over { --level: var(--load-over); --edge: var(--ink); }
    :host([stale]) div { --level: var(--stale); --edge: var(--stale-text); }
  `;

  override render() {
    const share = this.max > 0 ? Math.max(0, this.value / this.max) : 0;
    const state = this.plain ? '' : share > overFrom ? 'over' : share > busyFrom ? 'busy' : '';
    const level = html`<i class=${share > 0 ? '' : 'none'}></i>`;
    const place = cssProperties({ '--share': share.toFixed(4) });
    if (!this.label) return html`<div class=${state} ${place}>${level}</div>`;
    return html`<div
      class=${state}
      role="meter"
      aria-label=${this.label}
      aria-valuemin="0"
      aria-valuemax=${this.max}
      aria-valuenow=${Math.min(this.value, this.max)}
      aria-valuetext=${this.valueText || nothing}
      ${place}
    >${level}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-meter': Meter;
  }
}
