import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Layout } from '../../server/admission/admission.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { goToSignIn, isSignInNeeded } from '../api/sign-in.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import './gate-lane.ts';
import './gate-problems.ts';
import type { GateServer } from './gate-server.ts';
import { httpGateServer } from './http-gate-server.ts';
import './lane-choice.ts';
import { findLane } from './lane-place.ts';
import { rememberedLane, rememberLane } from './remembered-lane.ts';
import { ScanStore } from './scan-store.ts';

/** First which lane this device stands at, once; then that lane. */
@customElement('cw-gate-page')
export class GatePage extends LitElement {
  @property({ attribute: false }) server: GateServer = httpGateServer;
  @state() private layout?: Layout;
  @state() private store?: ScanStore;
  @state() private laneId = rememberedLane();
  @state() private fault = '';

  static override styles = [
    base,
    buttons,
    css`
      :host { height: 100dvh; display: grid; grid-template-rows: auto minmax(0, 1fr); overflow: hidden; }
      main { position: relative; overflow: auto; }
      cw-notice { max-width: 44rem; margin: var(--s8) var(--s6); }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Gate')} · Causeway`;
    void this.#open();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.store?.close();
  }

  async #open() {
    this.fault = '';
    try {
      this.layout = await this.server.layout();
      this.store ??= await ScanStore.open();
    } catch (error) {
      if (isSignInNeeded(error)) goToSignIn();
      else this.fault = sentenceOfError(error);
    }
  }

  override render() {
    const { layout, store, laneId } = this;
    const place = layout && laneId ? findLane(layout, laneId) : undefined;
    if (!layout || !store || !place) return this.#before(layout);
    return html`<cw-gate-lane
      .server=${this.server}
      .store=${store}
      .layout=${layout}
      .place=${place}
      @leave-lane=${() => this.#choose(undefined)}
    ></cw-gate-lane>`;
  }

  #before(layout: Layout | undefined) {
    return html`
      <cw-page-header heading=${msg('Gate')} without-connection></cw-page-header>
      <main>${this.fault ? this.#failed() : layout && this.#choice(layout)}</main>
    `;
  }

  #failed() {
    return html`<cw-notice in-flow>
      ${this.fault}
      <button slot="action" class="btn btn--small" type="button" @click=${this.#open}>${msg('Try again')}</button>
    </cw-notice>`;
  }

  #choice(layout: Layout) {
    return html`<cw-lane-choice
      .layout=${layout}
      @choose-lane=${(event: CustomEvent<string>) => this.#choose(event.detail)}
    ></cw-lane-choice>`;
  }

  #choose(laneId: string | undefined) {
    rememberLane(laneId);
    this.laneId = laneId;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-gate-page': GatePage;
  }
}
