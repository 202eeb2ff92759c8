import { msg } from '@lit/localize';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import './icon.ts';

/**
 * A native modal dialog: `<cw-dialog heading="…" .open=${…} @close=${…}>` with what it is about in the default slot and
 * its buttons in the slot `actions`. Escape and the cross close it; the event `close` follows each closing.
 */
@customElement('cw-dialog')
export class Dialog extends LitElement {
  @property() heading = '';
  @property({ type: Boolean }) open = false;

  @query('dialog') private readonly dialog!: HTMLDialogElement;
  #isTold = false;

  static override styles = [
    base,
    buttons,
    css`
      dialog { width: min(calc(100vw - 2 * var(--s4)), var(--dialog-width, 30rem)); max-height: calc(100dvh - 2 * var(--s4)); padding: 0; border: 0; border-block-start: var(--rule-beam) solid var(--beam); border-radius: var(--radius-2); background: var(--surface); color: var(--ink); box-shadow: var(--shadow-2); }
      dialog::backdrop { background: var(--scrim); }
      header { display: flex; align-items: center; gap: var(--s4); padding: var(--s3) var(--s3) 0 var(--s6); padding-inline: var(--s6) var(--s3); }
      h2 { flex: 1; font: var(--type-title); }
      header .btn { padding-inline: var(--s3); border-color: transparent; }
      .body { padding: var(--s3) var(--s6) var(--s2); }
      footer { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: var(--s3); padding: var(--s3) var(--s6) var(--s5); position: sticky; inset-block-end: 0; background: var(--surface); }
    `,
  ];

  override render() {
    return html`<dialog aria-labelledby="heading" @keydown=${this.#keyDown} @close=${this.#closed}>
      <header>
        <h2 id="heading">${this.heading}</h2>
        <button class="btn" type="button" aria-label=${msg('Close')} @click=${() => this.dialog.close()}>
          <cw-icon name="cross"></cw-icon>
        </button>
      </header>
      <div class="body"><slot></slot></div>
      <footer><slot name="actions"></slot></footer>
    </dialog>`;
  }

  override updated(changed: PropertyValues<this>) {
    if (!changed.has('open')) return;
    if (this.open && !this.dialog.open) this.dialog.showModal();
    if (!this.open && this.dialog.open) this.dialog.close();
  }

  /** The browser tells of a closing some time after it; whoever presses the next key must find it told. */
  #keyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    this.#isTold = true;
    this.dialog.close();
    this.#tell();
  }

  #closed(event: Event) {
    event.stopPropagation();
    if (!this.#isTold) this.#tell();
    this.#isTold = false;
  }

  #tell() {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-dialog': Dialog;
  }
}
