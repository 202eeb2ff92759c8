import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CurrentSignIn } from '../../server/identity/identity.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { rememberedStation, rememberStation } from './remembered-station.ts';
import './station-choice.ts';
import './station-problems.ts';
import { httpStationServer, type StationServer } from './station-server.ts';
import './station-work.ts';

/** First at which station this browser stands, once; then that station. */
@customElement('cw-station-page')
export class StationPage extends LitElement {
  @property({ attribute: false }) server: StationServer = httpStationServer;
  @property({ attribute: false }) askWho: () => Promise<CurrentSignIn> = requireSignIn;
  @state() private current?: CurrentSignIn;
  @state() private stationId = rememberedStation();
  @state() private fault = '';
  /** Why the station that was remembered will not do. */
  @state() private choiceFault = '';

  static override styles = [
    base,
    buttons,
    css`
      :host { display: grid; grid-template-rows: auto minmax(0, 1fr); min-height: 100dvh; }
      main { position: relative; }
      .failed { max-width: 44rem; margin: var(--s8) var(--s6); }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Station')} · Causeway`;
    void this.#open();
  }

  async #open() {
    this.fault = '';
    try {
      this.current = await this.askWho();
    } catch (error) {
      if (!isSignInNeeded(error)) this.fault = sentenceOfError(error);
    }
  }

  override render() {
    const { current, stationId } = this;
    if (!current || !stationId) return this.#before();
    return html`<cw-station-work
      .server=${this.server}
      .stationId=${stationId}
      .staff=${current.staff}
      @leave-station=${(event: CustomEvent<string>) => this.#choose(undefined, event.detail)}
    ></cw-station-work>`;
  }

  #before() {
    return html`
      <cw-page-header heading=${msg('Station')} ?without-connection=${!this.current}></cw-page-header>
      <main>${this.fault ? this.#failed() : this.current && this.#choice()}</main>
    `;
  }

  #failed() {
    return html`<cw-notice class="failed" in-flow>
      ${this.fault}
      <button slot="action" class="btn btn--small" type="button" @click=${this.#open}>${msg('Try again')}</button>
    </cw-notice>`;
  }

  #choice() {
    return html`<cw-station-choice
      .fault=${this.choiceFault}
      @choose-station=${(event: CustomEvent<string>) => this.#choose(event.detail)}
    ></cw-station-choice>`;
  }

  #choose(stationId: string | undefined, fault = '') {
    rememberStation(stationId);
    this.choiceFault = fault;
    this.stationId = stationId;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-station-page': StationPage;
  }
}
