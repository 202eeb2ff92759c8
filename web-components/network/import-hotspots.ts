import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { InventoryOutcome } from '../../server/hotspots/hotspots.contract.ts';
import type { Problem } from '../../server/kernel/problem.contract.ts';
import { ApiProblem, sentenceOfError } from '../api/problem.ts';
import '../elements/dialog.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { importInventory } from './import-inventory.ts';
import { inventoryFaultWords, inventoryPlaceWords } from './inventory-fault-words.ts';
import './network-problems.ts';

type Stage =
  | { readonly name: 'choosing' }
  | { readonly name: 'sending'; readonly fileName: string }
  | { readonly name: 'done'; readonly outcome: InventoryOutcome }
  | {
      readonly name: 'failed';
      readonly sentence: string;
      readonly faults: NonNullable<Problem['faults']>;
    };

/** A dialog that takes an inventory of hotspots in, whole or not at all. `open()` shows it. */
@customElement('cw-import-hotspots')
export class ImportHotspots extends LitElement {
  @state() private isOpen = false;
  @state() private stage: Stage = { name: 'choosing' };

  @query('input') private readonly input!: HTMLInputElement;

  static override styles = [
    base,
    text,
    buttons,
    css`
      p { max-width: var(--measure); }
      p + p { margin-block-start: var(--s3); }
      input { position: absolute; width: 1px; height: 1px; opacity: 0; }
      ul { max-height: 40dvh; overflow: auto; margin-block-start: var(--s4); border-block-start: var(--rule-beam) solid var(--beam); }
      li { display: grid; grid-template-columns: minmax(7rem, 1fr) 2fr; gap: var(--s3); padding-block: var(--s2); border-block-end: 1px solid var(--line); font: var(--type-small); overflow-wrap: anywhere; }
      li b { font-weight: 700; }
      cw-dialog { --dialog-width: 40rem; }
    `,
  ];

  open(): void {
    this.stage = { name: 'choosing' };
    this.isOpen = true;
  }

  override render() {
    return html`<cw-dialog heading=${this.#heading()} .open=${this.isOpen} @close=${() => {
      this.isOpen = false;
    }}>
      ${this.#body()}
      <input type="file" tabindex="-1" aria-hidden="true" accept=".csv,.json,.geojson,text/csv,application/geo+json" @change=${this.#chosen} />
      ${this.#buttons()}
    </cw-dialog>`;
  }

  #heading(): string {
    switch (this.stage.name) {
      case 'choosing':
      case 'sending':
        return msg('Import hotspots');
      case 'done':
        return msg('The inventory is in');
      case 'failed':
        return msg('Nothing was imported');
    }
  }

  #body() {
    const { stage } = this;
    if (stage.name === 'sending') return html`<p role="status">${msg(str`Reading ${stage.fileName} …`)}</p>`;
    if (stage.name === 'done') return this.#outcome(stage.outcome);
    if (stage.name === 'failed') return this.#faults(stage);
    return html`
      <p>${msg('The file is the whole inventory, in CSV or GeoJSON: what it no longer names is taken off the board. It goes in whole or not at all.')}</p>
      <p class="quiet small">${msg('Headings of a CSV file:')} <span class="code" dir="ltr">code, name, name_zh-CN, carrier, bands, zone, level, latitude, longitude, capacity_clients</span></p>
    `;
  }

  #outcome({ created, changed, unchanged, removed }: InventoryOutcome) {
    const [made, other, same, gone] = [created, changed, unchanged, removed].map(formatNumber);
    return html`<p role="status">${msg(str`${made} new, ${other} changed, ${same} as before, ${gone} taken off the board.`)}</p>`;
  }

  #faults({ sentence, faults }: Extract<Stage, { name: 'failed' }>) {
    return html`<p role="alert">${sentence}</p>
      ${faults.length > 0 ? html`<ul tabindex="0" aria-label=${msg('To mend')}>${faults.map((fault) => html`<li><b>${inventoryPlaceWords(fault.path)}</b><span>${inventoryFaultWords(fault)}</span></li>`)}</ul>` : nothing}`;
  }

  #buttons() {
    const { name } = this.stage;
    if (name === 'done') {
      return html`<button slot="actions" class="btn btn--main" type="button" @click=${() => {
        this.isOpen = false;
      }}>${msg('Close')}</button>`;
    }
    const word = name === 'failed' ? msg('Choose the mended file…') : msg('Choose a file…');
    return html`<button slot="actions" class="btn btn--main" type="button" ?disabled=${name === 'sending'} @click=${() => this.input.click()}>
      <cw-icon name="upload"></cw-icon>${word}
    </button>`;
  }

  #chosen = async (): Promise<void> => {
    const file = this.input.files?.[0];
    this.input.value = '';
    if (!file) return;
    this.stage = { name: 'sending', fileName: file.name };
    try {
      this.stage = { name: 'done', outcome: await importInventory(file) };
    } catch (error) {
      const faults = error instanceof ApiProblem ? (error.problem.faults ?? []) : [];
      this.stage = { name: 'failed', sentence: sentenceOfError(error), faults };
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-import-hotspots': ImportHotspots;
  }
}
