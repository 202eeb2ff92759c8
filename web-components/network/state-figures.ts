import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../elements/mark.ts';
import type { MarkKind } from '../elements/mark.ts';
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
      ul { display: flex; justify-content: space-between; gap: var(--s2); list-style: none; }
      li b { display: block; min-width: 2ch; font: 700 3rem/3.5rem var(--font-ui); letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
      .overloaded b { color: var(--load-over); } .busy b { color: var(--load-busy); } .ok b { color: var(--load-ok); }
      .doubt { padding-inline-start: var(--s3); border-inline-start: 1px solid var(--line); }
      span { display: flex; align-items: center; gap: var(--s2); font: 400 1rem/1.5rem var(--font-ui); color: var(--ink-2); white-space: nowrap; }
      @media (max-width: 1500px), (max-height: 840px) {
        .doubt { padding-inline-start: var(--s1); }
        li b { font-size: 2rem; line-height: 2.5rem; }
        span { font: var(--type-small); gap: var(--s1); --mark-size: 0.875rem; }
      }
      :host([stale]) :is(b, span) { color: var(--stale-text); }
    `,
  ];

  override render() {
    const counts = this.board && this.board.roster.size > 0 ? countStates(this.board) : undefined;
    return html`<ul>
      ${statesWorstFirst.map((state) => this.#figure(state, counts?.[state], stateName(state)))}
      ${this.#figure('doubt', counts?.inDoubt, msg('In doubt'))}
    </ul>`;
  }

  #figure(kind: MarkKind, count: number | undefined, word: string) {
    return html`<li class=${kind}>
      <b>${count === undefined ? '–' : formatNumber(count)}</b>
      <span><cw-mark kind=${kind} ?plain=${this.stale}></cw-mark>${word}</span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-state-figures': StateFigures;
  }
}
