import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../elements/dialog.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { text } from '../styles/text.ts';

/** Why a proposal is declined. Told by an event `decide` with the reason; `close` follows either way. */
@customElement('cw-decline-dialog')
export class DeclineDialog extends LitElement {
  @property({ type: Boolean }) open = false;
  @property() name = '';
  @state() private isMissing = false;

  @query('textarea') private readonly reason!: HTMLTextAreaElement;

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      :host { display: contents; }
      h3 { font: 400 1.375rem/1.75rem var(--font-name); margin-block-end: var(--s3); overflow-wrap: anywhere; }
      textarea { margin-block-start: var(--s2); }
      .fault { min-height: 1.25rem; }
    `,
  ];

  override async firstUpdated() {
    await this.updateComplete;
    this.reason.focus();
  }

  override render() {
    return html`<cw-dialog heading=${msg('Decline')} .open=${this.open} @close=${this.#closed}>
      <h3 class="name" dir="auto">${this.name}</h3>
      <label class="labelled" for="because">${msg('Why? It is kept with the proposal.')}</label>
      <textarea id="because" maxlength="500" dir="auto" aria-invalid=${this.isMissing} aria-describedby="missing"></textarea>
      <p class="fault" id="missing" role="alert">${this.isMissing ? msg('Say why, in a few words.') : ''}</p>
      <button slot="actions" class="btn btn--main" type="button" @click=${this.#decide}>${msg('Decline')}</button>
    </cw-dialog>`;
  }

  #decide() {
    const because = this.reason.value.trim();
    this.isMissing = because === '';
    if (this.isMissing) {
      this.reason.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent<string>('decide', { detail: because }));
    this.open = false;
  }

  #closed() {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-decline-dialog': DeclineDialog;
  }
}
