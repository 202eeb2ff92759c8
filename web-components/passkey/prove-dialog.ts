import { msg } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { answer, client } from '../api/client.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/dialog.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { showPasskey } from './passkey-ceremony.ts';

const { 'passkey-proofs': proofs } = client.api;

/** Lets the person show a passkey of theirs, and tells the server. Rejects with an ApiProblem. */
async function proveAtServer(): Promise<unknown> {
  const credential = await showPasskey(await answer(proofs.offers.$post()));
  return answer(proofs.$post({ json: { credential } }));
}

/** Asks for the passkey of who is signed in, once more. Tells `proven`, or `left`. */
@customElement('cw-prove-dialog')
export class ProveDialog extends LitElement {
  @property({ attribute: false }) prove: () => Promise<unknown> = proveAtServer;
  @state() private fault = '';
  @state() private isBusy = false;

  static override styles = [base, buttons];

  override render() {
    return html`<cw-dialog heading=${msg('Show your passkey once more')} open @close=${() => this.#tell('left')}>
      <p>${msg('This decides who is let in, and your passkey was shown some time ago. What you have entered stays.')}</p>
      ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
      <button slot="actions" class="btn" type="button" @click=${() => this.#tell('left')}>${msg('Leave it')}</button>
      <button slot="actions" class="btn btn--main" type="button" aria-disabled=${this.isBusy} @click=${this.#show}>${msg('Show the passkey')}</button>
    </cw-dialog>`;
  }

  readonly #show = async () => {
    if (this.isBusy) return;
    this.isBusy = true;
    this.fault = '';
    try {
      await this.prove();
      this.#tell('proven');
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.isBusy = false;
  };

  #tell(what: 'proven' | 'left') {
    this.dispatchEvent(new Event(what));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-prove-dialog': ProveDialog;
  }
}
