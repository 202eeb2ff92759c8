import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Rule } from '../../server/admission/rules/rules.contract.ts';
import '../elements/icon.ts';
import type { IconName } from '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { partName } from './part-names.ts';
import {
  entryPattern,
  fillPattern,
  joinSentences,
  partWords,
  type RuleGround,
  type RulePart,
  ruleParts,
  sentence,
} from './rule-words.ts';

export type RowAct = 'up' | 'down' | 'copy' | 'remove';

/**
 * One rule as sentences, each part of which is a button. Events: `edit-part` (detail: the part), `act` (detail: what to do
 * with the whole rule).
 */
@customElement('cw-rule-row')
export class RuleRow extends LitElement {
  @property({ attribute: false }) rule!: Rule;
  @property({ attribute: false }) ground!: RuleGround;
  /** From 1. */
  @property({ type: Number }) number = 1;
  @property({ type: Number }) count = 1;
  @property() change: 'none' | 'new' | 'changed' = 'none';

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; grid-template-columns: 2.5rem minmax(0, 1fr); padding: var(--s3) 0 var(--s2); border-block-end: 1px solid var(--line); border-inline-start: 4px solid transparent; padding-inline-start: var(--s3); }
      :host([change='new']), :host([change='changed']) { border-inline-start-color: var(--accent); background: var(--surface-raised); }
      .number { font: var(--type-lead); color: var(--ink-3); font-variant-numeric: tabular-nums; }
      .sentence { font: var(--type-lead); line-height: 2rem; max-width: var(--measure); }
      .conditions { font: var(--type-body); line-height: 1.75rem; max-width: 46rem; }
      .part { display: inline; padding: 2px 0; border: 0; background: none; color: var(--accent); font: inherit; text-align: start; text-decoration: underline 1px; text-underline-offset: 0.25em; cursor: pointer; border-radius: var(--radius-1); }
      .part:hover { background: var(--accent-wash); text-decoration-thickness: 2px; }
      .part.name { font-family: var(--font-name); }
      .part.calm { color: var(--ink-2); text-decoration-style: dotted; }
      .acts { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--s2); margin-inline-start: calc(-1 * var(--s2)); }
      .acts .btn { color: var(--ink-2); --icon-size: 1rem; font-weight: 400; }
      .acts .btn[disabled] { background: none; color: var(--ink-3); opacity: 0.6; }
      .down { transform: rotate(180deg); }
      .mark { font: 700 0.8125rem/1.25rem var(--font-ui); margin-inline-start: auto; padding-inline-end: var(--s3); }
      @media (max-width: 640px) { :host { grid-template-columns: 1.75rem minmax(0, 1fr); padding-inline-start: var(--s1); } .sentence { font-size: 1.0625rem; line-height: 1.75rem; } .acts { gap: 0; margin-inline-start: -0.75rem; } .acts .btn { padding-inline: var(--s2); } .mark { margin-inline: var(--s3) 0; } }
    `,
  ];

  override render() {
    return html`
      <span class="number" aria-hidden="true">${formatNumber(this.number)}</span>
      <div>
        <p class="sentence">${this.#entry()}</p>
        <p class="conditions">
          ${joinSentences(ruleParts.slice(3).map((part) => this.#part(part, true)))}
        </p>
        <div class="acts">
          ${this.#act('up', 'up', msg('Up'), this.number === 1)}
          ${this.#act('down', 'up', msg('Down'), this.number === this.count)}
          ${this.#act('copy', 'plus', msg('Copy'))} ${this.#act('remove', 'cross', msg('Remove'))}
          ${this.change === 'none' ? nothing : html`<span class="mark">${this.change === 'new' ? msg('New, not saved') : msg('Changed, not saved')}</span>`}
        </div>
      </div>
    `;
  }

  /** Puts the focus on one of its buttons. */
  enter(button: RulePart | RowAct): void {
    const found = this.renderRoot.querySelector<HTMLButtonElement>(`#${button}`);
    const usable = found?.disabled
      ? this.renderRoot.querySelector<HTMLButtonElement>('.acts .btn:not([disabled])')
      : found;
    usable?.focus();
  }

  #entry() {
    return fillPattern(entryPattern(), {
      who: this.#part('who'),
      zone: this.#part('zone'),
      when: this.#part('when'),
    });
  }

  /** What ends a sentence stands within the button, so that no line begins with it. */
  #part(part: RulePart, isSentence = false) {
    const words = partWords(part, this.rule, this.ground);
    const isName = part === 'zone';
    return html`<button
      id=${part}
      class=${isName ? 'part name' : isUsual(part, this.rule) ? 'part calm' : 'part'}
      type="button"
      aria-haspopup="dialog"
      aria-label=${msg(str`${words} (${partName(part)}, rule ${this.number})`)}
      @click=${() => this.dispatchEvent(new CustomEvent<RulePart>('edit-part', { detail: part }))}
    ><bdi>${isSentence ? sentence(words) : words}</bdi></button>`;
  }

  #act(act: RowAct, icon: IconName, word: string, isOff = false) {
    return html`<button
      id=${act}
      class="btn btn--plain btn--small"
      type="button"
      ?disabled=${isOff}
      aria-label=${msg(str`${word}: rule ${this.number}`)}
      @click=${() => this.dispatchEvent(new CustomEvent<RowAct>('act', { detail: act }))}
    ><cw-icon class=${act} name=${icon}></cw-icon>${word}</button>`;
  }
}

/** Where a rule says nothing particular, its words stand back. */
function isUsual(part: RulePart, rule: Rule): boolean {
  switch (part) {
    case 'reentry':
      return rule.reentry.kind === 'free';
    case 'capacity':
      return rule.capacity === undefined;
    case 'elsewhere':
      return rule.elsewhere === 'move';
    case 'checkOut':
      return rule.checkOut === undefined;
    case 'companions':
      return rule.companions === 'anybody';
    case 'verification':
      return !rule.needsVerification;
    default:
      return false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-rule-row': RuleRow;
  }
}
