import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ImportOutcome } from '../../server/registration/import/import.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { formatDateTime, formatNumber } from '../styles/format.ts';
import { rows } from '../styles/rows.ts';
import { text } from '../styles/text.ts';
import type { DeskServer } from './desk-server.ts';

/** Imports of before, newest first. */
@customElement('cw-past-imports')
export class PastImports extends LitElement {
  @property({ attribute: false }) server!: DeskServer;
  @state() private imports?: readonly ImportOutcome[];
  @state() private fault = '';

  static override styles = [
    base,
    text,
    beam,
    rows,
    css`
      :host { display: block; }
      td:first-child { white-space: nowrap; width: 1%; padding-inline-end: var(--s6); }
      .status { vertical-align: bottom; white-space: normal; }
      .file { overflow-wrap: anywhere; text-align: -webkit-match-parent; text-align: match-parent; }
      @media (max-width: 760px) { tr { display: grid; padding-block: var(--s2); border-block-end: 1px solid var(--line); } td { padding: 0; border: 0; } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  async #load() {
    try {
      this.imports = await this.server.pastImports();
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  }

  override render() {
    const { imports, fault } = this;
    if (!fault && !imports?.length) return nothing;
    return html`<section class="beam">
      <div class="head"><h2>${msg('Imports so far')}</h2></div>
      ${fault ? html`<p class="quiet">${fault}</p>` : nothing}
      <table><tbody>${imports?.map((each) => this.#row(each))}</tbody></table>
    </section>`;
  }

  #row(outcome: ImportOutcome) {
    const { startedAt, fileName } = outcome;
    return html`<tr>
      <td class="quiet">${formatDateTime(startedAt)}</td>
      <td class="file" dir="auto">${fileName}</td>
      <td>${this.#result(outcome)}</td>
    </tr>`;
  }

  #result({ faultCount, created, waitlisted, changed, unchanged }: ImportOutcome) {
    const [faults, fresh, waiting, mended, same] = [faultCount, created, waitlisted, changed, unchanged].map(
      formatNumber,
    );
    return faultCount > 0
      ? html`<span class="status is-refuse"><cw-mark kind="refuse"></cw-mark>${msg(str`nothing, ${faults} to mend`)}</span>`
      : html`<span class="status"><cw-mark kind="admit"></cw-mark>${
          waitlisted > 0
            ? msg(str`${fresh} new (${waiting} on the waiting list), ${mended} changed, ${same} as before`)
            : msg(str`${fresh} new, ${mended} changed, ${same} as before`)
        }</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-past-imports': PastImports;
  }
}
