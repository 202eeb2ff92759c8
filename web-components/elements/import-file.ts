import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { Problem } from '../../server/kernel/problem.contract.ts';
import { ApiProblem, sentenceOfError } from '../api/problem.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';
import './dialog.ts';
import './icon.ts';

export type ImportFault = NonNullable<Problem['faults']>[number];

type Stage =
  | { readonly name: 'choosing' }
  | { readonly name: 'sending'; readonly fileName: string }
  | { readonly name: 'done'; readonly outcome: string }
  | { readonly name: 'failed'; readonly sentence: string; readonly faults: readonly ImportFault[] };

/** A dialog that takes a file in, whole or not at all. `open()` shows it; tells by `imported` that one went in. */
export abstract class ImportFile extends LitElement {
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

  /** Which files can be chosen, as an input has it. */
  protected abstract readonly accept: string;
  protected abstract headings(): { readonly choosing: string; readonly done: string };
  /** What the file must be, before one is chosen. */
  protected abstract about(): unknown;
  /** What came of it, as a sentence. Throws an ApiProblem, which names each fault. */
  protected abstract send(file: File): Promise<string>;
  protected abstract placeWords(path: string): string;
  protected abstract faultWords(fault: ImportFault): string;

  open(): void {
    this.stage = { name: 'choosing' };
    this.isOpen = true;
  }

  override render() {
    return html`<cw-dialog heading=${this.#heading()} .open=${this.isOpen} @close=${this.#close}>
      ${this.#body()}
      <input type="file" tabindex="-1" aria-hidden="true" accept=${this.accept} @change=${this.#chosen} />
      ${this.#buttons()}
    </cw-dialog>`;
  }

  #heading(): string {
    const { choosing, done } = this.headings();
    if (this.stage.name === 'done') return done;
    return this.stage.name === 'failed' ? msg('Nothing was imported') : choosing;
  }

  #body() {
    const { stage } = this;
    if (stage.name === 'sending') return html`<p role="status">${msg(str`Reading ${stage.fileName} …`)}</p>`;
    if (stage.name === 'done') return html`<p role="status">${stage.outcome}</p>`;
    if (stage.name === 'choosing') return this.about();
    const rows = stage.faults.map(
      (fault) => html`<li><b>${this.placeWords(fault.path)}</b><span>${this.faultWords(fault)}</span></li>`,
    );
    return html`<p role="alert">${stage.sentence}</p>
      ${rows.length > 0 ? html`<ul tabindex="0" aria-label=${msg('To mend')}>${rows}</ul>` : nothing}`;
  }

  #buttons() {
    const { name } = this.stage;
    if (name === 'done')
      return html`<button slot="actions" class="btn btn--main" type="button" @click=${this.#close}>${msg('Close')}</button>`;
    const word = name === 'failed' ? msg('Choose the mended file…') : msg('Choose a file…');
    return html`<button slot="actions" class="btn btn--main" type="button" ?disabled=${name === 'sending'} @click=${() => this.input.click()}>
      <cw-icon name="upload"></cw-icon>${word}
    </button>`;
  }

  readonly #close = (): void => {
    this.isOpen = false;
  };

  readonly #chosen = async (): Promise<void> => {
    const file = this.input.files?.[0];
    this.input.value = '';
    if (!file) return;
    this.stage = { name: 'sending', fileName: file.name };
    try {
      this.stage = { name: 'done', outcome: await this.send(file) };
      this.dispatchEvent(new Event('imported'));
    } catch (error) {
      const faults = error instanceof ApiProblem ? (error.problem.faults ?? []) : [];
      this.stage = { name: 'failed', sentence: sentenceOfError(error), faults };
    }
  };
}
