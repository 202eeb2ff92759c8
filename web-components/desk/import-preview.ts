import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DelegateCategory, RegistrationStatus } from '../../db/vocabulary.ts';
import type { FieldChange, ImportOutcome, ImportPreview } from '../../server/registration/import/import.contract.ts';
import { leftOut, type MappedColumn } from '../../server/registration/import/mapping.contract.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { categoryName } from '../styles/category-name.ts';
import { countryName, formatNumber } from '../styles/format.ts';
import { rows } from '../styles/rows.ts';
import { text } from '../styles/text.ts';
import { columnName } from './column-name.ts';
import { statusName } from './words.ts';

/** What a file would change, before it does: who and what, field by field. */
@customElement('cw-import-preview')
export class ImportPreviewTables extends LitElement {
  @property({ attribute: false }) outcome!: ImportOutcome;

  static override styles = [
    base,
    text,
    beam,
    rows,
    css`
      :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s8); }
      .name { display: block; font-size: 1.0625rem; text-align: -webkit-match-parent; text-align: match-parent; }
      .who { width: 38%; }
      del { color: var(--ink-2); text-decoration-color: var(--refuse-text); overflow-wrap: anywhere; }
      ins { text-decoration-color: var(--accent); overflow-wrap: anywhere; }
      li { margin: 0; } ul { list-style: none; margin: 0; padding: 0; }
      .field { color: var(--ink-2); }
      td { vertical-align: top; overflow-wrap: anywhere; }
      p { margin-block-start: var(--s3); max-width: var(--measure); }
      @media (max-width: 760px) {
        .head { flex-wrap: wrap; }
        thead { display: none; }
        tr { display: grid; padding-block: var(--s2); border-block-end: 1px solid var(--line); }
        td, td.who { padding: 0; border: 0; width: auto; }
      }
    `,
  ];

  override render() {
    const { preview } = this.outcome;
    if (!preview) return nothing;
    return html`
      ${preview.changed.length > 0 ? this.#changed(preview) : nothing}
      ${preview.kept.length > 0 ? this.#kept(preview) : nothing}
      ${preview.readings.length > 0 ? this.#readings(preview) : nothing}
      ${preview.created.length > 0 ? this.#created(preview) : nothing}
    `;
  }

  #changed({ changed }: ImportPreview) {
    return html`<section class="beam">
      <div class="head"><h2>${msg('Would change')}</h2><span class="small">${this.#shownOf(changed.length, this.outcome.changed)}</span></div>
      <table><tbody>${changed.map(
        (one) => html`<tr>
          <td class="who"><span class="name" dir="auto">${one.name}</span><span class="small quiet">${one.reference}</span></td>
          <td><ul>${one.changes.map((change) => html`<li>${this.#change(change)}</li>`)}</ul></td>
        </tr>`,
      )}</tbody></table>
    </section>`;
  }

  #kept({ kept, keptCount }: ImportPreview) {
    return html`<section class="beam">
      <div class="head"><h2>${msg('Stays as it was changed here')}</h2><span class="small">${this.#shownOf(kept.length, keptCount)}</span></div>
      <p>${msg('The desk or the delegates changed this after an earlier import, and the file says something else. To take what the file says, change it at the desk.')}</p>
      <table><tbody>${kept.map(
        (one) => html`<tr>
          <td class="who"><span class="name" dir="auto">${one.name}</span><span class="small quiet">${one.reference}</span></td>
          <td><ul>${one.changes.map((change) => html`<li>${this.#difference(change)}</li>`)}</ul></td>
        </tr>`,
      )}</tbody></table>
    </section>`;
  }

  #difference({ field, from, to }: FieldChange) {
    const column = field as MappedColumn;
    const said = (value: string | undefined) => (value ? saidValue(column, value) : msg('empty'));
    return html`<span class="field">${columnName(column)}:</span>
      <b dir="auto">${said(from)}</b>
      <span class="field">${msg('in the file:')}</span> <span dir="auto">${said(to)}</span>`;
  }

  #change({ field, from, to }: FieldChange) {
    const column = field as MappedColumn;
    const said = (value: string) => saidValue(column, value);
    return html`<span class="field">${columnName(column)}:</span>
      ${from ? html`<del dir="auto">${said(from)}</del>` : nothing}
      ${to ? html`<ins dir="auto">${said(to)}</ins>` : html`<ins>${msg('empty')}</ins>`}`;
  }

  #readings({ readings }: ImportPreview) {
    return html`<section class="beam">
      <div class="head"><h2>${msg('How words of the file are read')}</h2></div>
      <table>
        <thead><tr><th scope="col">${msg('Column')}</th><th scope="col">${msg('Found')}</th><th scope="col">${msg('Read as')}</th><th class="num" scope="col">${msg('Rows')}</th></tr></thead>
        <tbody>${readings.map(
          ({ column, found, read, count }) => html`<tr>
            <td class="quiet">${columnName(column)}</td>
            <td><span dir="auto">${found || msg('empty')}</span></td>
            <td>${valueName(column, read)}</td>
            <td class="num">${formatNumber(count)}</td>
          </tr>`,
        )}</tbody>
      </table>
    </section>`;
  }

  #created({ created }: ImportPreview) {
    return html`<section class="beam">
      <div class="head"><h2>${msg('Would be new')}</h2><span class="small">${this.#shownOf(created.length, this.outcome.created)}</span></div>
      <table><tbody>${created.map(
        (one) => html`<tr>
          <td class="who"><span class="name" dir="auto">${one.name}</span>${
            one.nameLatin === one.name ? nothing : html`<span class="small quiet" dir="auto">${one.nameLatin}</span>`
          }</td>
          <td>${categoryName(one.category)}</td>
          <td>${countryName(one.country)}</td>
          <td class="quiet"><span dir="auto">${one.affiliation}</span></td>
        </tr>`,
      )}</tbody></table>
    </section>`;
  }

  #shownOf(shown: number, all: number): string {
    if (shown >= all) return '';
    const [few, many] = [formatNumber(shown), formatNumber(all)];
    return msg(str`the first ${few} of ${many}`);
  }
}

const saidValue = (column: MappedColumn, value: string): string =>
  column === 'document_number' ? msg(str`ends in ${value}`) : valueName(column, value);

function valueName(column: MappedColumn, value: string): string {
  if (value === leftOut) return msg('left out');
  if (column === 'category') return categoryName(value as DelegateCategory);
  if (column === 'status' && value) return statusName(value as RegistrationStatus);
  if (column === 'country' || column === 'document_country') return countryName(value);
  return value;
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-import-preview': ImportPreviewTables;
  }
}
