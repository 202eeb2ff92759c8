import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../elements/choice-field.ts';
import { base } from '../styles/base.ts';
import { text } from '../styles/text.ts';
import type { PlaceName } from './roles-in-words.ts';

/** Where the role of a gate or a station holds: everywhere, or at some places. Tells `change-value`. */
@customElement('cw-places-field')
export class PlacesField extends LitElement {
  @property() kind: 'gate' | 'station' = 'gate';
  @property({ attribute: false }) places: readonly PlaceName[] = [];
  /** None is everywhere, an empty list nowhere. */
  @property({ attribute: false }) value: readonly string[] | undefined;

  static override styles = [
    base,
    text,
    css`
      :host { display: block; border-inline-start: 4px solid var(--line); padding-inline-start: var(--s4); }
      p { color: var(--refer-text); }
    `,
  ];

  override render() {
    const { value, kind } = this;
    const isGate = kind === 'gate';
    const isNowhere = value && !this.places.some(({ id }) => value.includes(id));
    const nowhere = isGate
      ? msg('With no gate chosen, the role holds nowhere.')
      : msg('With no station chosen, the role holds nowhere.');
    return html`
      <cw-choice-field
        label=${isGate ? msg('Where the role gate holds') : msg('Where the role station holds')}
        wrapping
        .choices=${[
          { value: 'all', name: isGate ? msg('At every gate') : msg('At every station') },
          { value: 'some', name: isGate ? msg('Only at some gates') : msg('Only at some stations') },
        ]}
        .value=${[value ? 'some' : 'all']}
        @change-value=${({ detail }: CustomEvent<string[]>) => this.#tell(detail[0] === 'some' ? [] : undefined)}
      ></cw-choice-field>
      ${value ? this.#some(value, isGate) : nothing}
      <p role="status">${isNowhere ? nowhere : nothing}</p>
    `;
  }

  #some(value: readonly string[], isGate: boolean) {
    return html`<cw-choice-field
      label=${isGate ? msg('At these gates') : msg('At these stations')}
      several
      wrapping
      .choices=${this.places.map(({ id, name }) => ({ value: id, name }))}
      .value=${value}
      @change-value=${({ detail }: CustomEvent<string[]>) => this.#tell(detail)}
    ></cw-choice-field>`;
  }

  #tell(detail: readonly string[] | undefined) {
    this.dispatchEvent(new CustomEvent('change-value', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-places-field': PlacesField;
  }
}
