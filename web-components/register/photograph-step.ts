import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { PhotographPlace } from '../api/photograph-place.ts';
import '../elements/photograph-field.ts';
import type { PhotographField } from '../elements/photograph-field.ts';
import { base } from '../styles/base.ts';
import { text } from '../styles/text.ts';
import type { RegisterServer } from './register-server.ts';

/** The photograph of the form; `photograph-change` says whether there is one. */
@customElement('cw-photograph-step')
export class PhotographStep extends LitElement {
  @property({ attribute: false }) server!: RegisterServer;
  @property({ attribute: false }) secret = '';
  @query('cw-photograph-field') private readonly field!: PhotographField;

  static override styles = [base, text, css`:host { display: grid; gap: var(--s5); } p { max-width: var(--measure); }`];

  readonly #place: PhotographPlace = {
    see: () => this.server.photograph(this.secret),
    put: (picture) => this.server.putPhotograph(this.secret, picture),
    remove: () => this.server.removePhotograph(this.secret),
  };

  /** A photograph can always follow: nothing here is ever at fault. */
  focusFault(): void {
    this.field.focus();
  }

  override render() {
    return html`
      <p class="quiet">${msg('Your face from the front, in good light, without sunglasses. At gates and stations somebody compares it with you; it is shown to nobody else.')}</p>
      <cw-photograph-field
        .place=${this.#place}
        of="form"
        @photograph-change=${({ detail }: CustomEvent<boolean>) =>
          this.dispatchEvent(new CustomEvent('photograph-change', { detail }))}
      ></cw-photograph-field>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-photograph-step': PhotographStep;
  }
}
