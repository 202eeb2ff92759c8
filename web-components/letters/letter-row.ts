import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LetterInTrouble } from '../../server/registration/letters/letters.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/mark.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { formatDateTime } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { letterName } from './letter-words.ts';
import type { LettersServer } from './letters-server.ts';

/** One letter that did not arrive: to whom, why, and the address to be mended. Tells `letter-sent` when it went anew. */
@customElement('cw-letter-row')
export class LetterRow extends LitElement {
  @property({ attribute: false }) letter!: LetterInTrouble;
  @property({ attribute: false }) server!: LettersServer;
  @state() private isBusy = false;
  @state() private error: unknown;
  @query('input') private readonly address!: HTMLInputElement;

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      :host { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 24rem); gap: var(--s2) var(--s6); padding-block: var(--s3); border-block-end: 1px solid var(--line); }
      .name { font-size: 1.0625rem; line-height: 1.5rem; overflow-wrap: anywhere; }
      .why { display: flex; gap: var(--s2); --mark-size: 1rem; overflow-wrap: anywhere; }
      .why cw-mark { margin-block-start: 0.25rem; }
      form { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--s2); align-items: end; align-self: start; }
      cw-notice { grid-column: 1 / -1; }
      @media (max-width: 760px) { :host { grid-template-columns: minmax(0, 1fr); } }
    `,
  ];

  override render() {
    const { delegate, toAddress, kind, failure, writtenAt, state: how } = this.letter;
    return html`
      <div>
        ${
          delegate
            ? html`<p class="name" dir="auto">${delegate.name}</p>
              ${delegate.nameLatin === delegate.name ? nothing : html`<p class="small quiet">${delegate.nameLatin}</p>`}`
            : html`<p>${msg('A form that was not sent yet')}</p>`
        }
        <p class="small quiet">${letterName(kind)} · ${formatDateTime(writtenAt)} · <bdi>${toAddress}</bdi></p>
        <p class="small why">
          <cw-mark kind=${how === 'due' ? 'wait' : 'refuse'}></cw-mark>
          <span>${howItStands(how)} <bdi>${failure ?? ''}</bdi></span>
        </p>
      </div>
      ${this.#form(delegate?.email ?? toAddress)}
      ${this.error ? html`<cw-notice in-flow>${sentenceOfError(this.error)}</cw-notice>` : nothing}
    `;
  }

  #form(address: string) {
    const who = this.letter.delegate?.name ?? this.letter.toAddress;
    return html`<form @submit=${this.#send}>
      <label class="labelled">
        ${msg('Send it again to')}
        <span class="field"><input type="email" required maxlength="254" dir="ltr" .value=${address} /></span>
      </label>
      <button class="btn" type="submit" ?disabled=${this.isBusy} aria-label=${msg(str`Send again to ${who}`)}>${msg('Send')}</button>
    </form>`;
  }

  async #send(event: SubmitEvent) {
    event.preventDefault();
    const { id, delegate, toAddress } = this.letter;
    const wanted = this.address.value.trim();
    const isMended = wanted !== (delegate?.email ?? toAddress);
    this.isBusy = true;
    this.error = undefined;
    try {
      const mended = { ...(isMended && { toAddress: wanted }), ...(delegate && { revision: delegate.revision }) };
      await this.server.again(id, mended);
      this.dispatchEvent(new CustomEvent('letter-sent', { detail: wanted }));
    } catch (error) {
      this.error = error;
    }
    this.isBusy = false;
  }
}

function howItStands(state: LetterInTrouble['state']): string {
  switch (state) {
    case 'returned':
      return msg('It came back:');
    case 'given_up':
      return msg('It was not taken:');
    case 'due':
    case 'sent':
      return msg('Not taken yet, and tried again by itself:');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-letter-row': LetterRow;
  }
}
