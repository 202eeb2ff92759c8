import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type StaffMember, stationQueue, type WaitingPerson } from '../../server/identity/identity.contract.ts';
import { type StaffPhotographs, staffPhotographs } from '../api/photographs.ts';
import { sentenceOf } from '../api/problem.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { Arrivals } from './arrivals.ts';
import { areKeysOn, keyMeant, turnKeys } from './letter-keys.ts';
import type { OtherDecision } from './pass-on-dialog.ts';
import './verification-panel.ts';
import { PersonController } from './person-controller.ts';
import type { StationServer, VerifyDecision } from './station-server.ts';
import { stationWorkStyles } from './station-work.styles.ts';
import type { VerificationPanel } from './verification-panel.ts';
import './station-rest.ts';
import type { StationRest } from './station-rest.ts';
import './waiting-queue.ts';
import type { WaitingQueue } from './waiting-queue.ts';
import { readerGapMs, ZoneWedge } from './zone-wedge.ts';

/** One station at work: the queue, and one person at a time. Told by `leave-station` that another is wanted, and why. */
@customElement('cw-station-work')
export class StationWork extends LitElement {
  @property({ attribute: false }) server!: StationServer;
  @property({ attribute: false }) stationId!: string;
  @property({ attribute: false }) staff!: StaffMember;
  /** A tablet that goes from hand to hand. Tells `hand-over` when it is to. */
  @property({ type: Boolean }) shared = false;
  @property({ attribute: false }) photographs: StaffPhotographs = staffPhotographs('station');
  @state() private isDialogOpen = false;
  @state() private isTaking = false;
  @state() private keys = areKeysOn();
  /** For those who listen. */
  @state() private said = '';

  @query('cw-verification-panel') private readonly panel!: VerificationPanel | null;

  @query('cw-station-rest') private readonly rest!: StationRest | null;

  @query('cw-waiting-queue') private readonly list!: WaitingQueue;

  readonly queue = new TopicController(this, stationQueue, () => ({ stationId: this.stationId }));
  readonly inHand = new PersonController(this, (sentence) => this.#say(sentence));
  readonly arrivals = new Arrivals((sentence) => this.#say(sentence));

  /** A reader is heard wherever the focus is. */
  readonly wedge = new ZoneWedge((lines) => this.inert || this.panel?.takeZone(lines));

  static override styles = [base, text, buttons, stationWorkStyles];

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
    this.wedge.start();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
    this.wedge.stop();
  }

  override willUpdate() {
    const { view } = this.queue;
    if (view.status === 'error' && view.problem.code === 'identity.station_unknown')
      this.#leave(sentenceOf(view.problem));
    if (view.status !== 'live') return;
    this.arrivals.see(view.value.waiting);
    this.inHand.resume(Object.values(view.value.waiting));
    this.inHand.follow(view.value.waiting);
  }

  override updated() {
    const { person } = this.inHand;
    document.title = `${person ? person.name : this.#stationName()} · Causeway`;
  }

  override render() {
    const { view } = this.queue;
    const state = 'value' in view ? view.value : undefined;
    return html`
      <cw-page-header .heading=${this.#stationName()}>
        ${state ? html`<span class="small" dir="auto">${inPageLanguage(state.station.place)}</span>` : nothing}
        ${this.shared ? this.#handOver() : nothing}
      </cw-page-header>
      ${view.status === 'error' ? html`<cw-notice in-flow>${sentenceOf(view.problem)}</cw-notice>` : this.#work(state?.waiting, state?.verifiedToday)}
      <p class="vh" role="status">${this.said}</p>
      ${this.isDialogOpen ? this.#dialog() : nothing}
      ${this.isTaking ? this.#camera() : nothing}
    `;
  }

  #handOver() {
    const tell = () => this.dispatchEvent(new Event('hand-over'));
    return html`<button slot="end" class="btn btn--small btn--plain hand" type="button" aria-label=${msg('Hand over')} @click=${tell}>
      <cw-icon name="badge"></cw-icon><span>${msg('Hand over')}</span>
    </button>`;
  }

  #work(waiting: Record<string, WaitingPerson> | undefined, verifiedToday: number | undefined) {
    const { person, isBusy } = this.inHand;
    const people = waiting && Object.values(waiting).sort((a, b) => (a.requestedAt < b.requestedAt ? -1 : 1));
    return html`<main>
      <cw-waiting-queue
        ?folded=${person !== undefined}
        .people=${people}
        .staff=${this.staff}
        .ownId=${person?.verificationId}
        .busy=${isBusy}
        .keys=${this.keys}
        @take-next=${this.inHand.takeNext}
        @take-person=${(event: CustomEvent<string>) => this.inHand.take(event.detail)}
      ></cw-waiting-queue>
      ${person ? this.#panel(person) : this.#rest(people?.length, verifiedToday)}
    </main>`;
  }

  #panel(person: WaitingPerson) {
    const { inHand } = this;
    return html`<cw-verification-panel
      .person=${person}
      .staff=${this.staff}
      .lease=${inHand.lease.state}
      .fault=${inHand.fault}
      .busy=${inHand.isBusy}
      .keys=${this.keys}
      .photographs=${this.photographs}
      @photograph=${this.#openCamera}
      @propose=${(event: CustomEvent<string>) => inHand.propose(event.detail)}
      @to-desk=${() => this.#andNext(inHand.sendToDesk())}
      @verify=${(event: CustomEvent<VerifyDecision>) => this.#andNext(inHand.verify(event.detail))}
      @pass-on=${this.#openDialog}
      @put-back=${() => this.#andNext(inHand.putBack())}
      @absent=${() => this.#andNext(inHand.markAbsent())}
      @take-again=${() => inHand.take(person.verificationId)}
    ></cw-verification-panel>`;
  }

  #rest(count: number | undefined, verifiedToday: number | undefined) {
    return html`<cw-station-rest
      .waiting=${count}
      .verifiedToday=${verifiedToday}
      .decided=${this.inHand.decided}
      .fault=${this.inHand.fault}
      .keys=${this.keys}
      @leave=${() => this.#leave('')}
      @turn-keys=${this.#turnKeys}
    ></cw-station-rest>`;
  }

  #dialog() {
    return html`<cw-pass-on-dialog
      open
      .name=${this.inHand.person?.name ?? ''}
      .supervisor=${this.staff.roles.includes('supervisor')}
      @decide=${(event: CustomEvent<OtherDecision>) => this.#andNext(this.inHand.decideOtherwise(event.detail))}
      @close=${() => {
        this.isDialogOpen = false;
      }}
    ></cw-pass-on-dialog>`;
  }

  #camera() {
    const { person } = this.inHand;
    if (!person) return nothing;
    return html`<cw-photograph-dialog
      open
      .name=${person.name}
      .put=${(picture: Blob) => this.photographs.put(person.delegateId, picture)}
      @close=${() => {
        this.isTaking = false;
      }}
    ></cw-photograph-dialog>`;
  }

  #stationName(): string {
    const { view } = this.queue;
    const number = 'value' in view ? view.value?.station.number : undefined;
    return number === undefined ? msg('Station') : msg(str`Station ${number}`);
  }

  /** Who decided goes on with the next person, also with the keyboard alone. */
  #andNext = async (done: Promise<boolean>) => {
    if (await done) await this.list.focusNext();
  };

  #openDialog = async () => {
    await import('./pass-on-dialog.ts');
    this.isDialogOpen = this.inHand.person !== undefined;
  };

  #openCamera = async () => {
    await import('../elements/photograph-dialog.ts');
    this.isTaking = this.inHand.isHeld;
  };

  #onKey = (event: KeyboardEvent) => {
    if (
      !this.keys ||
      this.isDialogOpen ||
      this.isTaking ||
      this.panel?.isComparing ||
      this.rest?.isCodeOpen ||
      this.inert
    )
      return;
    const key = keyMeant(event);
    const { isHeld, person, takeNext } = this.inHand;
    if (key && /^[stpw]$/.test(key) && this.wedge.isBurst) return;
    if (key === 't' && !person) void takeNext();
    else if (key === 'w' && !person) this.rest?.setUpPhone();
    else if (key === 's' && isHeld) void this.#openDialog();
    else if (key === 'p' && isHeld) this.#openCameraSoon();
    else if (key === 'enter' && isHeld) this.panel?.verify();
    else if (isHeld && key && /^[123]$/.test(key)) this.panel?.answer(Number(key));
    else return;
    event.preventDefault();
  };

  /** The lines of a passport begin with a P as well: only where no other key follows at once is it the page's own. */
  #openCameraSoon() {
    window.setTimeout(() => {
      if (this.wedge.isBurst) return;
      void (this.inHand.person?.photographVersion ? this.panel?.compare() : this.#openCamera());
    }, readerGapMs);
  }

  #turnKeys = () => {
    this.keys = !this.keys;
    turnKeys(this.keys);
  };

  #say(sentence: string) {
    this.said = sentence;
  }

  #leave(fault: string) {
    this.dispatchEvent(new CustomEvent<string>('leave-station', { detail: fault }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-station-work': StationWork;
  }
}
