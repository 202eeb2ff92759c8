import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ScanDirection } from '../../db/vocabulary.ts';
import { type Layout, laneTopic } from '../../server/admission/admission.contract.ts';
import type { DeviceReport } from '../../server/identity/devices/devices.contract.ts';
import { staffBadgeIn } from '../../server/identity/staff-badges/staff-badge-text.ts';
import { type ApiProblem, sentenceOfError } from '../api/problem.ts';
import { reportRegularly } from '../device/device-reports.ts';
import type { ThisDevice } from '../device/this-device.ts';
import '../elements/notice.ts';
import type { NoticeKind } from '../elements/notice.ts';
import '../elements/page-header.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatTime, inOtherLanguage, inPageLanguage } from '../styles/format.ts';
import './badge-camera.ts';
import './code-field.ts';
import { gateLaneStyles } from './gate-lane.styles.ts';
import type { GateServer } from './gate-server.ts';
import { GroupAtGate } from './group-at-gate.ts';
import './group-panel.ts';
import { KeyboardWedge } from './keyboard-wedge.ts';
import { isOfNoDevice, LaneDevice, type Scanned } from './lane-device.ts';
import './lane-panel.ts';
import { type LanePlace, outsideName } from './lane-place.ts';
import type { ScanStore } from './scan-store.ts';
import { Tones } from './tones.ts';
import './verdict-panel.ts';
import { type VerdictView, viewOutcome } from './verdict-view.ts';

/** An admission leaves the screen by itself; what holds a person up stays until the next badge. */
const admittedForMs = 3500;
/** Until then an answer is expected at any moment, and nothing is said. */
const patientForMs = 400;

/** What is told of this device: how it keeps time, and what it still holds. */
const reportOf = ({ clock, sender }: LaneDevice): DeviceReport => ({
  version: import.meta.env.VITE_CAUSEWAY_VERSION ?? 'development',
  clockOffsetMs: clock.offsetMs,
  clockErrorMs: clock.errorMs,
  waitingScans: sender.waitingCount,
});

/** A lane at work: three ways to read a badge, at once, and the verdict over all. */
@customElement('cw-gate-lane')
export class GateLane extends LitElement {
  @property({ attribute: false }) server!: GateServer;
  @property({ attribute: false }) store!: ScanStore;
  @property({ attribute: false }) layout!: Layout;
  @property({ attribute: false }) place!: LanePlace;
  @property({ attribute: false }) enrolled!: ThisDevice;
  /** It is being handed over: nothing is read. What waits to be sent is the device's, and is sent on. */
  @property({ type: Boolean }) paused = false;
  @state() private device?: LaneDevice | undefined;
  @state() private direction: ScanDirection = 'in';
  @state() private view?: VerdictView | undefined;
  @state() private isChecking = false;
  @state() private fault = '';

  readonly lane = new TopicController(this, laneTopic, () =>
    this.device ? { laneId: this.place.lane.id } : undefined,
  );
  readonly #wedge = new KeyboardWedge((text) => void this.#read(text));
  readonly group = new GroupAtGate(
    this,
    () => this.server,
    () => this.device,
  );
  readonly #tones = new Tones();
  #timer: number | undefined;
  #starting: Promise<void> | undefined;
  #endReports: (() => void) | undefined;

  static override styles = [base, buttons, gateLaneStyles];

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('keydown', this.#keyDown);
    document.addEventListener('visibilitychange', this.#visibilityChanged);
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('paused')) return;
    this.#wedge.stop();
    if (!this.paused) this.#wedge.start();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#keyDown);
    document.removeEventListener('visibilitychange', this.#visibilityChanged);
    window.clearTimeout(this.#timer);
    this.#wedge.stop();
    this.#endReports?.();
    this.device?.stop();
  }

  override firstUpdated() {
    const { lane, gate } = this.place;
    this.direction = lane.direction === 'out' ? 'out' : 'in';
    document.title = `${inPageLanguage(gate.name)} ${lane.number} · Causeway`;
    this.#starting = this.#start();
  }

  async #start() {
    this.fault = '';
    const device = new LaneDevice(this.server, this.store, this.place.lane.id, this.enrolled);
    device.sender.addEventListener('change', () => this.requestUpdate());
    device.sender.addEventListener('settled', this.#settled);
    try {
      await device.start();
    } catch (error) {
      this.fault = sentenceOfError(error);
      return;
    }
    if (!this.isConnected) {
      device.stop();
      return;
    }
    this.device = device;
    this.#endReports = reportRegularly(
      this.enrolled,
      () => reportOf(device),
      (problem) => this.#isNoDevice(problem),
    );
  }

  /** Whoever stands here must enrol it anew: nothing that it makes is taken. */
  #isNoDevice(problem: ApiProblem) {
    this.#tell('no-device', problem);
  }

  #tell<Detail>(type: string, detail: Detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  async #read(text: string) {
    const badge = staffBadgeIn(text);
    if (badge) {
      this.#tell('staff-badge', badge);
      return;
    }
    const checking = window.setTimeout(() => {
      this.isChecking = true;
    }, patientForMs);
    // The scanner may be quicker than the registration of the device.
    await this.#starting;
    const scanned = await this.device?.read(text, this.direction);
    window.clearTimeout(checking);
    this.isChecking = false;
    if (scanned && this.isConnected) this.#show(scanned);
  }

  /** A late answer fills the screen only where the screen still says that there was none. */
  readonly #settled = (event: Event) => {
    const { scan, outcome } = (event as CustomEvent<Pick<Scanned, 'scan' | 'outcome'>>).detail;
    if (this.view?.scanId !== scan.id || this.view.verdict !== 'none') return;
    this.#show({ scan, outcome, tookMs: Date.now() - Date.parse(scan.deviceTime) });
  };

  #show({ scan, outcome, tookMs }: Scanned) {
    if (outcome.kind === 'fault' && isOfNoDevice(outcome.problem.code)) {
      this.#isNoDevice(outcome.problem);
      return;
    }
    window.clearTimeout(this.#timer);
    this.group.take({ scan, outcome });
    this.view = viewOutcome(outcome, scan.id, this.place.lane.id, this.layout, tookMs);
    const { verdict } = this.view;
    this.#tones.play(verdict === 'none' ? 'fault' : verdict);
    // Whoever speaks for a group stands there with it: the guard decides when that is over.
    if (verdict === 'admit' && !this.group.offered)
      this.#timer = window.setTimeout(() => this.#dismiss(), admittedForMs);
  }

  #dismiss() {
    window.clearTimeout(this.#timer);
    this.group.leave();
    this.view = undefined;
  }

  readonly #keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && this.view) this.#dismiss();
    this.group.keyDown(event);
  };

  readonly #visibilityChanged = () => {
    if (document.visibilityState !== 'visible' || !this.device) return;
    void this.device.setClock();
    void this.device.sender.sendWaiting();
  };

  override render() {
    const { name } = this.place.gate;
    return html`
      <cw-page-header
        heading=${inPageLanguage(name)}
        .otherHeading=${inOtherLanguage(name)}
        .connection=${this.#connection()}
        ?without-staff=${this.paused}
      ></cw-page-header>
      <main>
        <section class="cam" aria-label=${msg('Show the badge')} @badge-read=${(event: CustomEvent<string>) => this.#read(event.detail)}>
          ${this.paused ? nothing : html`<cw-badge-camera></cw-badge-camera>`}
          ${this.#notice()}
          <div class="prompt">
            <strong>${this.isChecking ? msg('Checking…') : msg('Show the badge')}</strong>
            <cw-code-field></cw-code-field>
          </div>
        </section>
        ${this.#panel()}
      </main>
      <cw-verdict-panel
        .view=${this.view}
        .group=${this.group.offered}
        .groupFault=${this.group.fault}
        ?busy=${this.group.isBusy}
        @dismiss=${this.#dismiss}
        @admit-group=${() => this.group.admit()}
      ></cw-verdict-panel>
      <cw-group-panel .admission=${this.group.admission} @dismiss=${this.#dismiss}></cw-group-panel>
    `;
  }

  /** Scans without an answer say more of the connection than the boards' socket does. */
  #connection() {
    const since = this.device?.sender.silentSince;
    return since && ({ state: 'lost', since: since.toISOString() } as const);
  }

  #notice() {
    if (this.fault)
      return this.#told('error', this.fault, msg('Try again'), () => {
        this.#starting = this.#start();
      });
    const { sender } = this.device ?? {};
    if (!sender?.silentSince || sender.waitingCount === 0) return nothing;
    const time = formatTime(sender.silentSince, { seconds: true });
    const sentence = msg(
      str`No answer from the server since ${time}. Scans kept here, to be sent again: ${sender.waitingCount}.`,
    );
    return this.#told('stale', sentence, msg('Send now'), () => sender.sendWaiting());
  }

  #told(kind: NoticeKind, sentence: string, verb: string, mend: () => unknown) {
    return html`<cw-notice kind=${kind}>
      ${sentence}
      <button slot="action" class="btn btn--small" type="button" @click=${mend}>${verb}</button>
    </cw-notice>`;
  }

  #panel() {
    const { lane, inner } = this.place;
    const { view } = this.lane;
    return html`<cw-lane-panel
      .lane=${'value' in view ? view.value : undefined}
      lane-number=${lane.number}
      .laneDirection=${lane.direction}
      direction=${this.direction}
      outer=${outsideName(this.place)}
      inner=${inPageLanguage(inner.name)}
      unsent=${this.device?.sender.waitingCount ?? 0}
      ?stale=${view.status === 'stale'}
      ?muted=${this.#tones.isMuted}
      @turn=${(event: CustomEvent<ScanDirection>) => {
        this.direction = event.detail;
      }}
      @toggle-sound=${this.#toggleSound}
    ></cw-lane-panel>`;
  }

  #toggleSound() {
    this.#tones.isMuted = !this.#tones.isMuted;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-gate-lane': GateLane;
  }
}
