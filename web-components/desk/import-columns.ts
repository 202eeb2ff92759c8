import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { importColumns } from '../../server/registration/import/mapping.contract.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { rows } from '../styles/rows.ts';
import { text } from '../styles/text.ts';

type Column = (typeof importColumns)[number];

/** Which columns a file of delegates has. */
@customElement('cw-import-columns')
export class ImportColumns extends LitElement {
  static override styles = [
    base,
    text,
    beam,
    rows,
    css`
      :host { display: block; }
      th { font-weight: 400; color: var(--ink); white-space: nowrap; width: 1%; padding-inline-end: var(--s6); }
      td { color: var(--ink-2); }
      @media (max-width: 760px) { .head { flex-wrap: wrap; } .beam > .head .small { white-space: normal; } }
    `,
  ];

  override render() {
    const columns: [Column, string][] = [
      ['reference', msg('your own number for the person; importing again changes the same person')],
      ['name', msg('in the person’s own script')],
      ['name_latin', msg('in Latin letters, as in a passport')],
      ['country', msg('two letters of ISO 3166')],
      ['category', msg('attendee, speaker, media, official, exhibitor, staff or medical')],
      ['affiliation', msg('may be empty')],
      ['email', msg('one address')],
      ['birth_date', msg('if needed: as 1985-03-27')],
      ['document_country', msg('if needed: two letters of ISO 3166')],
      ['document_number', msg('if needed: only its last four characters can be read again')],
    ];
    return html`<section class="beam">
      <div class="head"><h2>${msg('Columns')}</h2><span class="small">${msg('UTF-8, in any order, headings in the first row')}</span></div>
      <table><tbody>${columns.map(
        ([column, what]) => html`<tr><th class="code" scope="row">${column}</th><td>${what}</td></tr>`,
      )}</tbody></table>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-import-columns': ImportColumns;
  }
}
