import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Layout } from '../../server/admission/admission.contract.ts';
import type { CurrentSignIn } from '../../server/identity/identity.contract.ts';
import { rolesMayAt } from '../../server/kernel/permission.contract.ts';
import { permissions } from '../../server/kernel/permissions.contract.ts';
import { type ApiProblem, sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import { codeInAddress } from '../device/code-in-address.ts';
import '../device/enrol-device.ts';
import { enrol, leaveEnrolment, type ThisDevice, thisDevice } from '../device/this-device.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import './gate-lane.ts';
import './gate-problems.ts';
import type { GateServer } from './gate-server.ts';
import { httpGateServer } from './http-gate-server.ts';
import { findLane, type LanePlace } from './lane-place.ts';
import { ScanStore } from './scan-store.ts';

/** The lane that this device was enrolled for; before that, the enrolment. */
@customElement('cw-gate-page')
export class GatePage extends LitElement {
  @property({ attribute: false }) server: GateServer = httpGateServer;
  @state() private layout?: Layout;
  @state() private store?: ScanStore;
  @property({ attribute: false }) askWho: () => Promise<CurrentSignIn> = requireSignIn;
  @property({ attribute: false }) findDevice: () => Promise<ThisDevice | undefined> = thisDevice;
  /** Uses a code up. */
  @property({ attribute: false }) enrol: (code: string) => Promise<ThisDevice> = enrol;
  /** As what this browser was enrolled; `none` once it is known not to be, or not for a lane. */
  @state() private enrolled: ThisDevice | 'none' | undefined;
  /** Somebody has brought a code for another lane, or is about to: until it is used this device stays what it is. */
  @state() private isMoving = codeInAddress() !== undefined;
  /** Why it has to be enrolled anew. */
  @state() private because = '';
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
    window.addEventListener('hashchange', this.#codeCame);
    void this.#open();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#codeCame);
    this.store?.close();
  }

  async #open(known?: ThisDevice) {
    this.fault = '';
    try {
      this.#take(known ?? (await this.findDevice()));
      if (this.#isEnrolling) return;
      const { staff } = await this.askWho();
      this.layout = await this.server.layout();
      this.store ??= await ScanStore.open();
      const place = this.#place();
      if (!place) this.#leaveLane();
      else if (!rolesMayAt(permissions.recordScans, staff, { gateId: place.gate.id }))
        this.fault = msg('Your role is for other gates than this.');
    } catch (error) {
      if (!isSignInNeeded(error)) this.fault = sentenceOfError(error);
    }
  }

  #take(device: ThisDevice | undefined) {
    this.enrolled = device?.device.kind === 'lane' ? device : 'none';
  }

  #place(): LanePlace | undefined {
    const { layout, enrolled } = this;
    return layout && enrolled && enrolled !== 'none' ? findLane(layout, enrolled.device.laneId ?? '') : undefined;
  }

  override render() {
    const { layout, store, enrolled } = this;
    const place = this.#place();
    if (!layout || !store || !place || this.fault || this.#isEnrolling) return this.#before();
    return html`<cw-gate-lane
      .server=${this.server}
      .store=${store}
      .layout=${layout}
      .place=${place}
      .enrolled=${enrolled}
      @leave-lane=${() => this.#move()}
      @no-device=${({ detail }: CustomEvent<ApiProblem>) => this.#leave(detail)}
    ></cw-gate-lane>`;
  }

  #before() {
    return html`
      <cw-page-header heading=${msg('Gate')} without-connection></cw-page-header>
      <main>${this.#isEnrolling ? this.#enrolment() : this.fault ? this.#failed() : nothing}</main>
    `;
  }

  get #isEnrolling(): boolean {
    return this.isMoving || this.enrolled === 'none';
  }

  #failed() {
    return html`<cw-notice in-flow>
      ${this.fault}
      <button slot="action" class="btn btn--small" type="button" @click=${() => this.#open()}>${msg('Try again')}</button>
    </cw-notice>`;
  }

  #enrolment() {
    const { enrolled } = this;
    return html`<cw-enrol-device
      because=${this.because}
      .enrol=${this.enrol}
      @enrolled=${({ detail }: CustomEvent<ThisDevice>) => this.#workAs(detail)}
    >
      ${enrolled && enrolled !== 'none' ? html`<button class="btn" type="button" @click=${() => this.#workAs(enrolled)}>${msg('Stay at this lane')}</button>` : nothing}
    </cw-enrol-device>`;
  }

  #workAs(device: ThisDevice) {
    this.isMoving = false;
    void this.#open(device);
  }

  #move() {
    this.because = '';
    this.isMoving = true;
  }

  readonly #codeCame = () => {
    if (codeInAddress()) this.#move();
  };

  #leaveLane() {
    this.because = msg('The lane of this device is not there any more. Enrol it for another one.');
    this.enrolled = 'none';
  }

  /** What it has not told the server yet stays in its store: a device enrolled anew cannot sign it. */
  async #leave(problem: ApiProblem) {
    this.because = sentenceOfError(problem);
    await leaveEnrolment();
    this.enrolled = 'none';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-gate-page': GatePage;
  }
}
