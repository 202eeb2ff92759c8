import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../elements/meter.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import type { Board } from './sights.ts';
import { type CarrierTotal, totalCarriers } from './totals.ts';
import { formatRate, formatShare } from './words.ts';

/** What each carrier's hotspots carry against what they serve well; side by side where room is scarce, or on a wall. */
@customElement('cw-carrier-totals')
export class CarrierTotals extends LitElement {
  @property({ attribute: false }) board?: Board | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;
  @property({ type: Boolean, reflect: true }) wall = false;

  static override styles = [
    base,
    text,
    beam,
    css`
      :host { display: block; }
      .carrier + .carrier { margin-block-start: var(--s3); padding-block-start: var(--s3); border-block-start: 1px solid var(--line); }
      .carrier h3 { font: var(--type-body); display: flex; justify-content: space-between; gap: var(--s2); }
      .carrier h3 b { font-weight: 700; }
      .carrier p { font: var(--type-note); color: var(--ink-2); display: flex; justify-content: space-between; gap: var(--s2); white-space: nowrap; }
      .carrier cw-meter { --meter-height: 8px; margin-block: var(--s1); }
      :host([stale]) :is(b, span, p) { color: var(--stale-text); }
      :host([wall]) .all { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: var(--s3) var(--s6); }
      :host([wall]) .carrier { margin: 0; padding-block-start: var(--s2); border-block-start: var(--rule-beam) solid var(--beam); }
      :host([wall]) .carrier h3 { font: var(--type-lead); }
      :host([wall]) .carrier p { font: var(--type-body); }
      :host([wall]) .carrier cw-meter { --meter-height: 12px; }
      @media (max-height: 840px) {
        :host([wall]) .carrier h3 { font: var(--type-body); }
        :host([wall]) .carrier p { font: var(--type-small); }
        :host([wall]) .carrier cw-meter { --meter-height: 8px; }
      }
      @media (max-width: 1360px) {
        :host(:not([wall])) .head { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        :host(:not([wall])) .beam { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: var(--s2) var(--s5); padding: 0; border: 0; }
        :host(:not([wall])) .carrier { margin: 0; padding: 0; border: 0; }
        :host(:not([wall])) .carrier h3 { font: var(--type-small); }
      }
    `,
  ];

  override render() {
    const { board, wall } = this;
    if (!board) return nothing;
    const all = totalCarriers(board).map((total) => this.#carrier(total));
    if (wall) return html`<section class="all" aria-label=${msg('By carrier')}>${all}</section>`;
    return html`<section class="beam">
      <div class="head"><h2>${msg('By carrier')}</h2><span class="small">${msg('of capacity')}</span></div>
      ${all}
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
      <p><bdi>${msg(str`${number} clients`)}</bdi><span>${formatRate(mbps)}</span></p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-carrier-totals': CarrierTotals;
  }
}
