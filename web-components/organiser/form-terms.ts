import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RegistrationTerms } from '../../server/registration/forms/terms.contract.ts';
import '../elements/text-field.ts';
import { base } from '../styles/base.ts';
import { panelStyles } from './panel.styles.ts';

/** What the form asks of everybody, beside the organiser's own questions. */
@customElement('cw-form-terms')
export class FormTerms extends LitElement {
  @property({ attribute: false }) terms!: RegistrationTerms;

  static override styles = [
    base,
    panelStyles,
    css`:host { display: grid; gap: var(--s2); } .pair { margin-block-start: var(--s3); } .pair > * { flex: 0 1 18rem; }`,
  ];

  override render() {
    const { terms } = this;
    return html`
      ${this.#check('asksForPhotograph', msg('A photograph'), msg('Gates and stations compare it with the person.'))}
      ${this.#check('asksForDocument', msg('Country and number of a document'), msg('Kept as a fingerprint with the last four characters; a station compares it.'))}
      <div class="pair">
        ${this.#number('minorBelow', msg('A guardian is needed below the age of'), msg('When the conference begins. 0: nobody is asked for a date of birth.'), terms.minorBelow, 25)}
        ${this.#number('companionsAtMost', msg('Companions of one delegate, at most'), msg('Each has a badge of their own. 0: none.'), terms.companionsAtMost, 20)}
      </div>
    `;
  }

  #check(field: 'asksForPhotograph' | 'asksForDocument', word: string, note: string) {
    return html`<label class="check"><input
      type="checkbox"
      .checked=${this.terms[field]}
      @change=${(event: Event) => this.#tell({ [field]: (event.target as HTMLInputElement).checked })}
    /><span>${word}<small>${note}</small></span></label>`;
  }

  #number(field: 'minorBelow' | 'companionsAtMost', label: string, hint: string, value: number, max: number) {
    return html`<cw-text-field
      type="number"
      label=${label}
      hint=${hint}
      .value=${String(value)}
      @change-value=${({ detail }: CustomEvent<string>) => {
        const typed = Number.parseInt(detail, 10);
        if (!Number.isNaN(typed)) this.#tell({ [field]: Math.max(0, Math.min(max, typed)) });
      }}
    ></cw-text-field>`;
  }

  #tell(change: Partial<RegistrationTerms>) {
    this.dispatchEvent(new CustomEvent('change-terms', { detail: change }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-form-terms': FormTerms;
  }
}
