import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Layout, laneTopic } from '../../server/admission/admission.contract.ts';
import type { CurrentSignIn } from '../../server/identity/identity.contract.ts';
import { rolesMayAt } from '../../server/kernel/permission.contract.ts';
import { permissions } from '../../server/kernel/permissions.contract.ts';
import { type ApiProblem, sentenceOfError } from '../api/problem.ts';
import { endAtRest, goToSignIn, isSignInNeeded, onDoubtedSignIn, signIn } from '../api/sign-in.ts';
import { codeInAddress } from '../device/code-in-address.ts';
import '../device/enrol-device.ts';
import '../device/hand-over.ts';
import { RestController } from '../device/rest-controller.ts';
import { type ShowBadge, showStaffBadge } from '../device/show-staff-badge.ts';
import { enrol, leaveEnrolment, onDeviceEnded, type ThisDevice, thisDevice } from '../device/this-device.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import './gate-lane.ts';
import './gate-problems.ts';
import type { GateServer } from './gate-server.ts';
import { httpGateServer } from './http-gate-server.ts';
import { findLane, type LanePlace } from './lane-place.ts';
import { ScanStore } from './scan-store.ts';
import { sendKept } from './send-kept.ts';

/** The lane that this device was enrolled for; before that, the enrolment. */
@customElement('cw-gate-page')
export class GatePage extends LitElement {
  @property({ attribute: false }) server: GateServer = httpGateServer;
  @state() private layout?: Layout;
  @state() private store?: ScanStore;
  @property({ attribute: false }) askWho: () => Promise<CurrentSignIn> = signIn;
  @property({ attribute: false }) findDevice: () => Promise<ThisDevice | undefined> = thisDevice;
  /** Uses a code up. */
  @property({ attribute: false }) enrol: (code: string) => Promise<ThisDevice> = enrol;
  @property({ attribute: false }) showBadge: ShowBadge = showStaffBadge;
  /** Leaves for the sign-in page. */
  @property({ attribute: false }) leaveToSignIn: () => void = goToSignIn;
  @state() private current?: CurrentSignIn | 'nobody';
  /** While it is handed over: the badge that was read, or none yet. */
  @state() private handing: string | undefined;
  /** As what this browser was enrolled; `none` once it is known not to be, or not for a lane. */
  @state() private enrolled: ThisDevice | 'none' | undefined;
  /** Somebody has brought a code for another lane, or is about to: until it is used this device stays what it is. */
  @state() private isMoving = codeInAddress() !== undefined;
  /** Why it has to be enrolled anew. */
  @state() private because = '';
  @state() private fault = '';
  /** Followed whatever the page shows: by the end of its socket a device is told that it was revoked. */
  readonly lane = new TopicController(this, laneTopic, () => this.#laneTopic());
  #endings: readonly (() => void)[] = [];
  readonly rest = new RestController(this, () => void endAtRest());

  static override styles = [
    base,
    buttons,
    css`
      :host { height: 100dvh; display: grid; grid-template-rows: auto minmax(0, 1fr); overflow: hidden; }
      main { position: relative; overflow: auto; }
      .over { position: fixed; inset: 0; z-index: calc(var(--z-header) + 1); }
      cw-notice { max-width: 44rem; margin: var(--s8) var(--s6); }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Gate')} · Causeway`;
    window.addEventListener('hashchange', this.#codeCame);
    this.#endings = [
      onDoubtedSignIn(() => void this.#lookWho()),
      onDeviceEnded((problem) => void this.#leave(problem)),
    ];
    void this.#open();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#codeCame);
    for (const end of this.#endings) end();
    this.store?.close();
  }

  async #open(known?: ThisDevice) {
    this.fault = '';
    try {
      this.#take(known ?? (await this.findDevice()));
      if (this.#isEnrolling) return;
      await this.#lookWho();
      this.layout = await this.server.layout();
      this.store ??= await ScanStore.open();
      if (!this.#place()) this.#leaveLane();
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  }

  /** Who stands here: nobody where nobody is signed in, any more or yet. */
  async #lookWho() {
    try {
      this.current = await this.askWho();
      if (this.current.needsPasskey) this.leaveToSignIn();
    } catch (error) {
      if (isSignInNeeded(error)) this.current = 'nobody';
      else if (!this.current) throw error;
    }
  }

  #take(device: ThisDevice | undefined) {
    this.enrolled = device?.device.kind === 'lane' ? device : 'none';
  }

  #laneTopic(): { laneId: string } | undefined {
    const { enrolled } = this;
    const laneId = enrolled && enrolled !== 'none' ? enrolled.device.laneId : undefined;
    return laneId ? { laneId } : undefined;
  }

  #place(): LanePlace | undefined {
    const { layout } = this;
    return layout && findLane(layout, this.#laneTopic()?.laneId ?? '');
  }

  override render() {
    const { layout, store } = this;
    const place = this.#place();
    const isHanding = this.#isHanding && !this.#isEnrolling;
    const isReady = layout && store && place && this.current && !this.fault && !this.#isElsewhere(place);
    const isAtWork = isReady && !this.#isEnrolling;
    // One for both: a badge that was read before the lane came is not asked for again.
    return html`${isAtWork ? this.#work(place, isHanding) : this.#before(place, isHanding)}
      ${isHanding ? this.#handOver(isAtWork ? 'over' : '') : nothing}`;
  }

  #work(place: LanePlace, isHanding: boolean) {
    return html`<cw-gate-lane
        .server=${this.server}
        .store=${this.store}
        .layout=${this.layout}
        .place=${place}
        .enrolled=${this.enrolled}
        .staff=${this.current && this.current !== 'nobody' ? this.current.staff : undefined}
        ?inert=${isHanding}
        ?paused=${isHanding}
        @hand-over=${() => this.#hand('')}
        @staff-badge=${({ detail }: CustomEvent<string>) => this.#hand(detail)}
        @leave-lane=${() => this.#move()}
        @no-device=${({ detail }: CustomEvent<ApiProblem>) => this.#leave(detail)}
      ></cw-gate-lane>`;
  }

  #before(place: LanePlace | undefined, isHanding: boolean) {
    return html`
      <cw-page-header heading=${msg('Gate')} without-connection ?without-staff=${this.#isNobody || this.#isHanding}></cw-page-header>
      ${isHanding ? nothing : html`<main>${this.#isEnrolling ? this.#enrolment() : this.#failed(place)}</main>`}
    `;
  }

  #failed(place: LanePlace | undefined) {
    if (this.fault) return this.#told(this.fault, msg('Try again'), () => void this.#open());
    if (!place || !this.#isElsewhere(place)) return nothing;
    return this.#told(msg('Your role is for other gates than this.'), msg('Hand over'), () => this.#hand(''));
  }

  #told(sentence: string, verb: string, mend: () => void) {
    return html`<cw-notice in-flow>
      ${sentence}
      <button slot="action" class="btn btn--small" type="button" @click=${mend}>${verb}</button>
    </cw-notice>`;
  }

  /** Whoever is signed in has no work at this gate. */
  #isElsewhere({ gate }: LanePlace): boolean {
    const { current } = this;
    if (!current || current === 'nobody') return false;
    return !rolesMayAt(permissions.recordScans, current.staff, { gateId: gate.id });
  }

  get #isNobody(): boolean {
    return this.current === 'nobody' || this.current === undefined;
  }

  get #isHanding(): boolean {
    return this.current === 'nobody' || this.handing !== undefined;
  }

  #handOver(look: 'over' | '') {
    const { current } = this;
    return html`<cw-hand-over
      class=${look}
      role=${look ? nothing : 'main'}
      .badge=${this.handing ?? ''}
      .former=${current && current !== 'nobody' ? current.staff.name : ''}
      .show=${this.showBadge}
      @handed-over=${({ detail }: CustomEvent<CurrentSignIn>) => this.#goOnAs(detail)}
      @stay=${() => this.#hand(undefined)}
      @sign-in=${() => this.leaveToSignIn()}
    ></cw-hand-over>`;
  }

  #hand(badge: string | undefined) {
    this.handing = badge;
  }

  /** The lane goes on as it is, with what it has still to send. */
  #goOnAs(next: CurrentSignIn) {
    this.current = next;
    this.handing = undefined;
  }

  get #isEnrolling(): boolean {
    return this.isMoving || this.enrolled === 'none';
  }

  #enrolment() {
    const { enrolled } = this;
    return html`<cw-enrol-device
      because=${this.because}
      .enrol=${this.#enrolAnew}
      @enrolled=${({ detail }: CustomEvent<ThisDevice>) => this.#workAs(detail)}
    >
      ${enrolled && enrolled !== 'none' ? html`<button class="btn" type="button" @click=${() => this.#workAs(enrolled)}>${msg('Stay at this lane')}</button>` : nothing}
    </cw-enrol-device>`;
  }

  /** A device enrolled anew could not sign what this one has read: that is sent first, while it still is this one. */
  readonly #enrolAnew = async (code: string): Promise<ThisDevice> => {
    const { store } = this;
    const kept = store ?? (await ScanStore.open());
    // A code in the address may be quicker than the look at what this browser is.
    const known = this.enrolled ?? (await this.findDevice());
    const former = known !== 'none' && known?.device.kind === 'lane' ? known : undefined;
    try {
      await sendKept(this.server, kept, former);
    } finally {
      if (kept !== store) kept.close();
    }
    return this.enrol(code);
  };

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
