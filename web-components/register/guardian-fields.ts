import { msg, str } from '@lit/localize';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FormContent } from '../../server/registration/forms/forms.contract.ts';
import '../elements/choice-field.ts';
import '../elements/text-field.ts';
import { base } from '../styles/base.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';

type Guardian = NonNullable<FormContent['guardian']>;

/** Who answers for a minor: a delegate who comes too, or an adult who can be reached. */
@customElement('cw-guardian-fields')
export class GuardianFields extends LitElement {
  @property({ attribute: false }) guardian: Guardian = {};
  @property({ attribute: false }) minorBelow = 18;
  @property({ attribute: false }) faults: ReadonlyMap<string, string> = new Map();
  @state() private comes?: boolean | undefined;

  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    base,
    text,
    css`
      section { display: grid; gap: var(--s5); border-block-start: var(--rule-beam) solid var(--beam); padding-block-start: var(--s3); }
      h3 { font: 700 1.125rem/1.75rem var(--font-ui); }
      .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); align-items: start; gap: var(--s5); }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('guardian') || this.comes !== undefined) return;
    if (this.guardian.delegate) this.comes = true;
    else if (this.guardian.name || this.guardian.phone) this.comes = false;
  }

  override render() {
    const age = formatNumber(this.minorBelow);
    return html`<section>
      <div>
        <h3>${msg('An adult who answers for this person')}</h3>
        <p class="quiet">${msg(str`Whoever is under ${age} when the conference begins needs one.`)}</p>
      </div>
      <cw-choice-field
        label=${msg('Does this adult come to the conference?')}
        .choices=${[{ value: 'yes', name: msg('Yes, as a delegate') }, { value: 'no', name: msg('No') }]}
        .value=${this.comes === undefined ? [] : [this.comes ? 'yes' : 'no']}
        wrapping
        fault=${this.comes === undefined ? this.#faultAt('') : ''}
        @change-value=${this.#choose}
      ></cw-choice-field>
      ${this.comes === undefined ? '' : this.comes ? this.#delegate() : this.#other()}
    </section>`;
  }

  #delegate() {
    return html`<cw-text-field
      label=${msg('Their e-mail, or the reference of their registration')}
      hint=${msg('The one that they registered with.')}
      .value=${this.guardian.delegate ?? ''}
      max-length="254"
      fault=${this.#faultAt('') || this.#faultAt('.delegate')}
      @change-value=${({ detail }: CustomEvent<string>) => this.#tell({ delegate: detail })}
    ></cw-text-field>`;
  }

  #other() {
    const { name = '', phone = '' } = this.guardian;
    return html`<div class="pair">
      <cw-text-field
        label=${msg('Name of the adult')}
        is-name
        .value=${name}
        max-length="200"
        fault=${this.#faultAt('') || this.#faultAt('.name')}
        @change-value=${({ detail }: CustomEvent<string>) => this.#tell({ name: detail, phone })}
      ></cw-text-field>
      <cw-text-field
        label=${msg('Telephone')}
        type="tel"
        placeholder="+254 20 123 4567"
        .value=${phone}
        max-length="40"
        fault=${this.#faultAt('.phone')}
        @change-value=${({ detail }: CustomEvent<string>) => this.#tell({ name, phone: detail })}
      ></cw-text-field>
    </div>`;
  }

  #faultAt(path: string): string {
    return this.faults.get(`guardian${path}`) ?? '';
  }

  #choose({ detail: [answer] }: CustomEvent<string[]>) {
    this.comes = answer === 'yes';
    this.#tell({});
  }

  #tell(guardian: Guardian) {
    this.dispatchEvent(new CustomEvent('change-value', { detail: guardian }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-guardian-fields': GuardianFields;
  }
}
