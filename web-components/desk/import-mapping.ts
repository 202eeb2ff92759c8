import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type DelegateCategory, delegateCategories } from '../../db/vocabulary.ts';
import {
  type FileSurvey,
  type ImportMapping,
  importColumns,
  type MappedHeading,
} from '../../server/registration/import/mapping.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { categoryName } from '../styles/category-name.ts';
import { fields } from '../styles/fields.ts';
import { formatList } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { columnName } from './column-name.ts';
import { mappingStyles } from './import-mapping.styles.ts';
import './import-values.ts';
import {
  choiceOf,
  entriesOf,
  filledTwice,
  type HeadingChoice,
  joinsFor,
  lacking,
  meaningsOf,
  withChoice,
} from './mapping-draft.ts';

export interface ExplainedMapping {
  name: string;
  mapping: ImportMapping;
}

/** Asks once what the headings of a file mean; `explain` carries the answer. */
@customElement('cw-import-mapping')
export class ImportMappingForm extends LitElement {
  @property({ attribute: false }) survey!: FileSurvey;
  @property({ attribute: false }) error: unknown;
  @state() private entries: MappedHeading[] = [];
  @state() private joins: ImportMapping['joins'] = {};
  @state() private defaults: ImportMapping['defaults'] = {};
  @state() private hasTried = false;
  @query('[name="name"]') private readonly nameField!: HTMLInputElement;
  @query('select') private readonly firstChoice!: HTMLSelectElement | null;

  static override styles = [base, text, beam, buttons, fields, mappingStyles, css`:host { display: block; }`];

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('survey')) return;
    this.entries = entriesOf(this.survey);
    this.joins = this.survey.proposal.joins;
    this.defaults = this.survey.proposal.defaults;
    this.hasTried = false;
  }

  override firstUpdated() {
    this.firstChoice?.focus();
  }

  override render() {
    return html`<section class="beam">
      <div class="head"><h2>${msg('What the headings mean')}</h2><span class="small">${msg('asked once: files with the same headings are read alike')}</span></div>
      <form @submit=${this.#submit} novalidate>
        <ul>${this.entries.map((entry, i) => this.#heading(entry, i))}</ul>
        ${this.#joined()}
        ${this.entries.some(({ as }) => as === 'category') ? nothing : this.#defaultCategory()}
        <label class="labelled">${msg('Remember this as')}
          <span class="field"><input name="name" required maxlength="100" dir="auto" .value=${this.survey.name} /></span>
        </label>
        <p class="fault" role="alert">${this.#fault()}</p>
        <button class="btn btn--main" type="submit">${msg('Read the file like this')}</button>
      </form>
    </section>`;
  }

  #heading(entry: MappedHeading, i: number) {
    const surveyed = this.survey.headings.find(({ heading }) => heading === entry.heading);
    const meanings = meaningsOf(entry.as);
    return html`<li data-ignored=${entry.as === 'ignore' ? '' : nothing}>
      <label class="what" for=${`choice-${i}`}>
        <span class="heading" dir="auto">${entry.heading}</span>
        <span class="values" dir="auto">${surveyed?.firstValues.join(' · ') || msg('no values')}</span>
      </label>
      <span class="field"><select id=${`choice-${i}`} @change=${(event: Event) => this.#choose(i, event)}>
        ${this.#options(choiceOf(entry))}
      </select></span>
      ${
        meanings.length > 0 && surveyed?.values
          ? html`<cw-import-values
              .entry=${entry}
              .values=${surveyed.values}
              .meanings=${meanings}
              @mean=${(event: CustomEvent<MappedHeading>) => this.#put(i, event.detail)}
            ></cw-import-values>`
          : nothing
      }
    </li>`;
  }

  #options(chosen: HeadingChoice) {
    const option = (value: HeadingChoice, word: string) =>
      html`<option value=${value} ?selected=${value === chosen}>${word}</option>`;
    const { questions } = this.survey;
    return html`
      ${option('ignore', msg('ignore it'))}
      ${[...importColumns, 'status' as const].map((column) => option(column, columnName(column)))}
      ${
        questions.length > 0
          ? html`<optgroup label=${msg('Answer to')}>${questions.map(({ id, label }) => option(`answer:${id}`, label))}</optgroup>`
          : nothing
      }
    `;
  }

  #choose(i: number, event: Event) {
    const entry = this.entries[i];
    if (entry) this.#put(i, withChoice(entry, (event.target as HTMLSelectElement).value as HeadingChoice));
  }

  #put(i: number, entry: MappedHeading) {
    this.entries = this.entries.map((each, n) => (n === i ? entry : each));
  }

  #joined() {
    const { joined } = filledTwice(this.entries);
    return joined.map((column) => {
      const parts = this.entries.filter(({ as }) => as === column).map(({ heading }) => heading);
      const kinds = [
        ['space', parts.join(' ')],
        ['comma', parts.join(', ')],
        ['hyphen', parts.join('-')],
        ['first', msg(str`the first that is not empty: ${formatList(parts)}`)],
      ] as const;
      const chosen = joinsFor(joined, this.joins)[column];
      return html`<label class="labelled">${msg(str`${columnName(column)} is`)}
        <span class="field"><select @change=${(event: Event) => {
          this.joins = { ...this.joins, [column]: (event.target as HTMLSelectElement).value };
        }}>${kinds.map(([kind, word]) => html`<option value=${kind} ?selected=${kind === chosen}>${word}</option>`)}</select></span>
      </label>`;
    });
  }

  #defaultCategory() {
    return html`<label class="labelled">${msg('Everybody new is')}
      <span class="field"><select @change=${(event: Event) => {
        const category = (event.target as HTMLSelectElement).value as DelegateCategory;
        this.defaults = { ...this.defaults, category };
      }}>${delegateCategories.map(
        (category) =>
          html`<option value=${category} ?selected=${category === (this.defaults.category ?? 'attendee')}>${categoryName(category)}</option>`,
      )}</select></span>
    </label>`;
  }

  #mapping(): ImportMapping {
    const { joined } = filledTwice(this.entries);
    const needsCategory = !this.entries.some(({ as }) => as === 'category');
    const defaults = { ...this.defaults, ...(needsCategory && { category: this.defaults.category ?? 'attendee' }) };
    return { headings: this.entries, joins: joinsFor(joined, this.joins), defaults };
  }

  #fault(): string {
    if (this.error) return sentenceOfError(this.error);
    if (!this.hasTried) return '';
    const { headings, defaults } = this.#mapping();
    const missing = lacking(headings, defaults).map(columnName);
    if (missing.length > 0) return msg(str`Choose a heading for: ${formatList(missing)}`);
    const [wrong] = filledTwice(headings).wrong;
    if (!wrong) return '';
    return msg('Two headings are the same thing. Ignore one of them.');
  }

  #submit(event: SubmitEvent) {
    event.preventDefault();
    this.error = undefined;
    this.hasTried = true;
    if (this.#fault()) return;
    const name = this.nameField.value.trim() || this.survey.name;
    const detail: ExplainedMapping = { name, mapping: this.#mapping() };
    this.dispatchEvent(new CustomEvent('explain', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-import-mapping': ImportMappingForm;
  }
}
