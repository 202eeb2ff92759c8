import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../elements/mark.ts';
import '../elements/meter.ts';
import { base } from '../styles/base.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import type { StepId } from './form-steps.ts';
import { stepName } from './step-words.ts';

/** How far somebody is in the form: where there is room a list to go by (`go-to-step`), else a level and a sentence. */
@customElement('cw-form-progress')
export class FormProgress extends LitElement {
  @property({ attribute: false }) steps: readonly StepId[] = [];
  @property({ attribute: false }) current: StepId = 'person';
  /** Where something is to be mended. */
  @property({ attribute: false }) faulty: ReadonlySet<StepId> = new Set();
  /** Where all that is needed stands. */
  @property({ attribute: false }) complete: ReadonlySet<StepId> = new Set();

  static override styles = [
    base,
    text,
    css`
      :host { display: block; }
      .list { display: none; }
      li button { display: flex; align-items: center; gap: var(--s3); width: 100%; min-height: var(--hit); padding: var(--s1) 0; border: 0; background: none; text-align: start; cursor: pointer; color: var(--ink-2); }
      li button:hover { color: var(--accent); }
      li button[aria-current] { color: var(--ink); font-weight: 700; }
      li { border-block-end: 1px solid var(--line); }
      .number { flex: none; width: 1.25rem; text-align: center; font-variant-numeric: tabular-nums; }
      cw-mark { flex: none; }
      cw-meter { --meter-height: 8px; margin-block-start: var(--s2); }
      @media (min-width: 901px) {
        .list { display: block; border-block-start: var(--rule-beam) solid var(--beam); }
        .short { display: none; }
      }
    `,
  ];

  override render() {
    const { steps } = this;
    const at = steps.indexOf(this.current) + 1;
    const words = msg(str`Step ${formatNumber(at)} of ${formatNumber(steps.length)}`);
    return html`
      <div class="short">
        <p class="small quiet">${words}</p>
        <cw-meter plain .value=${at} .max=${steps.length} label=${msg('How far you are')} value-text=${words}></cw-meter>
      </div>
      <nav class="list" aria-label=${msg('Parts of the form')}>
        <ol>${steps.map((step, i) => this.#step(step, i + 1))}</ol>
      </nav>
    `;
  }

  #step(step: StepId, number: number) {
    const isFaulty = this.faulty.has(step);
    const isComplete = !isFaulty && this.complete.has(step);
    return html`<li><button
      type="button"
      aria-current=${step === this.current ? 'step' : nothing}
      @click=${() => this.dispatchEvent(new CustomEvent('go-to-step', { detail: step }))}
    >
      ${
        isFaulty
          ? html`<cw-mark class="is-refuse" kind="refuse"></cw-mark>`
          : isComplete
            ? html`<cw-mark class="is-admit" kind="admit"></cw-mark>`
            : html`<span class="number">${formatNumber(number)}</span>`
      }
      <span>${stepName(step)}${this.#standing(isFaulty, isComplete)}</span>
    </button></li>`;
  }

  #standing(isFaulty: boolean, isComplete: boolean) {
    const words = isFaulty ? msg('to mend') : isComplete ? msg('complete') : '';
    return words && html`<span class="vh"> (${words})</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-form-progress': FormProgress;
  }
}
