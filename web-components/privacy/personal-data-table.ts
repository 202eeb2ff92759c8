import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  type Cut,
  type PersonalDatum,
  type PersonalDatumId,
  personalData,
} from '../../server/privacy/personal-data.contract.ts';
import type { KeptHours } from '../../server/privacy/retention/kept-hours.contract.ts';
import { untilWords, whatIsKept, whyItIsKept } from '../delegate/datum-words.ts';
import { base } from '../styles/base.ts';
import { rows } from '../styles/rows.ts';
import { text } from '../styles/text.ts';

const cutWords: Record<Cut, () => string> = {
  rows_deleted: () => msg('deleted'),
  columns_emptied: () => msg('emptied'),
  key_destroyed: () => msg('its key is destroyed'),
  kept: () => msg('kept'),
};

/** Of staff: what delegates are not told, for it is not theirs. And of both: what leads to no single person. */
const whatElse: Partial<Record<PersonalDatumId, () => string>> = {
  import_faults: () => msg('Cells of files that could not be read'),
  erasures: () => msg('The number of who was erased'),
  staff: () => msg('Staff: name, address, roles'),
  staff_deeds: () => msg('Who set something up or changed it'),
  staff_sign_ins: () => msg('Sign-ins of staff, and links for them'),
  staff_badges: () => msg('Badges of staff, and their PINs as hashes'),
  device_codes: () => msg('Codes that enrolled devices'),
};

const whyElse: Partial<Record<PersonalDatumId, () => string>> = {
  import_faults: () => msg('The organiser mends the file.'),
  erasures: () => msg('A backup that is put back is erased of them again.'),
  staff: () => msg('The ledger says who decided.'),
  staff_deeds: () => msg('Whoever finds something wrong asks them.'),
  staff_sign_ins: () => msg('They see where they are signed in, and end it.'),
  staff_badges: () => msg('One tablet is handed from person to person.'),
  device_codes: () => msg('Each is good once.'),
};

/** All that is kept of persons: what, why, until when, what then becomes of it, and in which tables it is. */
@customElement('cw-personal-data-table')
export class PersonalDataTable extends LitElement {
  /** As is in force here; until it is known, nothing is said of it. */
  @property({ attribute: false }) keptHours?: KeptHours | undefined;

  static override styles = [
    base,
    text,
    rows,
    css`
      :host { display: block; }
      table { margin-block-start: var(--s2); }
      code { font: 0.8125rem/1.25rem var(--font-mono, monospace); color: var(--ink-2); overflow-wrap: anywhere; }
      th[scope="row"] { font: var(--type-body); font-weight: 600; color: var(--ink); }
      @media (max-width: 860px) {
        thead { display: none; }
        table, tbody { display: block; }
        tr { display: grid; gap: var(--s1); padding-block: var(--s3); border-block-end: 1px solid var(--line); }
        td, th { display: block; padding: 0; border: 0; }
        td::before { content: attr(data-label) " "; color: var(--ink-2); font: var(--type-small); }
      }
    `,
  ];

  override render() {
    const ids = Object.keys(personalData) as PersonalDatumId[];
    return html`<table aria-label=${msg('Personal data')}>
      <thead>
        <tr>
          <th scope="col">${msg('What')}</th>
          <th scope="col">${msg('What it is for')}</th>
          <th scope="col">${msg('Until when')}</th>
          <th scope="col">${msg('Then')}</th>
          <th scope="col">${msg('Tables')}</th>
        </tr>
      </thead>
      <tbody>${ids.map((id) => this.#row(id))}</tbody>
    </table>`;
  }

  #row(id: PersonalDatumId) {
    const { until, cut, where }: PersonalDatum = personalData[id];
    return html`<tr>
      <th scope="row">${(whatIsKept[id] ?? whatElse[id])?.()}</th>
      <td data-label=${msg('For:')}>${(whyItIsKept[id] ?? whyElse[id])?.()}</td>
      <td data-label=${msg('Kept:')}>${this.keptHours ? untilWords(until, this.keptHours) : nothing}</td>
      <td data-label=${msg('Then:')}>${cutWords[cut]()}</td>
      <td data-label=${msg('In:')}><code>${Object.keys(where).join(', ')}</code></td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-personal-data-table': PersonalDataTable;
  }
}
