import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type DelegateLocale, delegateLocales } from '../../db/vocabulary.ts';
import type { LetterPreview as Preview } from '../../server/registration/letters/letters.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import type { LettersServer } from '../letters/letters-server.ts';
import { base } from '../styles/base.ts';
import { fields } from '../styles/fields.ts';
import { directionOf, languageNames } from '../styles/locale.ts';
import { text } from '../styles/text.ts';

/** The invitation as an invented delegate would read it, in each language. */
@customElement('cw-letter-preview')
export class LetterPreview extends LitElement {
  @property({ attribute: false }) server!: LettersServer;
  @property() status: 'invited' | 'approved' = 'invited';
  @state() private language: DelegateLocale = 'en';
  @state() private letter?: Preview;
  @state() private error: unknown;

  static override styles = [
    base,
    text,
    fields,
    css`
      :host { display: grid; gap: var(--s3); max-width: 44rem; }
      .labelled { justify-self: start; min-width: 12rem; }
      .letter { padding: var(--s4); background: var(--surface-raised); border: 1px solid var(--line); border-radius: var(--radius-2); min-height: 22rem; }
      .subject { font-weight: 700; padding-block-end: var(--s2); margin-block-end: var(--s3); border-block-end: 1px solid var(--line); }
      .words { white-space: pre-wrap; overflow-wrap: anywhere; }
    `,
  ];

  override willUpdate(changed: PropertyValues) {
    if (changed.has('status') || changed.has('language')) void this.#load();
  }

  async #load() {
    const { language, status } = this;
    this.error = undefined;
    try {
      const letter = await this.server.preview({ kind: 'invitation', locale: language, status });
      if (language === this.language && status === this.status) this.letter = letter;
    } catch (error) {
      this.error = error;
    }
  }

  override render() {
    const { letter, language } = this;
    return html`
      <label class="labelled">
        ${msg('The letter, in')}
        <span class="field"><select @change=${this.#choose}>
          ${delegateLocales.map((each) => html`<option value=${each} lang=${each} ?selected=${each === language}>${languageNames[each]}</option>`)}
        </select></span>
      </label>
      ${this.error ? html`<p class="fault" role="alert">${sentenceOfError(this.error)}</p>` : nothing}
      <div class="letter" lang=${language} dir=${directionOf(language)}>
        <p class="subject">${letter?.subject ?? ''}</p>
        <p class="words">${letter?.text ?? ''}</p>
      </div>
    `;
  }

  #choose(event: Event) {
    this.language = (event.target as HTMLSelectElement).value as DelegateLocale;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-letter-preview': LetterPreview;
  }
}
