import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MadeCredential, WifiNetwork } from '../../server/network-access/network-access.contract.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';
import { byHandSteps, byHandValues } from './by-hand-values.ts';
import './copied-value.ts';
import type { DeviceKind } from './device-kind.ts';
import { fingerprintLines } from './fingerprint.ts';
import { folding } from './folding.styles.ts';
import { nmcliLines } from './nmcli-lines.ts';
import type { OwnWifiServer } from './own-wifi-server.ts';

/** What is entered by hand for one device, its password among it; told this once. Tells by `done` that it may go. */
@customElement('cw-shown-secret')
export class ShownSecret extends LitElement {
  @property({ attribute: false }) made!: MadeCredential;
  @property({ attribute: false }) wifi!: WifiNetwork;
  @property({ attribute: false }) server!: Pick<OwnWifiServer, 'certificateAddress'>;
  @property() kind: DeviceKind = 'other';

  static override styles = [
    base,
    text,
    buttons,
    folding,
    css`
      :host { display: grid; gap: var(--s4); }
      h2 { font: var(--type-title); overflow-wrap: anywhere; }
      h2:focus { outline: 0; }
      ol { display: grid; gap: var(--s2); counter-reset: step; }
      .after { counter-reset: step 2; }
      li { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr); gap: var(--s2); counter-increment: step; }
      li::before { content: counter(step) "."; font-weight: 700; }
      .values { border-block-start: var(--rule-beam) solid var(--beam); }
      .btn--main { width: 100%; min-height: 3.25rem; }
      .files { display: flex; flex-wrap: wrap; gap: var(--s2); }
      .print { font-family: var(--font-code); direction: ltr; width: fit-content; }
      .print span { display: block; }
    `,
  ];

  override render() {
    const { deviceName } = this.made.credential;
    return html`
      <h2 tabindex="-1">${msg(str`Enter this on “${deviceName}”`)}</h2>
      <cw-notice in-flow kind="refer">${msg('The password is shown only now. Leave this page open until the device has joined.')}</cw-notice>
      ${this.kind === 'linux' ? this.#terminal() : this.#settings()}
      ${this.#certificates()}${this.#fingerprints()}
      <button class="btn btn--main" type="button" @click=${() => this.dispatchEvent(new Event('done'))}>${msg('Done: it is entered')}</button>
    `;
  }

  override firstUpdated() {
    const heading = this.shadowRoot?.querySelector('h2');
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'nearest' });
  }

  #settings() {
    const { before, after } = byHandSteps(this.kind, this.wifi);
    return html`
      <ol>${before.map((step) => html`<li>${step}</li>`)}</ol>
      ${this.#values()}
      <ol class="after">${after.map(({ words, fingerprints = [] }) => html`<li><div>${words}${printed(fingerprints)}</div></li>`)}</ol>
    `;
  }

  #values() {
    return html`<div class="values">
      ${byHandValues(this.kind, this.wifi, this.made).map(
        ({ label, value, isTyped }) =>
          html`<cw-copied-value label=${label} value=${value} ?is-chosen=${!isTyped}></cw-copied-value>`,
      )}
    </div>`;
  }

  #terminal() {
    return html`
      <cw-copied-value is-block label=${msg('Paste this into a terminal. It holds the password.')} value=${nmcliLines(this.wifi, this.made)}></cw-copied-value>
      <details class="folded"><summary>${msg('Without a terminal')}</summary><div class="inside">${this.#values()}</div></details>
    `;
  }

  /** Where the settings want the authority as a file. */
  #certificates() {
    if (['ios', 'mac', 'windows'].includes(this.kind)) return nothing;
    const isAndroid = this.kind === 'android';
    return html`<details class="folded" ?open=${this.kind === 'chromeos'}>
      <summary>${isAndroid ? msg('“Trust on first use” is not offered?') : msg('The certificate of the venue')}</summary>
      <div class="inside">
        <p>${isAndroid ? msg('Download the certificate, search the settings for “certificate”, and install it for Wi-Fi. Then choose it as CA certificate.') : msg('Download it, import it in the settings among the authorities, and choose it as CA certificate.')}</p>
        <div class="files">
          ${this.made.authorities.map(
            ({ fingerprint }, index) =>
              html`<a class="btn" href=${this.server.certificateAddress(fingerprint)} download>${this.#numbered(msg('Download the certificate'), index)}</a>`,
          )}
        </div>
      </div>
    </details>`;
  }

  /** Windows shows the server's alone, which stands in the steps. */
  #fingerprints() {
    if (this.kind === 'windows') return nothing;
    const { authorities } = this.made;
    return html`<details class="folded">
      <summary>${msg('A fingerprint to compare')}</summary>
      <div class="inside">
        <p>${authorities.length > 1 ? msg('Where your device shows the SHA-256 fingerprint of the authority, it must be one of these.') : msg('Where your device shows the SHA-256 fingerprint of the authority, it must be this one.')}</p>
        ${printed(authorities.map(({ fingerprint }) => fingerprint))}
      </div>
    </details>`;
  }

  #numbered(words: string, index: number): string {
    return this.made.authorities.length > 1 ? `${words} ${index + 1}` : words;
  }
}

/** Of several, any one will do. */
const printed = (fingerprints: readonly string[]) =>
  fingerprints.map(
    (fingerprint, index) =>
      html`${index > 0 ? html`<p class="small quiet">${msg('or')}</p>` : nothing}<p class="print">${fingerprintLines(fingerprint).map((line) => html`<span>${line}</span>`)}</p>`,
  );

declare global {
  interface HTMLElementTagNameMap {
    'cw-shown-secret': ShownSecret;
  }
}
