import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ImportFault, ImportOutcome } from '../../server/registration/import/import.contract.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { formatNumber } from '../styles/format.ts';
import { rows } from '../styles/rows.ts';
import { text } from '../styles/text.ts';
import { sentenceOfFault } from './fault-sentences.ts';

/** What is to be mended in a file, by line and column. */
@customElement('cw-import-faults')
export class ImportFaults extends LitElement {
  @property({ attribute: false }) outcome!: ImportOutcome;

  static override styles = [
    base,
    text,
    beam,
    rows,
    css`
      :host { display: block; }
      td { padding-block: var(--s3); }
      .num { padding-inline-end: var(--s5); font-weight: 700; width: 1%; }
      td:nth-child(3) { max-width: 20rem; }
      .column { white-space: nowrap; }
      .bad { background: var(--refuse-wash); color: var(--refuse-text); padding: 0 var(--s1); border-radius: var(--radius-1); font-size: 0.875rem; white-space: pre-wrap; overflow-wrap: break-word; unicode-bidi: isolate; }
      .needed { color: var(--ink-2); }
      p { margin-block-start: var(--s3); }
      @media (max-width: 760px) {
        .head { flex-wrap: wrap; }
        thead { display: none; }
        tr { display: grid; grid-template-columns: 4rem minmax(0, 1fr); gap: var(--s1) var(--s3); padding-block: var(--s3); border-block-end: 1px solid var(--line); }
        td { padding: 0; border: 0; }
        td.num { text-align: start; width: auto; }
        td:nth-child(n + 3) { grid-column: 2; }
        td:empty { display: none; }
      }
    `,
  ];

  override render() {
    const { faults, faultCount } = this.outcome;
    return html`<section class="beam">
      <div class="head"><h2>${msg('To mend')}</h2><span class="small">${msg('lines as your spreadsheet counts them')}</span></div>
      <table>
        <thead><tr>
          <th class="num" scope="col">${msg('Line')}</th>
          <th scope="col">${msg('Column')}</th>
          <th scope="col">${msg('Found')}</th>
          <th scope="col">${msg('Needed')}</th>
        </tr></thead>
        <tbody>${faults.map((fault) => this.#row(fault))}</tbody>
      </table>
      ${faultCount > faults.length ? this.#rest(faultCount - faults.length) : nothing}
    </section>`;
  }

  #row(fault: ImportFault) {
    return html`<tr>
      <td class="num">${formatNumber(fault.line)}</td>
      <td class="column">${fault.column}</td>
      <td>${fault.found ? html`<span class="code bad" dir="auto">${fault.found}</span>` : nothing}</td>
      <td class="needed">${sentenceOfFault(fault)}</td>
    </tr>`;
  }

  #rest(count: number) {
    const more = formatNumber(count);
    return html`<p class="quiet">${msg(str`And ${more} more: mend these first, and send the file again to see the rest.`)}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-import-faults': ImportFaults;
  }
}
