import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PhotographAnswer } from '../../server/registration/photographs/photographs.contract.ts';
import { base } from '../styles/base.ts';
import './dialog.ts';
import './photograph-maker.ts';

/** Takes the photograph of somebody who stands here. Tells `photograph-put` with what the server has now, and `close`. */
@customElement('cw-photograph-dialog')
export class PhotographDialog extends LitElement {
  @property({ type: Boolean }) open = false;
  /** Whose photograph it is. */
  @property() name = '';
  @property({ attribute: false }) put!: (picture: Blob) => Promise<PhotographAnswer>;

  static override styles = [
    base,
    css`cw-dialog { --dialog-width: 33rem; } cw-photograph-maker { --photograph-width: min(18rem, 52dvh); }`,
  ];

  override render() {
    return html`<cw-dialog heading=${msg(str`Photograph of ${this.name}`)} ?open=${this.open} @close=${this.#close}>
      ${
        this.open
          ? html`<cw-photograph-maker
              .put=${this.put}
              facing="environment"
              @photograph-put=${this.#done}
              @give-up=${this.#close}
            ></cw-photograph-maker>`
          : nothing
      }
    </cw-dialog>`;
  }

  #done(event: CustomEvent<PhotographAnswer['photograph']>) {
    this.dispatchEvent(new CustomEvent('photograph-put', { detail: event.detail }));
    this.#close();
  }

  #close() {
    this.dispatchEvent(new Event('close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-photograph-dialog': PhotographDialog;
  }
}
