import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { CurrentSignIn } from '../../server/identity/identity.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { ServerClock } from '../api/server-clock.ts';
import { endAtRest, isSignInNeeded, onDoubtedSignIn, signIn, signInAddress } from '../api/sign-in.ts';
import '../device/enrol-device.ts';
import { EnrolledController } from '../device/enrolled-controller.ts';
import '../device/hand-over.ts';
import { RestController } from '../device/rest-controller.ts';
import { type ShowBadge, showStaffBadge } from '../device/show-staff-badge.ts';
import { enrol, type ThisDevice, thisDevice } from '../device/this-device.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { rememberedStation, rememberStation } from './remembered-station.ts';
import './station-alone.ts';
import './station-choice.ts';
import './station-problems.ts';
import { httpStationServer, type StationServer } from './station-server.ts';
import './station-work.ts';

/**
 * First at which station this browser stands, once: as it was enrolled, or as somebody chose; then that station. A tablet
 * that is enrolled may stand there with nobody signed in.
 */
@customElement('cw-station-page')
export class StationPage extends LitElement {
  @property({ attribute: false }) server: StationServer = httpStationServer;
  @property({ attribute: false }) askWho: () => Promise<CurrentSignIn> = signIn;
  @property({ attribute: false }) findDevice: () => Promise<ThisDevice | undefined> = thisDevice;
  /** Uses a code up. */
  @property({ attribute: false }) enrol: (code: string) => Promise<ThisDevice> = enrol;
  @property({ attribute: false }) showBadge: ShowBadge = showStaffBadge;
  /** Leaves for another page. */
  @property({ attribute: false }) leaveFor: (href: string) => void = (href) => location.assign(href);
  /** None once it is known that nobody is signed in. */
  @state() private current?: CurrentSignIn | 'nobody';
  @state() private stationId = rememberedStation();
  /** The next person is asked for their badge. */
  @state() private isHanding = false;
  @state() private fault = '';
  /** Why the station that was remembered will not do. */
  @state() private choiceFault = '';
  readonly enrolled = new EnrolledController(this, 'station');
  readonly clock = new ServerClock(this);

  static override styles = [
    base,
    buttons,
    css`
      :host { display: grid; grid-template-rows: auto minmax(0, 1fr); min-height: 100dvh; }
      main { position: relative; }
      .enrol { margin: 0; padding-inline: var(--s6); }
      .over { position: fixed; inset: 0; z-index: calc(var(--z-header) + 1); }
      .failed { max-width: 44rem; margin: var(--s8) var(--s6); }
      @media (max-width: 640px) { .enrol { padding-inline: var(--s4); } }
    `,
  ];

  #endHearing: (() => void) | undefined;
  readonly rest = new RestController(this, () => void endAtRest());

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Station')} · Causeway`;
    this.#endHearing = onDoubtedSignIn(() => void this.#lookWho());
    void this.#open();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#endHearing?.();
  }

  async #open() {
    this.fault = '';
    const device = await this.findDevice();
    // A code in the address may have made another of it meanwhile.
    if (!this.enrolled.device) this.#workAs(device);
    await this.#lookWho();
  }

  async #lookWho() {
    try {
      this.current = await this.askWho();
    } catch (error) {
      if (isSignInNeeded(error)) this.current = 'nobody';
      else if (!this.current) this.fault = sentenceOfError(error);
    }
  }

  #workAs(device: ThisDevice | undefined) {
    this.enrolled.take(device);
    this.stationId = this.enrolled.device?.device.stationId ?? this.stationId;
  }

  override updated() {
    const isLost = this.current === 'nobody' && !this.enrolled.device && !this.enrolled.isEnrolling;
    if (isLost) this.#signIn();
  }

  override render() {
    const { current, stationId } = this;
    if (!current || current === 'nobody' || !stationId || this.enrolled.isEnrolling) return this.#before();
    // Keyed: whom one officer had in hand, and what they had noted, the next one does not get.
    return html`${keyed(current.id, this.#work(stationId, current))} ${this.isHanding ? this.#handOver(current.staff.name) : nothing}`;
  }

  #work(stationId: string, { staff }: CurrentSignIn) {
    return html`<cw-station-work
      .server=${this.server}
      .stationId=${stationId}
      .staff=${staff}
      ?shared=${this.enrolled.device !== undefined}
      ?inert=${this.isHanding}
      @hand-over=${() => this.#setHanding(true)}
      @leave-station=${(event: CustomEvent<string>) => this.#choose(undefined, event.detail)}
    ></cw-station-work>`;
  }

  #handOver(former: string) {
    return html`<cw-hand-over
      class="over"
      .former=${former}
      dismissible
      .show=${this.showBadge}
      @handed-over=${({ detail }: CustomEvent<CurrentSignIn>) => this.#goOnAs(detail)}
      @stay=${() => this.#setHanding(false)}
      @sign-in=${this.#signIn}
    ></cw-hand-over>`;
  }

  #setHanding(isHanding: boolean) {
    this.isHanding = isHanding;
  }

  #goOnAs(next: CurrentSignIn) {
    this.current = next;
    this.isHanding = false;
  }

  #before() {
    const isSomebody = this.current !== undefined && this.current !== 'nobody';
    return html`
      <cw-page-header heading=${msg('Station')} ?without-connection=${!this.current} ?without-staff=${!isSomebody}></cw-page-header>
      <main>${this.#content(isSomebody)}</main>
    `;
  }

  #content(isSomebody: boolean) {
    if (this.enrolled.isEnrolling) return this.#enrolment();
    if (this.fault) return this.#failed();
    if (isSomebody) return this.#choice();
    if (!this.enrolled.device || !this.current) return nothing;
    if (this.isHanding) return this.#handOver('');
    return html`<cw-station-alone
      .stationId=${this.stationId}
      @take-over=${() => this.#setHanding(true)}
      @sign-in=${this.#signIn}
    ></cw-station-alone>`;
  }

  #enrolment() {
    return html`<cw-enrol-device
      because=${this.enrolled.because}
      .enrol=${this.enrol}
      @enrolled=${({ detail }: CustomEvent<ThisDevice>) => this.#become(detail)}
    >
      <button class="btn" type="button" @click=${() => this.enrolled.setEnrolling(false)}>${msg('Go on without')}</button>
    </cw-enrol-device>`;
  }

  #become(device: ThisDevice) {
    const elsewhere = this.enrolled.become(device);
    if (elsewhere) this.leaveFor(elsewhere);
    this.stationId = device.device.stationId ?? this.stationId;
  }

  readonly #signIn = () => this.leaveFor(signInAddress());

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
    ></cw-station-choice>
    ${
      this.enrolled.device
        ? nothing
        : html`<p class="enrol"><button class="btn" type="button" @click=${() => this.enrolled.setEnrolling(true)}>${msg('Enrol this tablet')}</button></p>`
    }`;
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
