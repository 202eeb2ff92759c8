import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../elements/meter.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import type { Board } from './sights.ts';
import { type BandTotal, totalBands } from './totals.ts';
import { bandName, formatShare } from './words.ts';

/**
 * How the clients spread over the bands, as far as hotspots report it; a band of which none does says so. In one line
 * where room is scarce, or on a wall.
 */
@customElement('cw-band-totals')
export class BandTotals extends LitElement {
  @property({ attribute: false }) board?: Board | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;
  @property({ type: Boolean, reflect: true }) wall = false;

  static override styles = [
    base,
    text,
    beam,
    css`
      :host { display: block; }
      .bands { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: var(--s1) var(--s3); align-items: center; font: var(--type-small); }
      .bands > * { min-height: 1.25rem; white-space: nowrap; }
      .bands cw-meter { --meter-height: 8px; min-height: 8px; }
      .untold { grid-column: span 2; color: var(--ink-2); font: var(--type-note); align-content: center; white-space: normal; }
      .telling { font: var(--type-note); color: var(--ink-2); margin-block-start: var(--s2); }
      :host([wall]) .bands { grid-template-columns: repeat(3, auto minmax(1rem, 1fr) auto); gap: var(--s1) var(--s2); font: var(--type-body); }
      :host([wall]) .telling { margin: 0; font: var(--type-small); }
      :host([wall]) .num:not(:last-child) { padding-inline-end: var(--s2); }
      @media (max-height: 840px) { :host([wall]) .bands { font: var(--type-small); } }
      @media (max-width: 1360px) {
        :host(:not([wall])) .head { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        :host(:not([wall])) .beam { padding: 0; border: 0; }
        :host(:not([wall])) .bands { grid-template-columns: repeat(3, auto minmax(1rem, 1fr) auto); gap: var(--s1) var(--s2); }
        :host(:not([wall])) .telling { margin: 0; }
        :host(:not([wall])) .num:not(:last-child) { padding-inline-end: var(--s2); }
      }
      :host([stale]) :is(span, p) { color: var(--stale-text); }
    `,
  ];

  override render() {
    if (!this.board) return nothing;
    const totals = totalBands(this.board);
    const all = totals.reduce((sum, { clients }) => sum + clients, 0);
    const [telling, heard] = [totals, totals].map((its, index) =>
      Math.max(...its.map((total) => (index === 0 ? total.telling : total.heard))),
    ) as [number, number];
    const [some, of] = [formatNumber(telling), formatNumber(heard)];
    const heading = msg('Clients by band');
    return html`<section class="beam" aria-label=${heading}>
      ${this.wall ? nothing : html`<div class="head"><h2>${heading}</h2></div>`}
      <div class="bands">${totals.map((total) => this.#band(total, all))}</div>
      <p class="telling">${telling > 0 && telling < heard ? msg(str`Only ${some} of ${of} hotspots report it.`) : nothing}</p>
    </section>`;
  }

  #band({ band, clients, telling, heard }: BandTotal, all: number) {
    const name = bandName(band);
    if (telling === 0) {
      return html`<span>${name}</span><span class="untold">${heard > 0 ? msg('no hotspot reports it') : msg('no hotspot has it')}</span>`;
    }
    const share = formatShare(all > 0 ? clients / all : 0);
    return html`<span>${name}</span>
      <cw-meter plain value=${clients} max=${Math.max(all, 1)} ?stale=${this.stale} label=${msg(str`Clients on ${name}`)} value-text=${share}></cw-meter>
      <span class="num">${share}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-band-totals': BandTotals;
  }
}
