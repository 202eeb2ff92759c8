import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { NetworkCredential, WifiNetwork } from '../../server/network-access/network-access.contract.ts';
import type { SetUpKind } from '../../server/network-access/onboarding/onboarding.contract.ts';
import { Attempt } from '../api/attempt.ts';
import '../elements/icon.ts';
import '../elements/mark.ts';
import '../elements/notice.ts';
import { isWithinApp } from '../passkey/browser-within-app.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';
import './copied-value.ts';
import { type DeviceKind, isOtherThanSafari } from './device-kind.ts';
import { newFilePassword } from './file-password.ts';
import { fileSteps } from './file-steps.ts';
import type { OwnWifiServer } from './own-wifi-server.ts';

/** After that the file may be asked for anew, as where the network went in between. */
const patienceMs = 10_000;

/**
 * A file that sets a device up, asked for by a form: Safari takes a profile from a navigation only. What the form has made
 * is seen by one more device; tells by `ordered` that this is to be looked for.
 */
@customElement('cw-file-way')
export class FileWay extends LitElement {
  @property() file: SetUpKind = 'apple';
  @property() system: DeviceKind = 'ios';
  @property({ attribute: 'device-name' }) deviceName = '';
  @property({ attribute: 'user-agent' }) userAgent = '';
  @property({ attribute: false }) wifi!: WifiNetwork;
  @property({ attribute: false }) credentials: readonly NetworkCredential[] = [];
  @property({ attribute: false }) server!: Pick<OwnWifiServer, 'setUpAddress' | 'remove'>;
  /** The devices that there were before the file was asked for; nothing while it was not. */
  @state() private thereBefore: ReadonlySet<string> | undefined;
  /** Just asked for: nobody wants to ask twice. */
  @state() private isOnItsWay = false;
  @query('form') private readonly asking!: HTMLFormElement;
  readonly #password = newFilePassword();
  #waiting: ReturnType<typeof setTimeout> | undefined;
  readonly #attempt = new Attempt(this);

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; gap: var(--s4); }
      .btn--main { width: 100%; min-height: 3.25rem; white-space: normal; }
      ol { display: grid; gap: var(--s2); counter-reset: step; }
      li { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr); gap: var(--s2); counter-increment: step; }
      li::before { content: counter(step) "."; font-weight: 700; }
      .came { display: flex; gap: var(--s2); align-items: start; --mark-size: 1.5rem; min-height: var(--hit); }
      p { text-wrap: pretty; }
    `,
  ];

  get #made(): NetworkCredential | undefined {
    return (
      this.thereBefore && this.credentials.find(({ id, method }) => method === 'tls' && !this.thereBefore?.has(id))
    );
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#waiting);
  }

  override render() {
    const made = this.#made;
    return html`
      ${this.#elsewhere()}
      <form method="post" action=${this.server.setUpAddress} @submit=${this.#submitted}>
        <input type="hidden" name="kind" .value=${this.file} />
        <input type="hidden" name="deviceName" .value=${made?.deviceName ?? this.deviceName} />
        ${this.file === 'pkcs12' ? html`<input type="hidden" name="password" .value=${this.#password} />` : nothing}
        ${made ? nothing : html`<button class="btn btn--main" ?disabled=${this.isOnItsWay}><cw-icon name="download"></cw-icon>${this.file === 'apple' ? msg('Download the profile') : msg('Download the file')}</button>`}
      </form>
      ${made ? this.#came(made) : nothing}
      ${this.#attempt.fault ? html`<cw-notice in-flow>${this.#attempt.fault}</cw-notice>` : nothing}
      ${this.file === 'pkcs12' ? html`<cw-copied-value label=${msg('Password of the file')} value=${this.#password}></cw-copied-value>` : nothing}
      <ol>${fileSteps(this.file, this.system, this.wifi).map((step) => html`<li>${step}</li>`)}</ol>
      ${this.#beside()}
    `;
  }

  #beside() {
    const { isSigned, passpointDomain } = this.wifi;
    return html`
      ${this.file === 'apple' && !isSigned ? html`<p class="small quiet">${msg('It says “Not Signed” there. That is so here, and does no harm.')}</p>` : nothing}
      ${passpointDomain && (this.file === 'apple' || this.file === 'eap_config') ? html`<p class="small quiet">${msg(str`Networks that announce ${passpointDomain} by Passpoint are joined as well.`)}</p>` : nothing}
    `;
  }

  #came({ deviceName }: NetworkCredential) {
    return html`<p class="came" role="status"><cw-mark kind="admit"></cw-mark><span>${msg(str`The file for “${deviceName}” was made. Go on as it says below.`)}</span></p>
      <button class="btn" type="button" ?disabled=${this.#attempt.isBusy} @click=${this.#again}>${msg('It did not arrive: download it again')}</button>`;
  }

  /** A window that opens by itself for a network, or within another app, takes no files; nor do all browsers. */
  #elsewhere() {
    if (isWithinApp(this.userAgent))
      return html`<cw-notice in-flow kind="refer">${msg('This window takes no files. Open your link in your browser, and download it there.')}</cw-notice>`;
    if (this.file === 'apple' && this.system === 'ios' && isOtherThanSafari(this.userAgent))
      return html`<cw-notice in-flow kind="refer">${msg('Only Safari takes profiles. Open your link in Safari, and download it there.')}</cw-notice>`;
    return nothing;
  }

  readonly #submitted = () => {
    this.thereBefore = new Set(this.credentials.map(({ id }) => id));
    this.isOnItsWay = true;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => (this.isOnItsWay = false), patienceMs);
    this.dispatchEvent(new Event('ordered', { bubbles: true, composed: true }));
  };

  /** The key of the first one is kept nowhere: it makes room for another. */
  async #again() {
    const made = this.#made;
    if (!made) return;
    const isGone = await this.#attempt.run(() => this.server.remove(made.id));
    if (isGone) this.asking.requestSubmit();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-file-way': FileWay;
  }
}
