import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { JoinMethod } from '../../db/network-vocabulary.ts';
import type { MadeCredential, OwnNetwork, WifiNetwork } from '../../server/network-access/network-access.contract.ts';
import type { SetUpKind } from '../../server/network-access/onboarding/onboarding.contract.ts';
import { Attempt } from '../api/attempt.ts';
import { noAnswer } from '../api/problem.ts';
import '../elements/notice.ts';
import '../elements/text-field.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';
import { type BrowserSigns, type DeviceKind, deviceKinds, freeName, kindName, recogniseDevice } from './device-kind.ts';
import './file-way.ts';
import { folding } from './folding.styles.ts';
import type { OwnWifiServer } from './own-wifi-server.ts';
import { forgetShown, lostSecretOf, rememberShown } from './secret-in-sight.ts';

/** How one device is set up: this one first, any other a tap away. Tells of what was made by `change` and `ordered`. */
@customElement('cw-set-up-panel')
export class SetUpPanel extends LitElement {
  @property({ attribute: false }) network!: OwnNetwork;
  @property({ attribute: false }) wifi!: WifiNetwork;
  @property({ attribute: false }) server!: OwnWifiServer;
  @property({ attribute: false }) signs!: BrowserSigns;
  /** Another kind of device than this one. */
  @state() private chosen: DeviceKind | undefined;
  /** What they call it, once they have said so. */
  @state() private typedName: string | undefined;
  /** Made by hand just now: shown until they say that they are done. */
  @state() private made: MadeCredential | undefined;
  /** A file was asked for: what to do with it stays, also where it took the last place. */
  @state() private isOrdered = false;
  readonly #attempt = new Attempt(this);

  static override styles = [
    base,
    text,
    beam,
    buttons,
    folding,
    css`
      :host { display: block; }
      section { display: grid; gap: var(--s4); }
      h2:focus { outline: 0; }
      .kind { font: var(--type-title); }
      .others { display: flex; flex-wrap: wrap; gap: var(--s2); }
      .others p { flex-basis: 100%; }
      .btn--main { width: 100%; min-height: 3.25rem; white-space: normal; }
      p { text-wrap: pretty; }
    `,
  ];

  get #own() {
    return recogniseDevice(this.signs);
  }

  get #kind(): DeviceKind {
    return this.chosen ?? this.#own.kind;
  }

  get #name(): string {
    const typed = this.typedName?.trim();
    if (typed) return typed;
    const isThis = !this.chosen || this.chosen === this.#own.kind;
    const usual = (isThis ? this.#own.name : '') || usualNames[this.#kind] || msg('Device');
    return freeName(
      usual,
      this.network.credentials.map(({ deviceName }) => deviceName),
    );
  }

  get #isFull(): boolean {
    return this.network.credentials.length >= this.network.devices;
  }

  override render() {
    return html`<section class="beam">${this.made ? this.#shown(this.made) : this.#choice()}</section>`;
  }

  #choice() {
    const isOther = this.chosen !== undefined && this.chosen !== this.#own.kind;
    return html`
      <div class="head"><h2 tabindex="-1">${isOther ? msg('Set up another device') : msg('Set up this device')}</h2></div>
      ${this.#lost()}
      ${this.#attempt.fault ? html`<cw-notice in-flow>${this.#attempt.fault}</cw-notice>` : nothing}
      ${this.#isFull && !this.isOrdered ? this.#full() : this.#ways()}
    `;
  }

  #full() {
    return html`<p>${msg(str`You have set up as many devices as you may: ${this.network.devices}. To set up another one, remove one below first.`)}</p>`;
  }

  #ways() {
    const kind = this.#kind;
    return html`
      <p class="kind">${kindName(kind)}</p>
      <cw-text-field label=${msg('Name of the device')} .value=${this.typedName ?? this.#name} max-length="60" @change-value=${this.#named}></cw-text-field>
      ${this.#way(kind)}
      <div class="others">
        <p class="small quiet" id="others">${msg('For something else:')}</p>
        ${deviceKinds
          .filter((other) => other !== kind)
          .map(
            (other) =>
              html`<button class="btn btn--small" type="button" @click=${() => this.#choose(other)}>${kindName(other)}</button>`,
          )}
      </div>
    `;
  }

  #way(kind: DeviceKind) {
    switch (kind) {
      case 'ios':
      case 'mac':
        return html`${this.#file('apple')}${this.#folded(msg('Without the profile, by hand'), this.#byHand('peap'))}`;
      case 'android':
        return html`${this.#byHand('peap')}${this.#folded(msg('With the app geteduroam, if you have it'), this.#file('eap_config'))}`;
      case 'windows':
        return html`${this.#file('windows')}${this.#folded(msg('Without the file, by hand'), this.#byHand('peap'))}`;
      case 'other':
        return html`${this.#byHand('peap')}
          ${this.#folded(msg('Without MSCHAPv2: TTLS with PAP'), this.#byHand('ttls'))}
          ${this.#folded(msg('With a certificate: a PKCS #12 file'), this.#file('pkcs12'))}`;
      default:
        return html`${this.#byHand('peap')}${this.#folded(msg('With a certificate: a PKCS #12 file'), this.#file('pkcs12'))}`;
    }
  }

  #folded(summary: string, content: unknown) {
    return html`<details class="folded"><summary>${summary}</summary><div class="inside">${content}</div></details>`;
  }

  #file(file: SetUpKind) {
    return html`<cw-file-way
      file=${file}
      system=${this.#kind}
      device-name=${this.#name}
      user-agent=${this.signs.userAgent}
      .wifi=${this.wifi}
      .credentials=${this.network.credentials}
      .server=${this.server}
      @ordered=${this.#ordered}
    ></cw-file-way>`;
  }

  #byHand(method: JoinMethod) {
    return html`<p>${msg('You enter a few values in the Wi-Fi settings. The password is shown once, so do it right away.')}</p>
      <button class="btn btn--main" type="button" ?disabled=${this.#attempt.isBusy} @click=${() => this.#make(method)}>${msg('Show what to enter')}</button>`;
  }

  #shown(made: MadeCredential) {
    return html`<cw-shown-secret .made=${made} .wifi=${this.wifi} .server=${this.server} kind=${this.#kind} @done=${this.#done}></cw-shown-secret>`;
  }

  /** This window was opened anew while a password stood in it. */
  #lost() {
    const credential = lostSecretOf(this.network.credentials);
    if (!credential) return nothing;
    return html`<cw-notice in-flow kind="refer">
      ${msg(str`The password of “${credential.deviceName}” cannot be shown again. If you have not entered it, make a new one: the old one ends.`)}
      <button slot="action" class="btn btn--small" type="button" ?disabled=${this.#attempt.isBusy} @click=${() => this.#makeAnew(credential)}>${msg('Make a new one')}</button>
      <button slot="action" class="btn btn--small" type="button" @click=${this.#done}>${msg('It is entered')}</button>
    </cw-notice>`;
  }

  #choose(kind: DeviceKind) {
    this.chosen = kind;
    this.typedName = undefined;
    this.isOrdered = false;
    this.#attempt.say('');
    void this.updateComplete.then(() => {
      const heading = this.shadowRoot?.querySelector('h2');
      heading?.scrollIntoView({ block: 'start' });
      heading?.focus({ preventScroll: true });
    });
  }

  /** It keeps its name while it becomes one of those that are there. */
  readonly #ordered = () => {
    this.typedName = this.#name;
    this.isOrdered = true;
  };

  #named({ detail }: CustomEvent<string>) {
    this.typedName = detail;
  }

  #make(method: JoinMethod) {
    return this.#show(() => this.server.make({ deviceName: this.#name, method }));
  }

  #makeAnew({ id, deviceName, method }: MadeCredential['credential']) {
    return this.#show(async () => {
      await this.server.remove(id);
      return this.server.make({ deviceName, method });
    });
  }

  async #show(make: () => Promise<MadeCredential>) {
    await this.#attempt.run(async () => {
      // Before anything is made: a password that cannot be shown is of no use.
      await import('./shown-secret.ts').catch(() => Promise.reject(noAnswer()));
      this.made = await make();
      this.typedName = undefined;
      rememberShown(this.made.credential.id);
    });
    this.dispatchEvent(new Event('change'));
  }

  readonly #done = () => {
    forgetShown();
    this.made = undefined;
    this.requestUpdate();
  };
}

/** As people call what they have; a browser seldom tells the model. */
const usualNames: Partial<Record<DeviceKind, string>> = {
  ...{ ios: 'iPhone', android: 'Android', mac: 'Mac', windows: 'Windows', chromeos: 'Chromebook', linux: 'Linux' },
};

declare global {
  interface HTMLElementTagNameMap {
    'cw-set-up-panel': SetUpPanel;
  }
}
