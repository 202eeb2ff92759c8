import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { delegateCategories, questionKinds } from '../../db/vocabulary.ts';
import '../elements/choice-field.ts';
import '../elements/icon.ts';
import '../elements/text-field.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { categoryName } from '../styles/category-name.ts';
import { formatNumber } from '../styles/format.ts';
import { type Language, languageNames } from '../styles/locale.ts';
import { text } from '../styles/text.ts';
import { panelStyles } from './panel.styles.ts';
import { hasOptions, type QuestionDraft } from './question-drafts.ts';
import { questionKindName } from './question-kind-name.ts';
import './question-options.ts';

/** One question: its words in each language, its kind, of whom it is asked, and who is told the answer. */
@customElement('cw-question-editor')
export class QuestionEditor extends LitElement {
  @property({ attribute: false }) draft!: QuestionDraft;
  @property({ attribute: false }) languages: readonly Language[] = ['en'];
  @query('cw-text-field') private readonly first!: HTMLElement | null;

  static override styles = [
    base,
    text,
    buttons,
    panelStyles,
    css`
      :host { display: grid; grid-template-rows: none; gap: var(--s6); max-width: 44rem; }
      .words { display: grid; gap: var(--s3); }
      .note { color: var(--ink-2); font: var(--type-small); }
      .end { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s4); border-block-start: 1px solid var(--line); padding-block-start: var(--s4); }
    `,
  ];

  override focus() {
    this.first?.focus();
  }

  override render() {
    const { draft } = this;
    if (draft.retiredAt) return this.#retired();
    return html`
      <div class="words">${this.languages.map((language) => this.#label(language))}</div>
      ${this.#kind()}
      ${
        hasOptions(draft.kind)
          ? html`<cw-question-options
              .options=${draft.options}
              .languages=${this.languages}
              @change-value=${({ detail }: CustomEvent<QuestionDraft['options']>) => this.#tell({ options: detail })}
            ></cw-question-options>`
          : nothing
      }
      <div class="words">${this.languages.map((language) => this.#hint(language))}</div>
      <cw-choice-field
        several
        wrapping
        label=${msg('Asked of')}
        hint=${msg('None chosen: it is asked of everybody.')}
        .choices=${delegateCategories.map((value) => ({ value, name: categoryName(value) }))}
        .value=${draft.categories}
        @change-value=${({ detail }: CustomEvent<string[]>) =>
          this.#tell({ categories: delegateCategories.filter((each) => detail.includes(each)) })}
      ></cw-choice-field>
      <div>
        ${this.#check('isRequired', msg('Must be answered'), msg('The form cannot be sent without.'))}
        ${this.#check('isShownAtScan', msg('Told at gates when the badge is scanned'), msg('For what a guard must know at once, such as a wheelchair. Everybody at the gate can read it.'))}
      </div>
      ${this.#end()}
    `;
  }

  #label(language: Language) {
    return html`<cw-text-field
      label=${msg(str`The question: ${languageNames[language]}`)}
      ?optional=${language !== 'en'}
      max-length="200"
      spoken-language=${language}
      .value=${this.draft.label[language] ?? ''}
      @change-value=${({ detail }: CustomEvent<string>) => this.#tell({ label: { ...this.draft.label, [language]: detail } })}
    ></cw-text-field>`;
  }

  #hint(language: Language) {
    return html`<cw-text-field
      label=${msg(str`What stands under it: ${languageNames[language]}`)}
      optional
      max-length="200"
      spoken-language=${language}
      .value=${this.draft.hint?.[language] ?? ''}
      @change-value=${({ detail }: CustomEvent<string>) =>
        this.#tell({ hint: { en: '', ...this.draft.hint, [language]: detail } })}
    ></cw-text-field>`;
  }

  #kind() {
    const { kind, answers } = this.draft;
    if (answers > 0) {
      const count = formatNumber(answers);
      return html`<p class="note">${msg(str`${questionKindName(kind)}. It has ${count} answers, so its kind stays as it is.`)}</p>`;
    }
    return html`<cw-choice-field
      wrapping
      label=${msg('The answer is')}
      .choices=${questionKinds.map((value) => ({ value, name: questionKindName(value) }))}
      .value=${[kind]}
      @change-value=${({ detail: [chosen] }: CustomEvent<string[]>) =>
        this.#tell({ kind: questionKinds.find((each) => each === chosen) ?? kind })}
    ></cw-choice-field>`;
  }

  #check(field: 'isRequired' | 'isShownAtScan', word: string, note: string) {
    return html`<label class="check"><input
      type="checkbox"
      .checked=${this.draft[field]}
      @change=${(event: Event) => this.#tell({ [field]: (event.target as HTMLInputElement).checked })}
    /><span>${word}<small>${note}</small></span></label>`;
  }

  #end() {
    const isAnswered = this.draft.answers > 0;
    return html`<div class="end">
      <button class="btn" type="button" @click=${() => this.dispatchEvent(new Event('retire-question'))}>
        ${isAnswered ? msg('Ask it no longer') : msg('Remove')}
      </button>
      <p class="note">${isAnswered ? msg('The answers so far are kept.') : nothing}</p>
    </div>`;
  }

  #retired() {
    return html`
      <p class="title" dir="auto">${this.draft.label.en}</p>
      <p class="quiet">${msg('This is no longer asked. The answers so far are kept.')}</p>
      <div class="end"><button class="btn" type="button" @click=${() => this.dispatchEvent(new Event('ask-again'))}>${msg('Ask it again')}</button></div>
    `;
  }

  #tell(change: Partial<QuestionDraft>) {
    this.dispatchEvent(new CustomEvent('change-question', { detail: change }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-question-editor': QuestionEditor;
  }
}
