import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DelegatePasskey } from '../../server/identity/passkeys/passkeys.contract.ts';
import { sentenceOfError, speakOfProblems } from '../api/problem.ts';
import '../elements/dialog.ts';
import '../elements/mark.ts';
import '../elements/notice.ts';
import '../elements/text-field.ts';
import { isWithinApp } from '../passkey/browser-within-app.ts';
import { nameOfThis } from '../passkey/name-of-this.ts';
import { canUsePasskeys } from '../passkey/passkey-ceremony.ts';
import '../passkey/without-passkeys.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { folded } from './folded.styles.ts';
import { httpOwnPhoneServer, type OwnPhoneServer } from './own-phone-server.ts';

const atMost = 5;

type Asking = { readonly is: 'rename' | 'remove'; readonly passkey: DelegatePasskey };

/** A delegate's own passkeys, with which their phone proves at a station who they are. Folded away until it is wanted. */
@customElement('cw-own-phone')
export class OwnPhone extends LitElement {
  @property({ attribute: false }) server: OwnPhoneServer = httpOwnPhoneServer;
  @property({ attribute: false }) canUsePasskeys: () => boolean = canUsePasskeys;
  @property({ attribute: false }) userAgent = navigator.userAgent;
  @state() private passkeys: readonly DelegatePasskey[] | undefined;
  @state() private asking: Asking | undefined;
  @state() private name = '';
  @state() private isOpen = false;
  @state() private isBusy = false;
  @state() private fault = '';

  static override styles = [
    base,
    text,
    beam,
    buttons,
    loading,
    folded,
    css`
      :host { display: block; }
      .inside { display: grid; gap: var(--s4); padding-block-end: var(--s3); }
      p { text-wrap: pretty; }
      li { display: grid; gap: var(--s2); padding-block: var(--s3); border-block-start: 1px solid var(--line); }
      li b { overflow-wrap: anywhere; }
      .stands { display: flex; gap: var(--s2); align-items: start; --mark-size: 1.25rem; }
      .acts { display: flex; flex-wrap: wrap; gap: var(--s2); }
      .btn--main { width: 100%; min-height: 3.25rem; white-space: normal; }
      .load { display: block; height: 4rem; }
    `,
  ];

  override render() {
    return html`<details class="beam" @toggle=${this.#toggled}>
      <summary>${msg('Next time, prove who you are with your phone')}</summary>
      ${this.isOpen ? this.#inside() : nothing}
    </details>`;
  }

  #inside() {
    return html`<div class="inside">
      <p>${msg('Your phone checks that it is you, with your face, your finger or its code. None of these leaves the phone. At a station that is quicker than a document; the officer still looks at your photograph.')}</p>
      ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
      ${this.passkeys ? this.#list(this.passkeys) : this.fault ? nothing : html`<span class="load"></span>`}
      ${this.#making()}
      ${this.#dialog()}
    </div>`;
  }

  #list(passkeys: readonly DelegatePasskey[]) {
    if (passkeys.length === 0) return nothing;
    return html`<ul>
      ${passkeys.map(
        (passkey) => html`<li>
          <b dir="auto">${passkey.name}</b>
          <p class="stands small">
            <cw-mark kind=${passkey.isBound ? 'admit' : 'refer'}></cw-mark>
            <span>${passkey.isBound ? msg('Counts at stations.') : msg('Show it once at a station, together with your document: it counts from then on.')}</span>
          </p>
          <span class="acts">
            <button class="btn btn--small" type="button" aria-label=${msg(str`Rename ${passkey.name}`)} @click=${() => this.#ask({ is: 'rename', passkey })}>${msg('Rename')}</button>
            <button class="btn btn--small" type="button" aria-label=${msg(str`Remove ${passkey.name}`)} @click=${() => this.#ask({ is: 'remove', passkey })}>${msg('Remove')}</button>
          </span>
        </li>`,
      )}
    </ul>`;
  }

  #making() {
    const withinApp = isWithinApp(this.userAgent);
    if (withinApp || !this.canUsePasskeys())
      return html`<p>${msg('A passkey cannot be used in this browser.')}</p>
        <cw-without-passkeys ?within-app=${withinApp}></cw-without-passkeys>`;
    if (!this.passkeys || this.passkeys.length >= atMost) return nothing;
    const word = this.passkeys.length > 0 ? msg('Make another passkey') : msg('Make a passkey on this phone');
    return html`<button class="btn btn--main" type="button" ?disabled=${this.isBusy} @click=${() => this.#do(() => this.server.make(nameOfThis() || msg('Phone')))}>
      ${this.isBusy ? msg('Your phone asks you…') : word}
    </button>`;
  }

  #dialog() {
    const { asking } = this;
    return html`<cw-dialog heading=${asking ? headingOf(asking) : ''} .open=${asking !== undefined} @close=${() => this.#ask(undefined)}>
      ${
        asking?.is === 'remove'
          ? html`<p>${msg('At stations you show your document then. It may stay in the list of your phone until you remove it there too.')}</p>`
          : html`<cw-text-field label=${msg('What you call it')} .value=${this.name} max-length="60" @change-value=${this.#named}></cw-text-field>`
      }
      <button slot="actions" class="btn" type="button" @click=${() => this.#ask(undefined)}>${msg('Leave it')}</button>
      ${asking ? this.#deed(asking) : nothing}
    </cw-dialog>`;
  }

  #deed({ is, passkey: { id } }: Asking) {
    const name = this.name.trim();
    if (is === 'remove')
      return html`<button slot="actions" class="btn btn--refuse" type="button" @click=${() => this.#do(() => this.server.remove(id))}>${msg('Remove')}</button>`;
    return html`<button slot="actions" class="btn btn--main" type="button" ?disabled=${name === ''} @click=${() => this.#do(() => this.server.rename(id, name))}>${msg('Rename')}</button>`;
  }

  #ask(asking: Asking | undefined) {
    this.asking = asking;
    this.name = asking?.passkey.name ?? '';
  }

  #named({ detail }: CustomEvent<string>) {
    this.name = detail;
  }

  /** Not fetched before somebody wants to see it. */
  #toggled({ target }: Event) {
    this.isOpen = (target as HTMLDetailsElement).open;
    if (this.isOpen && !this.passkeys) void this.#do(async () => undefined);
  }

  /** Does something, then shows how things are. */
  async #do(work: () => Promise<unknown>) {
    this.fault = '';
    this.asking = undefined;
    this.isBusy = true;
    try {
      await work();
      this.passkeys = await this.server.list();
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.isBusy = false;
  }
}

const headingOf = ({ is, passkey: { name } }: Asking): string =>
  is === 'rename' ? msg(str`Rename ${name}`) : msg(str`Remove ${name}?`);

speakOfProblems({
  'page.passkey_not_shown': () => msg('No passkey was made: the question was closed, or took too long.'),
  'page.passkey_there_already': () => msg('There is a passkey of yours on this phone already.'),
  'page.passkey_unsuited': () => msg('This phone cannot keep a passkey. Your document does as well.'),
  'page.passkey_failed': () => msg('Your phone could not use a passkey. Try again, or show your document.'),
  'identity.passkey_known': () => msg('There is a passkey of yours on this phone already.'),
  'identity.passkeys_full': () => msg('You have as many passkeys as there may be. Remove one first.'),
  'identity.passkey_refused': () => msg('Your phone was not accepted. Try again, and let it check that it is you.'),
  'identity.challenge_over': () => msg('Your phone was not accepted. Try again, and let it check that it is you.'),
  'identity.registration_over': () =>
    msg('Your registration was withdrawn or declined: nothing is to be proven with it.'),
});

declare global {
  interface HTMLElementTagNameMap {
    'cw-own-phone': OwnPhone;
  }
}
