import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ImportOutcome } from '../../server/registration/import/import.contract.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import type { DeskServer } from './desk-server.ts';
import { faultsFile } from './faults-file.ts';
import './import-columns.ts';
import './import-faults.ts';
import './import-mapping.ts';
import type { ExplainedMapping } from './import-mapping.ts';
import './import-preview.ts';
import { ImportRun, type ImportStage } from './import-run.ts';
import './import-state.ts';
import './past-imports.ts';
import './photographs-import.ts';

/** A file of delegates chosen or dropped, on its way, and what became of it. */
@customElement('cw-import-panel')
export class ImportPanel extends LitElement {
  @property({ attribute: false }) server!: DeskServer;
  @state() private isOver = false;
  @query('input[type="file"]') private readonly input!: HTMLInputElement;

  #shown: ImportStage['at'] = 'choosing';
  readonly run = new ImportRun(this, () => this.server);

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: block; overflow: auto; }
      .panel { display: grid; grid-template-columns: 22rem minmax(0, 1fr); align-items: start; gap: var(--s12); min-height: 100%; padding: var(--s8) var(--s6) var(--s6); }
      .acts { display: flex; flex-direction: column; align-items: start; gap: var(--s3); margin-block-start: var(--s6); }
      .drop { outline: 2px dashed transparent; margin: calc(-1 * var(--s4)); padding: var(--s4); border-radius: var(--radius-4); }
      .panel[data-over] .drop { outline-color: var(--accent); background: var(--accent-wash); }
      .more { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s8); min-width: 0; }
      @media (max-width: 1120px) { .panel { grid-template-columns: 17rem minmax(0, 1fr); gap: var(--s8); padding: var(--s6); } }
      @media (max-width: 760px) { .panel { grid-template-columns: minmax(0, 1fr); padding: var(--s5) var(--s4); } }
    `,
  ];

  /** When a file has been looked through, the key that was pressed last goes on: Enter imports it. */
  override updated() {
    const { at } = this.run.stage;
    if (at === this.#shown) return;
    this.#shown = at;
    if (at === 'tried') this.renderRoot.querySelector<HTMLButtonElement>('.acts .btn--main:enabled')?.focus();
  }

  override render() {
    const { stage } = this.run;
    return html`<div
      class="panel"
      ?data-over=${this.isOver}
      @dragover=${this.#dragOver}
      @dragleave=${this.#dragLeave}
      @drop=${this.#drop}
    >
      <section class="drop">
        <cw-import-state .stage=${stage} .progress=${this.run.progress.view}></cw-import-state>
        <div class="acts">${this.#acts()}</div>
        <input type="file" accept=".csv,text/csv" hidden aria-label=${msg('File of delegates')} @change=${this.#chosen} />
      </section>
      <div class="more">${this.#beside()}</div>
    </div>`;
  }

  #acts() {
    const { stage } = this.run;
    if (stage.at === 'running') {
      return html`<button class="btn" type="button" @click=${() => this.run.stop()}>${msg('Stop')}</button>`;
    }
    if (stage.at === 'tried') return this.#decide(stage.outcome);
    if (stage.at === 'unread') return this.#chooseAnother();
    const word = stage.at === 'faulty' ? msg('Choose the mended file') : msg('Choose a file');
    return html`
      <button class="btn btn--main" type="button" @click=${() => this.input.click()}>
        <cw-icon name="upload"></cw-icon>${word}
      </button>
      ${stage.at === 'faulty' ? this.#download(stage.outcome) : nothing}
      ${
        stage.at === 'done'
          ? html`<a class="btn" href="#badges"><cw-icon name="badge"></cw-icon>${msg('Issue badges…')}</a>`
          : nothing
      }
    `;
  }

  /** Nothing is kept until somebody has seen what would change. */
  #decide({ mapping, created, changed }: ImportOutcome) {
    const changesNothing = created + changed === 0;
    return html`
      <button class="btn btn--main" type="button" ?disabled=${changesNothing} @click=${() => this.run.import()}>
        <cw-icon name="upload"></cw-icon>${msg('Import')}
      </button>
      ${
        mapping
          ? html`<button class="btn" type="button" @click=${() => this.run.ask()}>${msg('Read the headings otherwise…')}</button>`
          : nothing
      }
      ${this.#chooseAnother()}
    `;
  }

  #chooseAnother() {
    return html`<button class="btn" type="button" @click=${() => this.input.click()}>${msg('Choose another file')}</button>`;
  }

  #download({ faults }: ImportOutcome) {
    return html`<button class="btn" type="button" @click=${() => save(faultsFile(faults))}>
      <cw-icon name="download"></cw-icon>${msg(str`These ${formatNumber(faults.length)} as CSV`)}
    </button>`;
  }

  #beside() {
    const { stage } = this.run;
    if (stage.at === 'faulty') return html`<cw-import-faults .outcome=${stage.outcome}></cw-import-faults>`;
    if (stage.at === 'running') return nothing;
    if (stage.at === 'tried') return html`<cw-import-preview .outcome=${stage.outcome}></cw-import-preview>`;
    if (stage.at === 'unread') {
      return html`<cw-import-mapping
        .survey=${stage.survey}
        .error=${stage.error}
        @explain=${({ detail }: CustomEvent<ExplainedMapping>) => this.run.explain(detail.name, detail.mapping)}
      ></cw-import-mapping>`;
    }
    return html`
      ${stage.at === 'done' ? nothing : html`<cw-import-columns></cw-import-columns>`}
      <cw-photographs-import></cw-photographs-import>
      <cw-past-imports .server=${this.server}></cw-past-imports>
    `;
  }

  #chosen() {
    const [file] = this.input.files ?? [];
    this.input.value = '';
    if (file) void this.run.try(file);
  }

  #dragOver(event: DragEvent) {
    if (this.run.isRunning || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.isOver = true;
  }

  #dragLeave(event: DragEvent) {
    const to = event.relatedTarget;
    if (!(to instanceof Node && this.renderRoot.contains(to))) this.isOver = false;
  }

  #drop(event: DragEvent) {
    event.preventDefault();
    this.isOver = false;
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void this.run.try(file);
  }
}

function save(file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'faults.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-import-panel': ImportPanel;
  }
}
