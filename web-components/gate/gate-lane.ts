import { msg } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ScanDirection } from '../../db/vocabulary.ts';
import { type Layout, laneTopic, type ScanAnswer } from '../../server/admission/admission.contract.ts';
import type { StaffMember } from '../../server/identity/identity.contract.ts';
import { staffBadgeIn } from '../../server/identity/staff-badges/staff-badge-text.ts';
import { type ApiProblem, sentenceOfError } from '../api/problem.ts';
import { reportRegularly } from '../device/device-reports.ts';
import type { ThisDevice } from '../device/this-device.ts';
import '../elements/page-header.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { inOtherLanguage, inPageLanguage } from '../styles/format.ts';
import './badge-camera.ts';
import './code-field.ts';
import { gateLaneStyles } from './gate-lane.styles.ts';
import type { GateServer } from './gate-server.ts';
import { GroupAtGate } from './group-at-gate.ts';
import './group-panel.ts';
import { KeyboardWedge } from './keyboard-wedge.ts';
import { isOfNoDevice, LaneDevice, type Scanned } from './lane-device.ts';
import { laneNotice } from './lane-notice.ts';
import './lane-panel.ts';
import { type LanePlace, outsideName } from './lane-place.ts';
import { OverrideAtGate } from './override-at-gate.ts';
import type { ScanStore } from './scan-store.ts';
import { Tones } from './tones.ts';
import './verdict-panel.ts';
import { type VerdictView, viewLetInElsewhere, viewOutcome } from './verdict-view.ts';

/** An admission leaves the screen by itself; what holds a person up stays until the next badge. */
const admittedForMs = 3500;
/** Until then an answer is expected at any moment, and nothing is said. */
const patientForMs = 400;

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
  /** Whoever is signed in here. */
  @property({ attribute: false }) staff: StaffMember | undefined;
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
  readonly override = new OverrideAtGate(this, () => ({
    ...{ server: this.server, gateId: this.place.gate.id, staff: this.staff, view: this.view, isAway: this.#isAway },
    show: (answer) => this.#showAnswer(answer),
  }));
  readonly #tones = new Tones();
  #isReading = false;
  #timer: number | undefined;
  #starting: Promise<void> | undefined;
  #endReports: (() => void) | undefined;

  static override styles = [base, buttons, gateLaneStyles];

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('keydown', this.#keyDown);
    document.addEventListener('visibilitychange', this.#visibilityChanged);
  }

  override willUpdate() {
    // By a supervisor elsewhere; whoever has the dialog open is told there.
    const letIn = this.override.isOpen ? undefined : viewLetInElsewhere(this.view, this.lane.view);
    if (letIn) {
      this.group.leave();
      this.#fill(letIn);
    }
    // What comes of its last scans updates it also once it has left the page, where another reads.
    const isReading = this.isConnected && !this.paused && !this.override.isOpen;
    if (isReading === this.#isReading) return;
    this.#isReading = isReading;
    if (isReading) this.#wedge.start();
    else this.#wedge.stop();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#keyDown);
    document.removeEventListener('visibilitychange', this.#visibilityChanged);
    window.clearTimeout(this.#timer);
    this.#wedge.stop();
    this.#isReading = false;
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
      () => device.report,
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
    this.group.take({ scan, outcome });
    this.#fill(viewOutcome(outcome, scan.id, this.place.lane.id, this.layout, tookMs));
  }

  /** Who was refused was let in. */
  #showAnswer(answer: ScanAnswer) {
    this.group.leave();
    this.#fill(viewOutcome({ kind: 'verdict', answer }, answer.id, this.place.lane.id, this.layout, 0));
  }

  #fill(view: VerdictView) {
    window.clearTimeout(this.#timer);
    this.view = view;
    const { verdict, letIn, isNews } = view;
    this.#tones.play(letIn ? 'overridden' : verdict === 'none' ? 'fault' : verdict);
    // Whoever speaks for a group stands there with it: the guard decides when that is over.
    if (verdict === 'admit' && !isNews && !this.group.offered)
      this.#timer = window.setTimeout(() => this.#dismiss(), admittedForMs);
  }

  #dismiss() {
    window.clearTimeout(this.#timer);
    this.group.leave();
    this.view = undefined;
  }

  readonly #keyDown = (event: KeyboardEvent) => {
    // The keys are the dialog's, also that which has just closed it.
    if (this.override.isOpen || event.defaultPrevented) return;
    this.override.keyDown(event);
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
          ${this.paused || this.override.isOpen ? nothing : html`<cw-badge-camera></cw-badge-camera>`}
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
        ?away=${this.#isAway}
        @dismiss=${this.#dismiss}
        @override=${() => this.override.open()}
        @admit-group=${() => this.group.admit()}
      ></cw-verdict-panel>
      <cw-group-panel .admission=${this.group.admission} @dismiss=${this.#dismiss}></cw-group-panel>
      ${this.override.render()}
    `;
  }

  /** Scans without an answer say more of the connection than the boards' socket does. */
  #connection() {
    const since = this.device?.sender.silentSince;
    return since && ({ state: 'lost', since: since.toISOString() } as const);
  }

  get #isAway(): boolean {
    return this.device?.sender.silentSince !== undefined || this.lane.view.status === 'stale';
  }

  #notice() {
    const mend = () => {
      this.#starting = this.#start();
    };
    return laneNotice({ fault: this.fault, mend, sender: this.device?.sender });
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
