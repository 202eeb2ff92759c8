import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../elements/mark.ts';
import { base } from '../../styles/base.ts';
import { formatNumber } from '../../styles/format.ts';
import { loading } from '../../styles/loading.ts';
import { type BoardState, countNotAdmitted } from './board-state.ts';

type Kind = 'in' | 'due' | 'refer' | 'refuse';

/** The day in four figures, for a wall. */
@customElement('cw-day-counts')
export class DayCounts extends LitElement {
  @property({ attribute: false }) today?: BoardState['today'] | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;

  static override styles = [
    base,
    loading,
    css`
      :host { display: block; }
      dl { display: flex; justify-content: space-between; gap: var(--s4); }
      div { display: flex; flex-direction: column-reverse; }
      dd { font: 700 2.25rem/2.75rem var(--font-ui); font-variant-numeric: tabular-nums; white-space: nowrap; }
      dt { display: flex; align-items: center; gap: var(--s1); font: var(--type-small); line-height: 1.5rem; color: var(--ink-2); white-space: nowrap; --mark-size: 0.875rem; }
      .load { height: 2rem; width: 4rem; }
      .in dd { color: var(--water-deep); }
      .refer dd { color: var(--refer-text); }
      .refuse dd { color: var(--refuse-text); }
      :host([stale]) :is(dd, dt) { color: var(--stale-text); }
    `,
  ];

  override render() {
    const { today } = this;
    const turned = today && countNotAdmitted(today.notAdmitted);
    return html`<dl>
      ${this.#figure('in', msg('in today'), today?.arrived)}
      ${this.#figure('due', msg('still to come'), today?.expected)}
      ${this.#figure('refer', msg('referred'), turned?.refer)}
      ${this.#figure('refuse', msg('refused'), turned?.refuse)}
    </dl>`;
  }

  #figure(kind: Kind, words: string, count: number | undefined) {
    const hasMark = kind === 'refer' || kind === 'refuse';
    return html`<div class=${kind}>
      <dt>${hasMark ? html`<cw-mark kind=${kind} ?plain=${this.stale}></cw-mark>` : nothing}${words}</dt>
      <dd>${count === undefined ? html`<span class="load"></span>` : formatNumber(count)}</dd>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-day-counts': DayCounts;
  }
}
