import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { formatNumber } from '../styles/format.ts';
import { type Board, statesWorstFirst } from './sights.ts';
import { countStates } from './totals.ts';
import { stateName } from './words.ts';

/** How many hotspots are in which state, as large as a wall needs, and how many in doubt: figure, shape and word. */
@customElement('cw-state-figures')
export class StateFigures extends LitElement {
  /** None while nothing has come. */
  @property({ attribute: false }) board?: Board | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;

  static override styles = [
    base,
    css`
      :host { display: block; }
      ul { display: flex; justify-content: space-between; gap: var(--s4); list-style: none; }
      li b { display: block; min-width: 2ch; font: 700 3.5rem/4rem var(--font-ui); letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
      .overloaded b { color: var(--load-over); } .busy b { color: var(--load-busy); } .ok b { color: var(--load-ok); }
      p { display: flex; align-items: center; gap: var(--s2); margin-block-start: var(--s2); font: var(--type-lead); color: var(--ink-2); }
      span { display: flex; align-items: center; gap: var(--s2); font: var(--type-lead); color: var(--ink-2); white-space: nowrap; }
      @media (max-width: 1500px) {
        ul { gap: var(--s2); }
        li b { font-size: 2.25rem; line-height: 2.75rem; }
        span, p { font: var(--type-small); gap: var(--s1); --mark-size: 1rem; }
      }
      :host([stale]) :is(b, span, p) { color: var(--stale-text); }
    `,
  ];

  override render() {
    const counts = this.board && this.board.roster.size > 0 ? countStates(this.board) : undefined;
    return html`<ul>${statesWorstFirst.map(
      (state) => html`<li class=${state}>
        <b>${counts ? formatNumber(counts[state]) : '–'}</b>
        <span><cw-mark kind=${state} ?plain=${this.stale}></cw-mark>${stateName(state)}</span>
      </li>`,
    )}</ul>
    <p><cw-mark kind="doubt" ?plain=${this.stale}></cw-mark>${msg('In doubt')} <b>${counts ? formatNumber(counts.inDoubt) : '–'}</b></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-state-figures': StateFigures;
  }
}
