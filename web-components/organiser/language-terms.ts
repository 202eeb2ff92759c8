import { msg, str } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { delegateLocales } from '../../db/vocabulary.ts';
import type { RegistrationTerms } from '../../server/registration/forms/terms.contract.ts';
import '../elements/choice-field.ts';
import '../elements/select-field.ts';
import '../elements/text-field.ts';
import { base } from '../styles/base.ts';
import { type Language, languageNames } from '../styles/locale.ts';
import { panelStyles } from './panel.styles.ts';

/** The languages of the form and the delegate's page, and what stands over the form in each of them. */
@customElement('cw-language-terms')
export class LanguageTerms extends LitElement {
  @property({ attribute: false }) terms!: RegistrationTerms;

  static override styles = [
    base,
    panelStyles,
    css`:host { display: grid; gap: var(--s5); } cw-select-field { max-width: 18rem; } cw-text-field { max-width: var(--measure); }`,
  ];

  override render() {
    const { locales } = this.terms;
    const [first = 'en'] = locales;
    return html`
      <cw-choice-field
        several
        wrapping
        label=${msg('Delegates may read the form and their page in')}
        .choices=${delegateLocales.map((value) => ({ value, name: languageNames[value] }))}
        .value=${locales}
        @change-value=${this.#choose}
      ></cw-choice-field>
      <cw-select-field
        label=${msg('Where none of these is asked for')}
        .choices=${locales.map((value) => ({ value, name: languageNames[value] }))}
        .value=${first}
        @change-value=${({ detail }: CustomEvent<string>) => this.#lead(detail)}
      ></cw-select-field>
      ${this.#spoken(locales).map((language) => this.#introduction(language))}
    `;
  }

  /** English always has a text, for those whose language has none. */
  #spoken(locales: readonly Language[]): readonly Language[] {
    return delegateLocales.filter((language) => language === 'en' || locales.includes(language));
  }

  #introduction(language: Language) {
    return html`<cw-text-field
      label=${msg(str`What stands over the form: ${languageNames[language]}`)}
      optional
      lines="4"
      max-length="4000"
      spoken-language=${language}
      fault=${language === 'en' && this.terms.introduction?.en === '' ? msg('Needed too: it is read by those whose language has none.') : ''}
      .value=${this.terms.introduction?.[language] ?? ''}
      @change-value=${({ detail }: CustomEvent<string>) => this.#write(language, detail)}
    ></cw-text-field>`;
  }

  #write(language: Language, words: string) {
    const { [language]: _before, ...others } = { ...this.terms.introduction } as Record<string, string>;
    const written: Record<string, string> = words.trim() ? { ...others, [language]: words } : others;
    const { en = '' } = written;
    const isEmpty = Object.keys(written).length === 0;
    this.#tell({ introduction: isEmpty ? undefined : { ...written, en } });
  }

  #choose({ detail }: CustomEvent<string[]>) {
    const chosen = delegateLocales.filter((language) => detail.includes(language));
    const kept = this.terms.locales.filter((language) => chosen.includes(language));
    const locales = [...kept, ...chosen.filter((language) => !kept.includes(language))];
    // With none there would be no page at all: the last one stays.
    this.#tell({ locales: locales.length > 0 ? locales : [...this.terms.locales] });
  }

  #lead(chosen: string) {
    const { locales } = this.terms;
    this.#tell({ locales: [...locales].sort((a, b) => Number(b === chosen) - Number(a === chosen)) });
  }

  #tell(change: { locales?: Language[]; introduction?: RegistrationTerms['introduction'] }) {
    this.dispatchEvent(new CustomEvent('change-terms', { detail: change }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-language-terms': LanguageTerms;
  }
}
