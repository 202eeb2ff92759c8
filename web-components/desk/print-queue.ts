import { msg, str } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { printPageAddress, type PrintQueue as Queue } from '../../server/registration/printing/printing.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/icon.ts';
import '../print/print-problems.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { httpQueueServer, type QueueServer, type Sheet } from './queue-server.ts';

/** As many as a badge printer at the desk gets at once, and as a file holds. */
const atPrinter = 50;
const inFile = 500;

/** Printed badges that were never printed: to the printer here, or as a file for a sheet printer or a printing house. */
@customElement('cw-print-queue')
export class PrintQueue extends LitElement {
  @property({ attribute: false }) server: QueueServer = httpQueueServer;
  @property({ attribute: false }) openPage: (address: string) => void = (address) =>
    void window.open(address, '_blank');
  @state() private queue?: Queue;
  @state() private isBusy = false;
  @state() private said = '';
  @state() private fault = '';

  static override styles = [
    base,
    text,
    beam,
    buttons,
    css`
      :host { display: block; max-width: 63rem; margin-block-start: var(--s6); }
      section { display: grid; gap: var(--s3); }
      .acts { display: flex; flex-wrap: wrap; gap: var(--s3); }
      .say { min-height: 1.5rem; }
      .hint { max-width: var(--measure); }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('focus', this.#again);
    void this.load();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('focus', this.#again);
  }

  /** Another window may have printed meanwhile. */
  readonly #again = () => {
    if (!this.isBusy) void this.load();
  };

  /** Reads how many wait, anew. */
  async load(): Promise<void> {
    try {
      this.queue = await this.server.queue(inFile);
      this.fault = '';
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  }

  override render() {
    const { queue } = this;
    const waiting = queue?.waiting ?? 0;
    const isIdle = waiting === 0 || this.isBusy;
    return html`<section class="beam">
      <div class="head"><h2>${msg('To be printed')}</h2></div>
      <p class="lead say">${queue ? waitingWords(waiting) : ''}</p>
      <div class="acts">
        <button class="btn btn--main" type="button" ?disabled=${isIdle} @click=${this.#print}>
          <cw-icon name="print"></cw-icon>${nextWords(Math.min(waiting, atPrinter))}
        </button>
        <button class="btn" type="button" ?disabled=${isIdle} @click=${() => this.#save('single')}>
          <cw-icon name="download"></cw-icon>${msg('As a PDF, one to a page')}
        </button>
        <button class="btn" type="button" ?disabled=${isIdle} @click=${() => this.#save('four')}>
          <cw-icon name="download"></cw-icon>${msg('As a PDF, on A4 for cutting')}
        </button>
      </div>
      <p class="small quiet hint">${msg(str`A file holds ${inFile} badges at most, in order of Latin names. A badge counts as printed when it is sent. A badge that is lost is not printed again but reissued, at its holder: the lost one is then good for nothing.`)}</p>
      <p class="say small" role="status">${this.fault ? html`<span class="is-refuse">${this.fault}</span>` : this.said}</p>
    </section>`;
  }

  #print() {
    const serials = this.queue?.serials.slice(0, atPrinter) ?? [];
    if (serials.length > 0) this.openPage(printPageAddress(serials));
  }

  async #save(sheet: Sheet) {
    const serials = this.queue?.serials ?? [];
    this.isBusy = true;
    this.said = msg('The badges are being drawn.');
    try {
      await this.server.saveFile(serials, sheet);
      const count = formatNumber(serials.length);
      this.said = serials.length === 1 ? msg('1 badge is in the file.') : msg(str`${count} badges are in the file.`);
      await this.load();
    } catch (error) {
      this.said = '';
      this.fault = sentenceOfError(error);
    }
    this.isBusy = false;
  }
}

function waitingWords(waiting: number): string {
  if (waiting === 0) return msg('Every printed badge has been printed.');
  if (waiting === 1) return msg('1 badge was never printed.');
  const count = formatNumber(waiting);
  return msg(str`${count} badges were never printed.`);
}

function nextWords(next: number): string {
  if (next <= 1) return msg('Print the next one here');
  const count = formatNumber(next);
  return msg(str`Print the next ${count} here`);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-print-queue': PrintQueue;
  }
}
