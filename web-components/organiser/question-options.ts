import { msg, str } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { formatNumber } from '../styles/format.ts';
import { type Language, languageNames } from '../styles/locale.ts';
import { text } from '../styles/text.ts';
import type { QuestionDraft } from './question-drafts.ts';

type Options = QuestionDraft['options'];

/** The answers that a question offers, in each language: a table with a row for each. */
@customElement('cw-question-options')
export class QuestionOptions extends LitElement {
  @property({ attribute: false }) options: Options = [];
  @property({ attribute: false }) languages: readonly Language[] = ['en'];

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      :host { display: grid; gap: var(--s3); }
      h2 { font: 700 0.9375rem/1.5rem var(--font-ui); }
      li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--s2); align-items: start; padding-block: var(--s2); border-block-end: 1px solid var(--line); }
      .languages { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: var(--s2); }
      .field { min-height: 2.25rem; }
      .btn { justify-self: start; }
    `,
  ];

  override render() {
    return html`
      <h2>${msg('Answers to choose from')}</h2>
      <ol>${this.options.map((option, i) => this.#row(option, i))}</ol>
      <button class="btn btn--small" type="button" @click=${this.#add}><cw-icon name="plus"></cw-icon>${msg('Another answer')}</button>
    `;
  }

  #row({ label }: Options[number], index: number) {
    const number = formatNumber(index + 1);
    return html`<li>
      <div class="languages">${this.languages.map(
        (language) => html`<span class="field"><input
          aria-label=${msg(str`Answer ${number}: ${languageNames[language]}`)}
          placeholder=${languageNames[language]}
          lang=${language}
          dir="auto"
          maxlength="200"
          .value=${label[language] ?? ''}
          @input=${(event: Event) => this.#write(index, language, (event.target as HTMLInputElement).value)}
        /></span>`,
      )}</div>
      <button class="btn btn--plain btn--small" type="button" aria-label=${msg(str`Remove answer ${number}`)} @click=${() => this.#tell(this.options.filter((_, i) => i !== index))}>
        <cw-icon name="cross"></cw-icon>
      </button>
    </li>`;
  }

  #write(index: number, language: Language, words: string) {
    this.#tell(
      this.options.map((option, i) =>
        i === index ? { ...option, label: { ...option.label, [language]: words } } : option,
      ),
    );
  }

  async #add() {
    this.#tell([...this.options, { value: '', label: { en: '' } }]);
    await new Promise(requestAnimationFrame);
    this.renderRoot.querySelector<HTMLInputElement>('li:last-child input')?.focus();
  }

  #tell(options: Options) {
    this.dispatchEvent(new CustomEvent('change-value', { detail: options }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-question-options': QuestionOptions;
  }
}
