import { msg } from '@lit/localize';
import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { monthName } from '../styles/format.ts';
import { type DatePart, dateOfParts, datePartsOf, digitsOf } from './date-parts.ts';
import { FormField } from './form-field.ts';

/**
 * A day in three fields, the year first: a calendar that opens at today is no way to a date of birth, and the order of
 * figures differs from land to land. The month is chosen by its name.
 */
@customElement('cw-date-field')
export class DateField extends FormField<string> {
  @property({ attribute: false }) override value = '';
  /** Of birth: the browser may fill it in. */
  @property({ type: Boolean }) birth = false;

  static override styles = [
    ...FormField.styles,
    css`
      fieldset { min-width: 0; }
      .parts { display: flex; gap: var(--s2) var(--s3); margin-block-start: var(--s1); }
      .parts label { display: grid; grid-template-columns: minmax(0, 1fr); font: var(--type-small); color: var(--ink-2); }
      .parts .field { margin: 0; color: var(--ink); }
      .parts input { width: 100%; }
      .year { flex: 0 1 5.5rem; } .month { flex: 0 1 10rem; } .day { flex: 0 1 4.5rem; }
      select { min-height: var(--hit); }
    `,
  ];

  override render() {
    const { year, month, day } = datePartsOf(this.value);
    return html`<fieldset aria-describedby=${this.describedBy}>
      <legend class="word">${this.word}</legend>
      ${this.hintLine}
      <div class="parts">
        <label class="year">${msg('Year')}<span class="field">${this.#figures('year', year, 4)}</span></label>
        <label class="month">${msg('Month')}<span class="field">${this.#month(month)}</span></label>
        <label class="day">${msg('Day')}<span class="field">${this.#figures('day', day, 2)}</span></label>
      </div>
      ${this.faultLine}
    </fieldset>`;
  }

  #figures(part: 'year' | 'day', value: string, length: number) {
    return html`<input
      inputmode="numeric"
      autocomplete=${this.birth ? `bday-${part}` : 'off'}
      maxlength=${length}
      .value=${value}
      aria-invalid=${this.fault !== ''}
      @input=${(event: Event) => this.#typed(part, digitsOf((event.target as HTMLInputElement).value))}
    />`;
  }

  #month(value: string) {
    return html`<select
      autocomplete=${this.birth ? 'bday-month' : 'off'}
      aria-invalid=${this.fault !== ''}
      @change=${(event: Event) => this.#typed('month', (event.target as HTMLSelectElement).value)}
    >
      <option value="" .selected=${value === ''}>–</option>
      ${Array.from({ length: 12 }, (_, i) => html`<option value=${i + 1} .selected=${value === String(i + 1)}>${monthName(i + 1)}</option>`)}
    </select>`;
  }

  #typed(part: DatePart, text: string) {
    this.tell(dateOfParts({ ...datePartsOf(this.value), [part]: text }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-date-field': DateField;
  }
}
