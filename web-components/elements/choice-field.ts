import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { FormField } from './form-field.ts';

export interface Choice {
  readonly value: string;
  readonly name: string;
  /** What choosing it means, under its name. */
  readonly note?: string | undefined;
}

/** One of a few, or `several` of them, all seen at once. The value is a list in either case. */
@customElement('cw-choice-field')
export class ChoiceField extends FormField<readonly string[]> {
  @property({ attribute: false }) override value: readonly string[] = [];
  @property({ attribute: false }) choices: readonly Choice[] = [];
  @property({ type: Boolean }) several = false;
  /** In rows that wrap, for short words. */
  @property({ type: Boolean, reflect: true }) wrapping = false;

  static override styles = [
    ...FormField.styles,
    css`
      fieldset { min-width: 0; }
      .choices { margin-block-start: var(--s1); border-block-start: 1px solid var(--line); }
      label { display: flex; align-items: center; gap: var(--s3); min-height: 3rem; padding-block: var(--s2); border-block-end: 1px solid var(--line); cursor: pointer; }
      label:hover { background: var(--surface-sunk); }
      label:has(:checked) { background: var(--surface-raised); box-shadow: inset 4px 0 0 var(--accent); padding-inline-start: var(--s3); }
      :host(:dir(rtl)) label:has(:checked) { box-shadow: inset -4px 0 0 var(--accent); }
      input { flex: none; width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--accent); }
      .note { display: block; font: var(--type-small); color: var(--ink-2); }
      :host([wrapping]) .choices { display: flex; flex-wrap: wrap; gap: 0 var(--s6); border: 0; }
      :host([wrapping]) label { border: 0; min-height: var(--hit); }
      :host([wrapping]) label:is(:hover, :has(:checked)) { background: none; box-shadow: none; padding-inline-start: 0; }
    `,
  ];

  override render() {
    return html`<fieldset
      role=${this.several ? 'group' : 'radiogroup'}
      aria-describedby=${this.describedBy}
      aria-invalid=${this.several ? nothing : this.fault !== ''}
      aria-required=${this.several ? nothing : !this.optional}
    >
      <legend class="word">${this.word}</legend>
      ${this.hintLine}
      <div class="choices">${this.choices.map((choice) => this.#choice(choice))}</div>
      ${this.faultLine}
    </fieldset>`;
  }

  #choice({ value, name, note }: Choice) {
    return html`<label>
      <input
        type=${this.several ? 'checkbox' : 'radio'}
        name="choice"
        .value=${value}
        .checked=${this.value.includes(value)}
        @change=${this.#chosen}
      />
      <span>${name}${note ? html`<span class="note">${note}</span>` : nothing}</span>
    </label>`;
  }

  #chosen({ target }: Event) {
    const { value, checked } = target as HTMLInputElement;
    const others = this.several ? this.value.filter((each) => each !== value) : [];
    const chosen = checked ? [...others, value] : others;
    this.tell(this.choices.map((choice) => choice.value).filter((each) => chosen.includes(each)));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-choice-field': ChoiceField;
  }
}
