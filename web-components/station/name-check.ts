import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Zone } from '../../server/identity/documents/read-zone.ts';
import type { WaitingPerson } from '../../server/identity/identity.contract.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { text } from '../styles/text.ts';

/**
 * A name that the document spells otherwise, beside the registered one. The same person: `found` with why. Another name:
 * `to-desk`, where it is changed.
 */
@customElement('cw-name-check')
export class NameCheck extends LitElement {
  @property({ attribute: false }) person!: WaitingPerson;
  @property({ attribute: false }) zone!: Zone;
  @property() because = '';

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      :host { display: grid; gap: var(--s3); margin-block-start: var(--s2); }
      dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 var(--s4); align-items: baseline; }
      dt { font: var(--type-small); color: var(--ink-2); }
      dd { font: 400 1.125rem/1.75rem var(--font-name); overflow-wrap: anywhere; }
      .quick { display: flex; flex-wrap: wrap; gap: var(--s2); }
      .field { min-height: 2.25rem; }
    `,
  ];

  override render() {
    const { surname, givenNames } = this.zone;
    return html`
      <dl>
        <dt>${msg('Registered')}</dt><dd dir="auto">${this.person.nameLatin}</dd>
        <dt>${msg('On the document')}</dt><dd dir="ltr">${givenNames} ${surname}</dd>
      </dl>
      <label class="labelled">${msg('The same person, spelled otherwise. Why?')}
        <span class="field"><input maxlength="200" dir="auto" .value=${this.because} @input=${this.#type} /></span>
      </label>
      <div class="quick">
        ${[
          msg('Written otherwise in Latin letters'),
          msg('Short form of the name'),
          msg('Part of the name left away'),
        ].map(
          (reason) =>
            html`<button class="btn btn--small" type="button" @click=${() => this.#tell(reason)}>${reason}</button>`,
        )}
        <button class="btn btn--small" type="button" @click=${() => this.dispatchEvent(new Event('to-desk', { bubbles: true, composed: true }))}>
          ${msg('Another name now: send to the desk')}
        </button>
      </div>
      ${this.because ? html`<p class="small">${msg(str`The record will say: ${this.because}`)}</p>` : nothing}
    `;
  }

  readonly #type = (event: Event) => this.#tell((event.target as HTMLInputElement).value);

  #tell(nameBecause: string) {
    this.dispatchEvent(new CustomEvent('found', { detail: { nameBecause }, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-name-check': NameCheck;
  }
}
