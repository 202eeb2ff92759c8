import { msg, str } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DelegateCategory, RegistrationStatus } from '../../db/vocabulary.ts';
import { leftOut, type MappedHeading } from '../../server/registration/import/mapping.contract.ts';
import { base } from '../styles/base.ts';
import { categoryName } from '../styles/category-name.ts';
import { fields } from '../styles/fields.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { statusName } from './words.ts';

/** What each value of a heading means, in our words; `mean` carries the entry as it is then. */
@customElement('cw-import-values')
export class ImportValues extends LitElement {
  @property({ attribute: false }) entry!: MappedHeading;
  @property({ attribute: false }) values: readonly { value: string; count: number }[] = [];
  @property({ attribute: false }) meanings: readonly string[] = [];

  static override styles = [
    base,
    text,
    fields,
    css`
      :host { display: grid; gap: var(--s2); }
      label { display: grid; grid-template-columns: minmax(0, 1fr) 16rem; gap: var(--s2) var(--s4); align-items: center; }
      label > span:first-child { overflow-wrap: anywhere; }
      .field { min-height: 2.25rem; }
      @media (max-width: 760px) { label { grid-template-columns: minmax(0, 1fr); } }
    `,
  ];

  override render() {
    return this.values.map(({ value, count }) => {
      const meant = this.#meaningOf(value);
      const times = formatNumber(count);
      return html`<label>
        <span><span dir="auto">“${value}”</span> <span class="small quiet">${count === 1 ? msg('once') : msg(str`${times} times`)}</span></span>
        <span class="field"><select @change=${(event: Event) => this.#mean(value, event)}>
          <option value="" ?selected=${!this.meanings.includes(meant)}>${msg('say what it means')}</option>
          ${this.meanings.map((word) => html`<option value=${word} ?selected=${word === meant}>${this.#wordFor(word)}</option>`)}
        </select></span>
      </label>`;
    });
  }

  #meaningOf(value: string): string {
    const key = value.toLowerCase();
    const said = Object.entries(this.entry.values ?? {}).find(([found]) => found.toLowerCase() === key);
    return said?.[1] ?? key;
  }

  #wordFor(word: string): string {
    if (word === leftOut) return msg('leave these rows out');
    return this.entry.as === 'status' ? statusName(word as RegistrationStatus) : categoryName(word as DelegateCategory);
  }

  #mean(value: string, event: Event) {
    const meant = (event.target as HTMLSelectElement).value;
    const others = Object.entries(this.entry.values ?? {}).filter(
      ([found]) => found.toLowerCase() !== value.toLowerCase(),
    );
    const values = Object.fromEntries(meant ? [...others, [value, meant]] : others);
    this.dispatchEvent(new CustomEvent('mean', { detail: { ...this.entry, values } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-import-values': ImportValues;
  }
}
