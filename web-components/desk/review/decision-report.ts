import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DecisionAnswer, DecisionAnswers } from '../../../server/registration/review/review.contract.ts';
import '../../elements/icon.ts';
import '../../elements/mark.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { formatNumber } from '../../styles/format.ts';
import { text } from '../../styles/text.ts';
import { doneSentence, refusalSentence } from './decision-words.ts';
import type { Decision } from './review-server.ts';

type Refused = Extract<DecisionAnswer, { outcome: 'refused' }>;

/** What became of a decision: how many, and for each that was not decided, who or what was in the way. */
@customElement('cw-decision-report')
export class DecisionReport extends LitElement {
  @property({ attribute: false }) decision: Decision = 'approved';
  @property({ attribute: false }) answers: DecisionAnswers = { answers: [], movedUp: 0 };
  /** Names by id. */
  @property({ attribute: false }) names: ReadonlyMap<string, string> = new Map();

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: flex; align-items: start; gap: var(--s3); padding: var(--s2) var(--s2) var(--s2) var(--s4); padding-inline: var(--s4) var(--s2); background: var(--surface-sunk); border-inline-start: 4px solid var(--admit-text); }
      :host([refused]) { background: var(--refer-wash); border-color: var(--refer-text); }
      div { flex: 1; padding-block: var(--s1); }
      ul { max-height: 9rem; overflow: auto; }
    `,
  ];

  override willUpdate() {
    this.toggleAttribute('refused', this.#refused().length > 0);
  }

  override render() {
    const done = this.answers.answers.length - this.#refused().length;
    const { movedUp } = this.answers;
    return html`
      <div role="status">
        ${done > 0 ? html`<b>${doneSentence(this.decision, done)}</b>` : nothing}
        ${movedUp > 0 ? msg(str`This made room: ${formatNumber(movedUp)} of the waiting list approved.`) : nothing}
        ${this.#refused().length > 0 ? html`<ul>${this.#refused().map((refused) => this.#row(refused))}</ul>` : nothing}
      </div>
      <button class="btn btn--plain btn--small" type="button" aria-label=${msg('Close')} @click=${() => this.dispatchEvent(new Event('close'))}>
        <cw-icon name="cross"></cw-icon>
      </button>
    `;
  }

  #refused(): Refused[] {
    return this.answers.answers.filter((each) => each.outcome === 'refused');
  }

  #row(refused: Refused) {
    return html`<li><span class="name" dir="auto">${this.names.get(refused.id)}</span>: ${refusalSentence(refused)}</li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-decision-report': DecisionReport;
  }
}
