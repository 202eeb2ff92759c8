import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type StaffMember, stationQueue, type WaitingPerson } from '../../server/identity/identity.contract.ts';
import { sentenceOf, sentenceOfError } from '../api/problem.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import { inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { Arrivals } from './arrivals.ts';
import { isFinal, LeaseController } from './lease-controller.ts';
import { areKeysOn, keyMeant, turnKeys } from './letter-keys.ts';
import type { OtherDecision } from './pass-on-dialog.ts';
import './verification-panel.ts';
import type { StationServer, VerifyDecision } from './station-server.ts';
import { stationWorkStyles } from './station-work.styles.ts';
import type { VerificationPanel } from './verification-panel.ts';
import './station-rest.ts';
import type { Decided } from './station-rest.ts';
import './waiting-queue.ts';
import type { WaitingQueue } from './waiting-queue.ts';

/** One station at work: the queue, and one person at a time. Told by `leave-station` that another is wanted, and why. */
@customElement('cw-station-work')
export class StationWork extends LitElement {
  @property({ attribute: false }) server!: StationServer;
  @property({ attribute: false }) stationId!: string;
  @property({ attribute: false }) staff!: StaffMember;
  @state() private person?: WaitingPerson | undefined;
  @state() private decided?: Decided | undefined;
  @state() private isBusy = false;
  @state() private fault = '';
  @state() private isDialogOpen = false;
  @state() private keys = areKeysOn();
  /** For those who listen. */
  @state() private said = '';

  @query('cw-verification-panel') private readonly panel!: VerificationPanel | null;

  @query('cw-waiting-queue') private readonly list!: WaitingQueue;

  readonly queue = new TopicController(this, stationQueue, () => ({ stationId: this.stationId }));
  readonly lease = new LeaseController(this, (id) => this.server.renew(id));
  readonly arrivals = new Arrivals((sentence) => {
    this.said = sentence;
  });
  #isResumed = false;

  static override styles = [base, text, stationWorkStyles];

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
  }

  override willUpdate() {
    const { view } = this.queue;
    if (view.status === 'error' && view.problem.code === 'identity.station_unknown')
      this.#leave(sentenceOf(view.problem));
    if (view.status !== 'live') return;
    this.arrivals.see(view.value.waiting);
    if (!this.#isResumed) this.#resume(Object.values(view.value.waiting));
  }

  override updated(changed: PropertyValues) {
    if (!changed.has('person')) return;
    const name = this.#stationName();
    document.title = this.person ? `${this.person.name} · ${name}` : `${name} · Causeway`;
  }

  override render() {
    const { view } = this.queue;
    const state = 'value' in view ? view.value : undefined;
    return html`
      <cw-page-header .heading=${this.#stationName()}>
        <span class="small" dir="auto">${state ? inPageLanguage(state.station.place) : ''}</span>
      </cw-page-header>
      ${view.status === 'error' ? html`<cw-notice in-flow>${sentenceOf(view.problem)}</cw-notice>` : this.#work(state?.waiting, state?.verifiedToday)}
      <p class="vh" role="status">${this.said}</p>
      ${this.isDialogOpen ? this.#dialog() : nothing}
    `;
  }

  #work(waiting: Record<string, WaitingPerson> | undefined, verifiedToday: number | undefined) {
    const people = waiting && Object.values(waiting).sort((a, b) => (a.requestedAt < b.requestedAt ? -1 : 1));
    return html`<main>
      <cw-waiting-queue
        ?folded=${this.person !== undefined}
        .people=${people}
        .staff=${this.staff}
        .ownId=${this.person?.verificationId}
        .busy=${this.isBusy}
        .keys=${this.keys}
        @take-next=${this.#takeNext}
        @take-person=${(event: CustomEvent<string>) => this.#take(event.detail)}
      ></cw-waiting-queue>
      ${this.person ? this.#panel(this.person) : this.#rest(people?.length, verifiedToday)}
    </main>`;
  }

  #panel(person: WaitingPerson) {
    return html`<cw-verification-panel
      .person=${person}
      .staff=${this.staff}
      .lease=${this.lease.state}
      .fault=${this.fault}
      .busy=${this.isBusy}
      .keys=${this.keys}
      @verify=${(event: CustomEvent<VerifyDecision>) => this.#verify(event.detail)}
      @pass-on=${this.#openDialog}
      @put-back=${() => this.#finish('put-back', (id) => this.server.release(id))}
      @absent=${() => this.#finish('absent', (id) => this.server.absent(id))}
      @take-again=${() => this.#take(person.verificationId)}
    ></cw-verification-panel>`;
  }

  #rest(count: number | undefined, verifiedToday: number | undefined) {
    return html`<cw-station-rest
      .waiting=${count}
      .verifiedToday=${verifiedToday}
      .decided=${this.decided}
      .fault=${this.fault}
      .keys=${this.keys}
      @leave=${() => this.#leave('')}
      @turn-keys=${this.#turnKeys}
    ></cw-station-rest>`;
  }

  #dialog() {
    return html`<cw-pass-on-dialog
      open
      .name=${this.person?.name ?? ''}
      .supervisor=${this.staff.roles.includes('supervisor')}
      @decide=${(event: CustomEvent<OtherDecision>) => this.#decideOtherwise(event.detail)}
      @close=${() => {
        this.isDialogOpen = false;
      }}
    ></cw-pass-on-dialog>`;
  }

  #stationName(): string {
    const { view } = this.queue;
    const number = 'value' in view ? view.value?.station.number : undefined;
    return number === undefined ? msg('Station') : msg(str`Station ${number}`);
  }

  /** After a reload the officer goes on with whom they had; another screen of theirs keeps whom it has. */
  #resume(waiting: readonly WaitingPerson[]) {
    this.#isResumed = true;
    const own = waiting.find(({ takenBy }) => takenBy?.staffId === this.staff.id);
    if (own && !this.person)
      void this.server.take(own.verificationId).then(
        (person) => this.#hold(person),
        () => undefined,
      );
  }

  #takeNext = () => this.#try(async () => this.#hold(await this.server.takeNext(this.stationId)));
  #take = (id: string) => this.#try(async () => this.#hold(await this.server.take(id)));

  #hold(person: WaitingPerson | undefined) {
    if (!person) {
      this.said = msg('Nobody is waiting.');
      return;
    }
    this.person = person;
    this.decided = undefined;
    this.lease.hold(person.verificationId);
    this.said = msg(str`${person.name} is with you.`);
  }

  #verify = (decision: VerifyDecision) => this.#finish('verified', (id) => this.server.verify(id, decision));

  #decideOtherwise({ kind, because }: OtherDecision) {
    const checks = { face: true, document: true, nameAndCountry: true } as const;
    if (kind === 'pass-on') return this.#finish('passed-on', (id) => this.server.passOn(id, because));
    if (kind === 'refuse') return this.#finish('refused', (id) => this.server.refuse(id, because));
    return this.#verify({ method: 'supervisor', checks, because });
  }

  #finish(kind: Decided['kind'], work: (verificationId: string) => Promise<void>) {
    const { person } = this;
    if (!person) return;
    return this.#try(async () => {
      await work(person.verificationId);
      this.person = undefined;
      this.decided = { kind, name: person.name };
      this.lease.letGo();
      void this.list.focusNext();
    });
  }

  async #try(work: () => Promise<void>) {
    if (this.isBusy) return;
    this.isBusy = true;
    this.fault = '';
    try {
      await work();
    } catch (error) {
      if (this.person && isFinal(error)) this.lease.lose(error);
      else this.fault = sentenceOfError(error);
    }
    this.isBusy = false;
  }

  #openDialog = async () => {
    await import('./pass-on-dialog.ts');
    this.isDialogOpen = this.person !== undefined;
  };

  #onKey = (event: KeyboardEvent) => {
    if (!this.keys || this.isDialogOpen) return;
    const key = keyMeant(event);
    const isHeld = this.person !== undefined && this.lease.state.kind === 'held';
    if (key === 't' && !this.person) void this.#takeNext();
    else if (key === 's' && isHeld) void this.#openDialog();
    else if (key === 'enter' && isHeld) this.panel?.verify();
    else if (isHeld && key && /^[123]$/.test(key)) this.panel?.answer(Number(key));
    else return;
    event.preventDefault();
  };

  #turnKeys = () => {
    this.keys = !this.keys;
    turnKeys(this.keys);
  };

  #leave(fault: string) {
    this.dispatchEvent(new CustomEvent<string>('leave-station', { detail: fault }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-station-work': StationWork;
  }
}
