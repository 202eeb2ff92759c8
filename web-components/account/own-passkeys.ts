import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Passkey } from '../../server/identity/passkeys/passkeys.contract.ts';
import '../elements/dialog.ts';
import '../elements/notice.ts';
import '../elements/text-field.ts';
import { nameOfThis } from '../passkey/name-of-this.ts';
import { canUsePasskeys } from '../passkey/passkey-ceremony.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDate } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { accountSectionStyles } from './account-section.styles.ts';
import type { AccountServer } from './account-server.ts';
import { SectionController } from './section-controller.ts';

/** What is asked in a dialog: to name one anew, to name one that is to be made, or to remove one. */
type Asking = { is: 'rename' | 'remove'; passkey: Passkey } | { is: 'add' };

/** One's own passkeys: named so that they are known again, one more made, one removed. */
@customElement('cw-own-passkeys')
export class OwnPasskeys extends LitElement {
  @property({ attribute: false }) server!: AccountServer;
  @state() private asking: Asking | undefined;
  @state() private name = '';
  readonly section = new SectionController(this, () => this.server.passkeys());

  static override styles = [base, text, buttons, loading, accountSectionStyles];

  override render() {
    const { shown, fault } = this.section;
    return html`<section>
      <div class="top">
        <h2>${msg('Your passkeys')}</h2>
        ${shown && canUsePasskeys() ? html`<button class="btn" type="button" @click=${() => this.#ask({ is: 'add' })}>${this.#isFirst ? msg('Make a passkey') : msg('Make another one')}</button>` : nothing}
      </div>
      ${fault ? html`<cw-notice in-flow>${fault}</cw-notice>` : nothing}
      ${shown ? this.#list(shown) : html`<span class="load"></span>`}
      ${shown?.length === 1 ? html`<p class="small quiet">${msg('Make another one on a second device: if the only one is lost, just an administrator can let you in.')}</p>` : nothing}
      ${this.#dialog()}
    </section>`;
  }

  #list(passkeys: readonly Passkey[]) {
    if (passkeys.length === 0)
      return html`<p class="none">${msg('You have none yet: a link let you in, and it was good once. With a passkey you sign in by your face, your finger or the code of your device, whenever you like.')}</p>`;
    return html`<ul>
      ${passkeys.map(
        (passkey) => html`<li>
          <div><b dir="auto">${passkey.name}</b><p class="small quiet">${pastOf(passkey)}</p></div>
          <span class="acts">
            <button class="btn btn--small" type="button" aria-label=${msg(str`Rename ${passkey.name}`)} @click=${() => this.#ask({ is: 'rename', passkey })}>${msg('Rename')}</button>
            ${passkeys.length > 1 ? html`<button class="btn btn--small" type="button" aria-label=${msg(str`Remove ${passkey.name}`)} @click=${() => this.#ask({ is: 'remove', passkey })}>${msg('Remove')}</button>` : nothing}
          </span>
        </li>`,
      )}
    </ul>`;
  }

  get #isFirst(): boolean {
    return this.section.shown?.length === 0;
  }

  #ask(asking: Asking | undefined) {
    this.asking = asking;
    this.name = asking?.is === 'rename' ? asking.passkey.name : nameOfThis();
  }

  #dialog() {
    const { asking } = this;
    return html`<cw-dialog heading=${asking ? headingOf(asking, this.#isFirst) : ''} .open=${asking !== undefined} @close=${() => this.#ask(undefined)}>
      ${asking?.is === 'remove' ? html`<p>${msg('Nobody signs in with it any more. It may stay in the list of your device until you remove it there too.')}</p>` : this.#nameField()}
      <button slot="actions" class="btn" type="button" @click=${() => this.#ask(undefined)}>${msg('Leave it')}</button>
      ${asking ? this.#deed(asking) : nothing}
    </cw-dialog>`;
  }

  #nameField() {
    return html`<cw-text-field label=${msg('What you call it')} .value=${this.name} max-length="60" @change-value=${this.#named}></cw-text-field>`;
  }

  #named({ detail }: CustomEvent<string>) {
    this.name = detail;
  }

  #deed(asking: Asking) {
    const isNamed = asking.is === 'remove' || this.name.trim() !== '';
    const act = () => {
      const name = this.name.trim();
      this.#ask(undefined);
      return this.section.try(() => this.#carryOut(asking, name));
    };
    return html`<button slot="actions" class="btn ${asking.is === 'remove' ? 'btn--refuse' : 'btn--main'}" type="button" ?disabled=${!isNamed} @click=${act}>${wordOf(asking)}</button>`;
  }

  #carryOut(asking: Asking, name: string): Promise<unknown> {
    if (asking.is === 'add') return this.server.add(name);
    const { id } = asking.passkey;
    return asking.is === 'rename' ? this.server.rename(id, name) : this.server.remove(id);
  }
}

function headingOf(asking: Asking, isFirst: boolean): string {
  if (asking.is === 'add') return isFirst ? msg('Make a passkey') : msg('Another passkey');
  const { name } = asking.passkey;
  return asking.is === 'rename' ? msg(str`Rename ${name}`) : msg(str`Remove ${name}?`);
}

function wordOf({ is }: Asking): string {
  if (is === 'add') return msg('Make a passkey');
  return is === 'rename' ? msg('Rename') : msg('Remove');
}

function pastOf({ madeAt, usedAt, isSynced }: Passkey): string {
  const made = formatDate(madeAt);
  const sentences = [
    usedAt ? msg(str`Made ${made}, last used ${formatDate(usedAt)}.`) : msg(str`Made ${made}.`),
    isSynced ? msg('On all devices of your account with its maker.') : msg('On one device only.'),
  ];
  return sentences.join(' ');
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-own-passkeys': OwnPasskeys;
  }
}
