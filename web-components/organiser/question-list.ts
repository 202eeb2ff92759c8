import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatNumber, inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import type { QuestionDraft } from './question-drafts.ts';
import { questionKindName } from './question-kind-name.ts';

/**
 * The questions in the order in which they are asked, those retired last. Arrow keys go from one to the next, with Alt
 * they move it.
 */
@customElement('cw-question-list')
export class QuestionList extends LitElement {
  @property({ attribute: false }) drafts: readonly QuestionDraft[] = [];
  @property({ attribute: false }) chosen = 0;

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; gap: var(--s2); }
      ol { border-block-start: var(--rule-beam) solid var(--beam); }
      li { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; border-block-end: 1px solid var(--line); }
      li[data-chosen] { background: var(--surface-raised); box-shadow: inset 4px 0 0 var(--accent); }
      :host(:dir(rtl)) li[data-chosen] { box-shadow: inset -4px 0 0 var(--accent); }
      .question { display: grid; min-height: 3.75rem; align-content: center; padding: var(--s2) var(--s4); border: 0; background: none; text-align: start; cursor: pointer; min-width: 0; }
      li[data-retired] .label { text-decoration: line-through; color: var(--ink-2); }
      .about { font: var(--type-small); color: var(--ink-2); }
      .moves { display: flex; visibility: hidden; }
      li[data-chosen]:not([data-retired]) .moves { visibility: visible; }
      .moves .btn { padding-inline: var(--s2); }
      kbd { color: var(--ink); }
      .down { rotate: 180deg; }
    `,
  ];

  override render() {
    return html`
      <ol @keydown=${this.#keyDown}>${this.drafts.map((draft, i) => this.#row(draft, i))}</ol>
      ${this.drafts.length > 1 ? html`<p class="small quiet"><kbd>↑</kbd> <kbd>↓</kbd> ${msg('choose')} · <kbd>Alt ↑</kbd> <kbd>Alt ↓</kbd> ${msg('move')}</p>` : nothing}
    `;
  }

  #row(draft: QuestionDraft, index: number) {
    const words = inPageLanguage(draft.label) || msg('New question');
    return html`<li ?data-chosen=${index === this.chosen} ?data-retired=${draft.retiredAt !== undefined}>
      <button class="question" type="button" aria-current=${index === this.chosen ? 'true' : nothing} @click=${() => this.#choose(index)}>
        <span class="label cut" dir="auto">${words}</span>
        <span class="about">${this.#about(draft)}</span>
      </button>
      <span class="moves">
        <button class="btn btn--plain btn--small" type="button" aria-label=${msg(str`Earlier: ${words}`)} @click=${() => this.#move(-1)}><cw-icon name="up"></cw-icon></button>
        <button class="btn btn--plain btn--small" type="button" aria-label=${msg(str`Later: ${words}`)} @click=${() => this.#move(1)}><cw-icon class="down" name="up"></cw-icon></button>
      </span>
    </li>`;
  }

  #about({ kind, isShownAtScan, retiredAt, answers }: QuestionDraft): string {
    const about = [retiredAt ? msg('no longer asked') : questionKindName(kind)];
    if (isShownAtScan && !retiredAt) about.push(msg('told at gates'));
    if (answers > 0) about.push(answers === 1 ? msg('1 answer') : msg(str`${formatNumber(answers)} answers`));
    return about.join(' · ');
  }

  #choose(index: number) {
    this.dispatchEvent(new CustomEvent('choose-question', { detail: index }));
  }

  #move(by: number) {
    this.dispatchEvent(new CustomEvent('move-question', { detail: by }));
  }

  async #keyDown(event: KeyboardEvent) {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(this.drafts.length - 1, this.chosen + by));
    if (event.altKey) this.#move(by);
    else this.#choose(to);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[data-chosen] .question')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-question-list': QuestionList;
  }
}
