import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { sentenceOfError } from '../api/problem.ts';
import { isLinkNeeded } from '../delegate-access/sign-in-by-link.ts';
import { speakTheirs } from '../delegate-access/speak-theirs.ts';
import '../elements/empty.ts';
import '../elements/guest-header.ts';
import '../elements/icon.ts';
import '../elements/mark.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { inPageLanguage } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { delegateLanguages, speakHere } from '../styles/locale.ts';
import { text } from '../styles/text.ts';
import { type BrowserSigns, ownSigns } from './device-kind.ts';
import { isOver, networkWords } from './network-words.ts';
import './own-attempts.ts';
import './own-devices.ts';
import { type Own, OwnNetworkController } from './own-network-controller.ts';
import { httpOwnWifiServer, type OwnWifiServer } from './own-wifi-server.ts';
import './set-up-panel.ts';
import './wifi-problems.ts';

/** Wide enough that somebody sits at a computer, and has a phone beside it. */
const wide = matchMedia('(min-width: 56rem)');

/** A delegate's own Wi-Fi: how it stands, how this device is set up for it, which are, and why one does not get in. */
@customElement('cw-wifi-page')
export class WifiPage extends LitElement {
  @property({ attribute: false }) server: OwnWifiServer = httpOwnWifiServer;
  @property({ attribute: false }) signs: BrowserSigns = ownSigns();
  /** Opens the page again in the delegate's language. */
  @property({ attribute: false }) speak: typeof speakHere = speakHere;
  readonly account = new OwnNetworkController(this);

  static override styles = [
    base,
    text,
    buttons,
    loading,
    css`
      :host { display: grid; grid-template-rows: auto 1fr; min-height: 100dvh; }
      main, cw-guest-header { width: 100%; max-width: 34rem; margin-inline: auto; }
      main { display: flex; flex-direction: column; gap: var(--s6); padding: var(--s4) var(--s5) max(var(--s6), env(safe-area-inset-bottom)); min-width: 0; }
      .stands { display: grid; gap: var(--s2); }
      h2 { display: flex; gap: var(--s3); font: var(--type-title); --mark-size: 1.75rem; text-wrap: balance; }
      p { text-wrap: pretty; }
      .back { align-self: start; justify-self: start; margin-inline-start: calc(-1 * var(--s2)); }
      .waiting { display: grid; gap: var(--s3); }
      .load.stand { width: 80%; height: 1.75rem; }
      .load.way { width: 100%; height: 18rem; }
      @media (min-width: 56rem) {
        main, cw-guest-header { max-width: 60rem; }
        main { display: grid; grid-template-columns: minmax(0, 34rem) minmax(0, 1fr); align-content: start; column-gap: var(--s12); }
        main > * { grid-column: 1; }
        cw-on-the-phone { grid-column: 2; grid-row: 2 / span 4; }
      }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    wide.addEventListener('change', this.#widened);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    wide.removeEventListener('change', this.#widened);
  }

  readonly #widened = () => this.requestUpdate();

  override willUpdate() {
    document.title = `Wi-Fi · ${this.#conference() || 'Causeway'}`;
    if (this.account.own) speakTheirs(this.account.own.page, this.speak);
  }

  #conference(): string {
    const { own } = this.account;
    return own ? inPageLanguage(own.page.conference.name) : '';
  }

  override render() {
    const { own, isLoading, isAlone } = this.account;
    return html`
      <cw-guest-header heading=${this.#conference()} .languages=${own?.page.locales ?? (isLoading ? [] : delegateLanguages)} .alone=${isAlone}></cw-guest-header>
      <main aria-busy=${isLoading && !own}>
        ${own ? html`<a class="btn btn--plain back" href="/delegate/"><cw-icon name="left" onward></cw-icon>${msg('Your page and your badge')}</a>` : nothing}
        ${this.#fault()}${own ? this.#own(own) : this.#nobody()}
      </main>
    `;
  }

  #own({ page, network }: Own) {
    const { wifi } = network;
    const { mark, heading, sentence } = networkWords(network, page.conference.timeZone);
    if (!wifi)
      return html`<h2><cw-mark kind="refuse"></cw-mark>${msg('This conference has no Wi-Fi of its own.')}</h2>`;
    return html`
      <section class="stands" aria-live="polite">
        <h2><cw-mark kind=${mark}></cw-mark>${heading}</h2>
        <p class="lead">${sentence}</p>
      </section>
      ${
        isOver(network.standing)
          ? nothing
          : html`<cw-set-up-panel .network=${network} .wifi=${wifi} .server=${this.server} .signs=${this.signs} @change=${this.account.read} @ordered=${this.account.lookForNew}></cw-set-up-panel>`
      }
      <cw-own-devices .network=${network} .server=${this.server} @change=${this.account.read}></cw-own-devices>
      <cw-own-attempts .network=${network} time-zone=${page.conference.timeZone} @look=${this.account.read}></cw-own-attempts>
      ${wide.matches ? this.#phone() : nothing}
    `;
  }

  /** Loaded only where it is shown: phones have no use for it. */
  #phone() {
    void import('./on-the-phone.ts');
    return html`<cw-on-the-phone></cw-on-the-phone>`;
  }

  #nobody() {
    if (this.account.isLoading)
      return html`<div class="waiting"><span class="load stand"></span><span class="load"></span><span class="load way"></span></div>`;
    if (!isLinkNeeded(this.account.error)) return nothing;
    return html`<cw-empty heading=${msg('Open your link')}>
      ${msg('Your Wi-Fi is set up here, once you have opened the link in the letter that you were sent. Without the letter, ask at a station or a desk: they show you a code, and the camera of your phone opens this page with it.')}
    </cw-empty>`;
  }

  #fault() {
    const { error, refused, isAlone } = this.account;
    if (isAlone && !error)
      return html`<cw-notice in-flow kind="stale">${msg('No network. Try again when you have some.')}</cw-notice>`;
    const fault = error ?? refused;
    if (fault === undefined || isLinkNeeded(fault)) return nothing;
    return html`<cw-notice in-flow>
      ${sentenceOfError(fault)}
      ${error ? html`<button slot="action" class="btn btn--small" type="button" @click=${this.account.read}>${msg('Try again')}</button>` : nothing}
    </cw-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-wifi-page': WifiPage;
  }
}
