import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AnswerValue } from '../../server/registration/forms/forms.contract.ts';
import '../elements/choice-field.ts';
import '../elements/date-field.ts';
import { digitsOf } from '../elements/date-parts.ts';
import '../elements/select-field.ts';
import '../elements/text-field.ts';
import { inPageLanguage } from '../styles/format.ts';
import type { AskedQuestion } from './form-steps.ts';

/** From here on options stand in a list that opens. */
const manyOptions = 8;

/** One question of the organiser with the field of its kind; `change-value` carries the answer, or nothing. */
@customElement('cw-question-field')
export class QuestionField extends LitElement {
  @property({ attribute: false }) question!: AskedQuestion;
  @property({ attribute: false }) value: AnswerValue | undefined;
  @property() fault = '';
  /** A number as it was typed, which may say more than the number does: `1.0`. */
  #typed = '';

  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = css`:host { display: block; }`;

  override render() {
    const { kind, options } = this.question;
    switch (kind) {
      case 'text':
        return this.#text();
      case 'number':
        return this.#number();
      case 'date':
        return this.#date();
      case 'yes_no':
        return this.#yesNo();
      case 'choice':
        return options.length >= manyOptions ? this.#list() : this.#choices(false);
      case 'choices':
        return this.#choices(true);
    }
  }

  #text() {
    const { label, hint, optional } = this.#words();
    return html`<cw-text-field
      label=${label} hint=${hint} ?optional=${optional} fault=${this.fault} max-length="2000" lines="3"
      .value=${typeof this.value === 'string' ? this.value : ''}
      @change-value=${({ detail }: CustomEvent<string>) => this.#tell(detail || undefined)}
    ></cw-text-field>`;
  }

  #number() {
    const { label, hint, optional } = this.#words();
    return html`<cw-text-field
      label=${label} hint=${hint} ?optional=${optional} fault=${this.fault} max-length="12"
      .value=${numberIn(this.#typed) === this.value ? this.#typed : String(this.value ?? '')}
      @change-value=${this.#typedNumber}
    ></cw-text-field>`;
  }

  #date() {
    const { label, hint, optional } = this.#words();
    return html`<cw-date-field
      label=${label} hint=${hint} ?optional=${optional} fault=${this.fault}
      .value=${typeof this.value === 'string' ? this.value : ''}
      @change-value=${({ detail }: CustomEvent<string>) => this.#tell(detail || undefined)}
    ></cw-date-field>`;
  }

  #yesNo() {
    const { label, hint, optional } = this.#words();
    return html`<cw-choice-field
      wrapping label=${label} hint=${hint} ?optional=${optional} fault=${this.fault}
      .choices=${[{ value: 'yes', name: msg('Yes') }, { value: 'no', name: msg('No') }]}
      .value=${typeof this.value === 'boolean' ? [this.value ? 'yes' : 'no'] : []}
      @change-value=${({ detail }: CustomEvent<string[]>) => this.#tell(detail[0] === 'yes')}
    ></cw-choice-field>`;
  }

  #list() {
    const { label, hint, optional } = this.#words();
    return html`<cw-select-field
      label=${label} hint=${hint} ?optional=${optional} fault=${this.fault}
      .choices=${this.#options()}
      .value=${typeof this.value === 'string' ? this.value : ''}
      @change-value=${({ detail }: CustomEvent<string>) => this.#tell(detail || undefined)}
    ></cw-select-field>`;
  }

  #choices(several: boolean) {
    const { label, hint, optional } = this.#words();
    const chosen = Array.isArray(this.value) ? this.value : typeof this.value === 'string' ? [this.value] : [];
    return html`<cw-choice-field
      label=${label} hint=${hint} ?optional=${optional} fault=${this.fault} ?several=${several}
      .choices=${this.#options()}
      .value=${chosen}
      @change-value=${({ detail }: CustomEvent<string[]>) => this.#tell(several ? detail : detail[0])}
    ></cw-choice-field>`;
  }

  #typedNumber({ detail }: CustomEvent<string>) {
    this.#typed = detail;
    this.#tell(numberIn(detail));
  }

  #options() {
    return this.question.options.map(({ value, label }) => ({ value, name: inPageLanguage(label) }));
  }

  #words() {
    const { label, hint, isRequired } = this.question;
    return { label: inPageLanguage(label), hint: hint ? inPageLanguage(hint) : '', optional: !isRequired };
  }

  #tell(value: AnswerValue | undefined) {
    this.dispatchEvent(new CustomEvent('change-value', { detail: value }));
  }
}

/** A number in the figures of any script; what is no number is kept as it was typed, for the server to say so. */
function numberIn(typed: string): number | string | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const plain = [...text].map((letter) => digitsOf(letter) || (letter === '٫' ? '.' : letter)).join('');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-question-field': QuestionField;
  }
}
