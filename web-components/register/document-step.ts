import { msg } from '@lit/localize';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { countryChoices } from './countries.ts';
import { FormStep } from './form-step.ts';

/** The document that will be shown at a station, and what is kept of it. */
@customElement('cw-document-step')
export class DocumentStep extends FormStep {
  readonly #countries = countryChoices();

  override render() {
    const { content } = this;
    return html`
      ${this.lead(
        msg(
          'Bring this passport or identity card: on your first day somebody compares it with you. Of the number only the last four characters can be read again; the rest is kept as a fingerprint.',
        ),
      )}
      <div class="pair">
        <cw-select-field
          label=${msg('Country that issued the document')}
          unchosen=${msg('Choose a country')}
          .choices=${this.#countries}
          .value=${content.documentCountry ?? ''}
          fault=${this.faultAt('documentCountry')}
          @change-value=${({ detail }: CustomEvent<string>) => this.change({ documentCountry: detail })}
        ></cw-select-field>
        <cw-text-field
          label=${msg('Number of the document')}
          max-length="40"
          .value=${content.documentNumber ?? ''}
          fault=${this.faultAt('documentNumber')}
          @change-value=${({ detail }: CustomEvent<string>) => this.change({ documentNumber: detail })}
        ></cw-text-field>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-document-step': DocumentStep;
  }
}
