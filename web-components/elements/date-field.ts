import { msg } from '@lit/localize';
import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { monthName } from '../styles/format.ts';
import { FormField } from './form-field.ts';

type Part = 'year' | 'month' | 'day';

/** Year, month and day as typed; what is missing is empty. */
export function datePartsOf(value: string): Record<Part, string> {
  const [year = '', month = '', day = ''] = value.split('-');
  return { year, month: month.replace(/^0/, ''), day: day.replace(/^0/, '') };
}

const twoFigures = (text: string) => (text === '' ? '' : text.padStart(2, '0'));

/** `1985-03-27`, or what there is of it: `1985--`; empty when nothing was typed. */
export function dateOfParts({ year, month, day }: Record<Part, string>): string {
  if (!year && !month && !day) return '';
  return [year, twoFigures(month), twoFigures(day)].join('-');
}

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

  #typed(part: Part, text: string) {
    this.tell(dateOfParts({ ...datePartsOf(this.value), [part]: text }));
  }
}

/** The figures of any script as 0 to 9, without what is no figure. */
export const digitsOf = (text: string): string =>
  [...text.normalize('NFKC')].map((letter) => (/\p{Nd}/u.test(letter) ? String(valueOfDigit(letter)) : '')).join('');

/** Decimal digits stand in rows of ten, each of which begins where its zero stands. */
function valueOfDigit(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (zero > 0 && code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-date-field': DateField;
  }
}
