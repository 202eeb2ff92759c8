import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { NetworkCredential, OwnNetwork } from '../../server/network-access/network-access.contract.ts';
import { Attempt } from '../api/attempt.ts';
import { noAnswer } from '../api/problem.ts';
import '../elements/notice.ts';
import '../elements/text-field.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDateTime } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import type { OwnWifiServer } from './own-wifi-server.ts';

type Asking = { readonly is: 'rename' | 'remove'; readonly device: NetworkCredential };

/** The devices that a delegate has set up: renamed, and removed, which takes them off at once. Tells of it by `change`. */
@customElement('cw-own-devices')
export class OwnDevices extends LitElement {
  @property({ attribute: false }) network!: Pick<OwnNetwork, 'credentials' | 'devices'>;
  @property({ attribute: false }) server!: Pick<OwnWifiServer, 'rename' | 'remove'>;
  @state() private asking: Asking | undefined;
  @state() private isDialogThere = false;
  @state() private name = '';
  readonly #attempt = new Attempt(this);

  static override styles = [
    base,
    text,
    beam,
    buttons,
    css`
      :host { display: block; }
      li { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s4); padding-block: var(--s3); border-block-end: 1px solid var(--line); }
      .what { flex: 1 1 12rem; min-width: 0; }
      b { display: block; overflow-wrap: anywhere; }
      .acts { display: flex; flex-wrap: wrap; gap: var(--s2); }
      .none { padding-block: var(--s3); }
      p { text-wrap: pretty; }
    `,
  ];

  override render() {
    const { credentials, devices } = this.network;
    return html`<section class="beam">
      <div class="head">
        <h2>${msg('Your devices')}</h2>
        <span class="small">${msg(str`${credentials.length} of ${devices}`)}</span>
      </div>
      ${this.#attempt.fault ? html`<cw-notice in-flow>${this.#attempt.fault}</cw-notice>` : nothing}
      ${
        credentials.length > 0
          ? html`<ul>${credentials.map((device) => this.#row(device))}</ul>`
          : html`<p class="quiet none">${msg('None is set up yet.')}</p>`
      }
      ${this.isDialogThere ? this.#dialog() : nothing}
    </section>`;
  }

  #row(device: NetworkCredential) {
    const { deviceName, method, madeAt } = device;
    return html`<li>
      <span class="what">
        <b><bdi>${deviceName}</bdi></b>
        <span class="small quiet">${method === 'tls' ? msg('by a file') : msg('by a password')} · ${formatDateTime(madeAt)}</span>
      </span>
      <span class="acts">
        <button class="btn btn--small" type="button" aria-label=${msg(str`Rename ${deviceName}`)} @click=${() => this.#ask({ is: 'rename', device })}>${msg('Rename')}</button>
        <button class="btn btn--small" type="button" aria-label=${msg(str`Remove ${deviceName}`)} @click=${() => this.#ask({ is: 'remove', device })}>${msg('Remove')}</button>
      </span>
    </li>`;
  }

  #dialog() {
    const { asking } = this;
    return html`<cw-dialog heading=${asking ? headingOf(asking) : ''} .open=${asking !== undefined} @close=${this.#leave}>
      ${asking ? this.#question(asking) : nothing}
      <button slot="actions" class="btn" type="button" @click=${this.#leave}>${msg('Leave it')}</button>
      ${asking ? this.#deed(asking) : nothing}
    </cw-dialog>`;
  }

  #question({ is }: Asking) {
    return is === 'remove'
      ? html`<p>${msg('It is taken off the Wi-Fi at once. To bring it back, you set it up anew.')}</p>`
      : html`<cw-text-field label=${msg('Name of the device')} .value=${this.name} max-length="60" @change-value=${this.#named}></cw-text-field>`;
  }

  #deed({ is, device: { id } }: Asking) {
    const name = this.name.trim();
    if (is === 'remove')
      return html`<button slot="actions" class="btn btn--refuse" type="button" @click=${() => this.#do(() => this.server.remove(id))}>${msg('Remove')}</button>`;
    return html`<button slot="actions" class="btn btn--main" type="button" ?disabled=${name === ''} @click=${() => this.#do(() => this.server.rename(id, name))}>${msg('Rename')}</button>`;
  }

  /** The dialog is loaded when it is wanted: most never ask for it, and what it holds is not shown without it. */
  async #ask(asking: Asking) {
    const load = () => import('../elements/dialog.ts').catch(() => Promise.reject(noAnswer()));
    if (!(await this.#attempt.run(load))) return;
    this.isDialogThere = true;
    this.asking = asking;
    this.name = asking.device.deviceName;
  }

  readonly #leave = () => {
    this.asking = undefined;
  };

  #named({ detail }: CustomEvent<string>) {
    this.name = detail;
  }

  async #do(work: () => Promise<unknown>) {
    this.asking = undefined;
    await this.#attempt.run(work);
    this.dispatchEvent(new Event('change'));
  }
}

const headingOf = ({ is, device: { deviceName } }: Asking): string =>
  is === 'rename' ? msg(str`Rename ${deviceName}`) : msg(str`Remove ${deviceName}?`);

declare global {
  interface HTMLElementTagNameMap {
    'cw-own-devices': OwnDevices;
  }
}
