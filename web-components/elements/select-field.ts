import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Choice } from './choice-field.ts';
import { FormField } from './form-field.ts';

/** One of many, in a list that opens: the browser's own, so that it works on every phone and by typing. */
@customElement('cw-select-field')
export class SelectField extends FormField<string> {
  @property({ attribute: false }) override value = '';
  @property({ attribute: false }) choices: readonly Choice[] = [];
  @property() autocomplete = 'off';
  /** What stands there while nothing is chosen. */
  @property() unchosen = '–';

  static override styles = [...FormField.styles, css`select { min-height: var(--hit); }`];

  override render() {
    const { value, choices } = this;
    const isKnown = choices.some((choice) => choice.value === value);
    return html`
      <label class="word" for="input">${this.word}</label>
      ${this.hintLine}
      <span class="field"><select
        id="input"
        autocomplete=${this.autocomplete}
        aria-invalid=${this.fault !== ''}
        aria-required=${!this.optional}
        aria-describedby=${this.describedBy}
        @change=${(event: Event) => this.tell((event.target as HTMLSelectElement).value)}
      >
        <option value="" .selected=${!isKnown}>${this.unchosen}</option>
        ${choices.map((choice) => html`<option value=${choice.value} .selected=${choice.value === value}>${choice.name}</option>`)}
      </select></span>
      ${this.faultLine}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-select-field': SelectField;
  }
}
