import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type DelegateCategory, delegateCategories } from '../../db/vocabulary.ts';
import type { CategoryStandings, RegistrationTerms } from '../../server/registration/forms/terms.contract.ts';
import '../elements/meter.ts';
import { base } from '../styles/base.ts';
import { categoryName } from '../styles/category-name.ts';
import { fields } from '../styles/fields.ts';
import { formatNumber } from '../styles/format.ts';
import { rows } from '../styles/rows.ts';
import { text } from '../styles/text.ts';
import { toggled } from './terms-change.ts';

type Standing = CategoryStandings['categories'][number];
type Right = 'openTo' | 'approvedByRule' | 'walkIn';

/** Each category in a row: who may ask for it, who decides, and how its places stand. */
@customElement('cw-category-terms')
export class CategoryTerms extends LitElement {
  @property({ attribute: false }) terms!: RegistrationTerms;
  @property({ attribute: false }) standings!: CategoryStandings;

  static override styles = [
    base,
    text,
    rows,
    fields,
    css`
      :host { display: block; overflow-x: auto; }
      table { min-width: 46rem; }
      td, tbody th { vertical-align: middle; }
      td.mark, th.mark { text-align: center; }
      td.mark input { width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--accent); }
      td.mark label { display: inline-grid; place-items: center; min-width: var(--hit); min-height: var(--hit); }
      .field { width: 7rem; min-height: 2.25rem; }
      .level { width: 14rem; }
      thead th { vertical-align: bottom; font: var(--type-small); }
    `,
  ];

  override render() {
    return html`<table>
      <thead><tr>
        <th scope="col">${msg('Category')}</th>
        <th scope="col" class="mark">${msg('People may ask for it')}</th>
        <th scope="col" class="mark">${msg('Approved without review')}</th>
        <th scope="col" class="mark">${msg('Desk approves on the spot')}</th>
        <th scope="col">${msg('Places')}</th>
        <th scope="col" class="level">${msg('Taken')}</th>
      </tr></thead>
      <tbody>${this.standings.categories.map((standing) => this.#row(standing))}</tbody>
    </table>`;
  }

  #row(standing: Standing) {
    const { category, places } = standing;
    const name = categoryName(category);
    return html`<tr>
      <th scope="row">${name}</th>
      ${this.#right('openTo', category, msg(str`People may ask to be ${name}`))}
      ${this.#right('approvedByRule', category, msg(str`${name}: approved without review`))}
      ${this.#right('walkIn', category, msg(str`${name}: the desk approves on the spot`))}
      <td><span class="field"><input
        inputmode="numeric"
        maxlength="7"
        aria-label=${msg(str`Places for ${name}; empty is no limit`)}
        placeholder=${msg('no limit')}
        .value=${places === undefined ? '' : String(places)}
        @input=${(event: Event) => this.#places(category, (event.target as HTMLInputElement).value)}
      /></span></td>
      <td>${this.#level(standing, name)}</td>
    </tr>`;
  }

  #right(right: Right, category: DelegateCategory, words: string) {
    return html`<td class="mark"><label><input
      type="checkbox"
      aria-label=${words}
      .checked=${this.terms[right].includes(category)}
      @change=${(event: Event) => {
        const { checked } = event.target as HTMLInputElement;
        const list = toggled(this.terms[right], category, checked, delegateCategories);
        this.dispatchEvent(new CustomEvent('change-terms', { detail: { [right]: list } }));
      }}
    /></label></td>`;
  }

  #level({ places, taken, waitlisted }: Standing, name: string) {
    const words =
      places === undefined ? formatNumber(taken) : msg(str`${formatNumber(taken)} of ${formatNumber(places)}`);
    return html`
      <span class="small">${words}${waitlisted > 0 ? html` · ${msg(str`${formatNumber(waitlisted)} on the waiting list`)}` : nothing}</span>
      ${
        places === undefined
          ? nothing
          : html`<cw-meter .value=${taken} .max=${places} label=${msg(str`Places for ${name} taken`)} value-text=${words}></cw-meter>`
      }
    `;
  }

  #places(changed: DelegateCategory, typed: string) {
    const figures = typed.replace(/\D/g, '');
    const categories = this.standings.categories.map(({ category, places, ...rest }) => {
      if (category !== changed) return { category, ...(places !== undefined && { places }), ...rest };
      return { category, ...(figures && { places: Math.min(1_000_000, Number(figures)) }), ...rest };
    });
    this.dispatchEvent(new CustomEvent('change-standings', { detail: { categories } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-category-terms': CategoryTerms;
  }
}
