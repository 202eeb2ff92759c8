import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { answer, client } from '../../api/client.ts';
import { sentenceOfError } from '../../api/problem.ts';
import '../../elements/dialog.ts';
import '../../elements/notice.ts';
import '../../elements/qr-code.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';

/** Makes a link to somebody's own page; it is told this once. Rejects with an ApiProblem. */
const makeLink = async (delegateId: string): Promise<string> =>
  (await answer(client.api.delegates[':delegateId'].links.$post({ param: { delegateId } }))).url;

/** Opens the page of the person at the desk on their own phone, where they make a passkey or send a photograph. */
@customElement('cw-own-page-code')
export class OwnPageCode extends LitElement {
  @property({ attribute: false }) delegateId = '';
  @property() name = '';
  @property({ attribute: false }) makeLink: (delegateId: string) => Promise<string> = makeLink;
  @state() private url = '';
  @state() private fault = '';
  @state() private isBusy = false;

  static override styles = [
    base,
    buttons,
    css`
      :host { display: grid; gap: var(--s2); justify-items: start; }
      .shown { display: grid; gap: var(--s4); }
      cw-qr-code { width: min(18rem, 70vw); justify-self: center; outline: 1px solid var(--line-strong); }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('delegateId')) this.#close();
  }

  override render() {
    return html`
      <button class="btn btn--small" type="button" ?disabled=${this.isBusy} @click=${this.#open}>${msg('Open their page on their phone')}</button>
      ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
      <cw-dialog heading=${msg(str`Page of ${this.name}`)} .open=${this.url !== ''} @close=${this.#close}>
        ${this.url ? this.#shown() : nothing}
        <button slot="actions" class="btn" type="button" @click=${this.#close}>${msg('Close')}</button>
      </cw-dialog>
    `;
  }

  #shown() {
    return html`<div class="shown">
      <p>${msg('Let them scan this with their own phone, and nobody else: it opens their page. There they can make a passkey, with which their phone proves at stations who they are.')}</p>
      <cw-qr-code text=${this.url} words=${msg('QR code that opens their own page')}></cw-qr-code>
    </div>`;
  }

  readonly #open = async () => {
    this.isBusy = true;
    this.fault = '';
    try {
      this.url = await this.makeLink(this.delegateId);
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.isBusy = false;
  };

  readonly #close = () => {
    this.url = '';
    this.fault = '';
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-own-page-code': OwnPageCode;
  }
}
