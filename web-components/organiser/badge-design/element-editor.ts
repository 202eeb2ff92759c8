import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  type BadgeElement,
  type BadgeField,
  type BadgeLayout,
  badgeAlignments,
  badgeFields,
} from '../../../server/registration/printing/printing.contract.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { fields } from '../../styles/fields.ts';
import { fieldName } from './design-words.ts';
import { type BoxMeasure, elementOf, isTextual, measured } from './layout-changes.ts';

/** Place, size and side of the chosen thing as numbers; what stands on the badge, and what may be added. */
@customElement('cw-element-editor')
export class ElementEditor extends LitElement {
  @property({ attribute: false }) layout!: BadgeLayout;
  @property({ attribute: false }) chosen?: BadgeField | undefined;

  static override styles = [
    base,
    buttons,
    fields,
    css`
      :host { display: grid; gap: var(--s4); }
      .numbers { display: grid; grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr)); gap: var(--s3); }
      .on { display: flex; flex-wrap: wrap; gap: 0 var(--s4); }
      .on label { display: flex; align-items: center; gap: var(--s2); min-height: 2.25rem; font: var(--type-body); }
      .on input { width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--accent); }
      p { font: var(--type-small); color: var(--ink-2); }
      .field { min-height: 2.5rem; min-width: 0; }
      .labelled { grid-template-columns: minmax(0, 1fr); min-width: 0; align-content: start; }
      .unit { font: var(--type-small); color: var(--ink-3); }
    `,
  ];

  override render() {
    const element = elementOf(this.layout, this.chosen);
    return html`
      <label class="labelled">${msg('Chosen')}
        <span class="field"><select @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value)}>
          ${element ? nothing : html`<option value="" selected>${msg('Nothing')}</option>`}
          ${this.layout.elements.map(({ field }) => html`<option value=${field} ?selected=${field === this.chosen}>${fieldName(field)}</option>`)}
        </select></span>
      </label>
      ${element ? this.#numbers(element) : html`<p>${msg('Choose something on the badge to move it, or to type where it stands.')}</p>`}
      <fieldset>
        <legend class="labelled">${msg('On the badge')}</legend>
        <div class="on">${badgeFields.map((field) => this.#toggle(field))}</div>
      </fieldset>
    `;
  }

  #numbers(element: BadgeElement) {
    const { field } = element;
    const mm = msg('mm');
    return html`
      <div class="numbers">
        ${this.#number(element, 'x', msg('From the left'), mm)}
        ${this.#number(element, 'y', msg('From above'), mm)}
        ${this.#number(element, 'width', msg('Width'), mm)}
        ${this.#number(element, 'height', msg('Height'), mm)}
        ${
          isTextual(field)
            ? html`${this.#number(element, 'sizePt', msg('Largest size'), msg('pt'))}${this.#alignment(element)}`
            : nothing
        }
      </div>
      <p>${msg('Arrow keys move it by half a millimetre, with Shift by 5 mm; with Alt they change its size.')}</p>
    `;
  }

  #number(element: BadgeElement, measure: BoxMeasure, word: string, unit: string) {
    return html`<label class="labelled">${word}
      <span class="field"><input
        type="number"
        step=${measure === 'sizePt' ? 0.5 : 0.1}
        .value=${String(element[measure])}
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          const value = Number.isFinite(input.valueAsNumber)
            ? measured(measure, input.valueAsNumber)
            : element[measure];
          input.value = String(value);
          this.#change(element.field, { [measure]: value });
        }}
      /><span class="unit">${unit}</span></span>
    </label>`;
  }

  #alignment({ field, align }: BadgeElement) {
    const words = { left: msg('Left'), center: msg('Middle'), right: msg('Right') };
    return html`<label class="labelled">${msg('Side')}
      <span class="field"><select @change=${(event: Event) => {
        const chosen = badgeAlignments.find((each) => each === (event.target as HTMLSelectElement).value);
        if (chosen) this.#change(field, { align: chosen });
      }}>
        ${badgeAlignments.map((each) => html`<option value=${each} ?selected=${each === align}>${words[each]}</option>`)}
      </select></span>
    </label>`;
  }

  #toggle(field: BadgeField) {
    return html`<label><input
      type="checkbox"
      .checked=${elementOf(this.layout, field) !== undefined}
      @change=${(event: Event) => {
        const isOn = (event.target as HTMLInputElement).checked;
        this.dispatchEvent(new CustomEvent(isOn ? 'add-field' : 'remove-field', { detail: field }));
      }}
    />${fieldName(field)}</label>`;
  }

  #choose(value: string) {
    this.dispatchEvent(new CustomEvent('choose-field', { detail: badgeFields.find((field) => field === value) }));
  }

  #change(field: BadgeField, changes: Partial<BadgeElement>) {
    this.dispatchEvent(new CustomEvent('change-element', { detail: { field, changes } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-element-editor': ElementEditor;
  }
}
