import { msg, str } from '@lit/localize';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { StaffMember, WaitingPerson } from '../../server/identity/identity.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { isFinal, LeaseController } from './lease-controller.ts';
import type { OtherDecision } from './pass-on-dialog.ts';
import type { Decided } from './station-rest.ts';
import type { StationServer, VerifyDecision } from './station-server.ts';

/** The station as the person in hand needs to know it. */
export interface AtStation {
  readonly server: StationServer;
  readonly stationId: string;
  readonly staff: StaffMember;
}

/** The one person whom this page has: taken, kept, decided; one thing at a time. Draws its host again at each change. */
export class PersonController implements ReactiveController {
  person: WaitingPerson | undefined;
  decided: Decided | undefined;
  isBusy = false;
  /** What went wrong with the last thing that was tried. */
  fault = '';
  readonly lease: LeaseController;
  readonly #host: ReactiveControllerHost & AtStation;
  readonly #say: (sentence: string) => void;
  #isResumed = false;

  constructor(host: ReactiveControllerHost & AtStation, say: (sentence: string) => void) {
    this.#host = host;
    this.#say = say;
    this.lease = new LeaseController(host, (id) => host.server.renew(id));
    host.addController(this);
  }

  hostConnected(): void {
    this.#isResumed = false;
  }

  /** Whether there is somebody to decide about now. */
  get isHeld(): boolean {
    return this.person !== undefined && this.lease.state.kind === 'held';
  }

  /** After a reload the officer goes on with whom they had; another screen of theirs keeps whom it has. */
  resume(waiting: readonly WaitingPerson[]): void {
    if (this.#isResumed) return;
    this.#isResumed = true;
    const own = waiting.find(({ takenBy }) => takenBy?.staffId === this.#host.staff.id);
    if (!own || this.person) return;
    const { server } = this.#host;
    void server.take(own.verificationId).then(
      (person) => this.#hold(person),
      () => undefined,
    );
  }

  /** What changes about a person while they stand here is seen at once; and when a second person has decided. */
  follow(waiting: Readonly<Record<string, WaitingPerson>>): void {
    const { person } = this;
    if (!person) return;
    const now = waiting[person.verificationId];
    if (now) this.person = withNews(person, now);
    else if (person.proposal?.state === 'waiting') void this.#learnDecision(person);
  }

  /** They are off the queue while a proposal waited: whether they were verified, or something else ended it, and by whom. */
  async #learnDecision(person: WaitingPerson): Promise<void> {
    this.#part('two-decided', person);
    const { decided } = this;
    const found = await this.#host.server.decision(person.verificationId).catch(() => undefined);
    // The officer may have taken the next person meanwhile.
    if (!found?.outcome || this.decided !== decided) return;
    const kind = found.outcome === 'verified' ? 'confirmed' : 'ended';
    const { name, delegateId } = person;
    this.decided = { kind, name, delegateId, ...(found.decidedBy && { by: found.decidedBy }) };
    this.#host.requestUpdate();
  }

  takeNext = (): Promise<boolean> =>
    this.#try(async () => this.#hold(await this.#host.server.takeNext(this.#host.stationId)));

  take = (verificationId: string): Promise<boolean> =>
    this.#try(async () => this.#hold(await this.#host.server.take(verificationId)));

  verify = (decision: VerifyDecision): Promise<boolean> =>
    this.#finish('verified', (id) => this.#host.server.verify(id, decision));

  putBack = (): Promise<boolean> => this.#finish('put-back', (id) => this.#host.server.release(id));

  markAbsent = (): Promise<boolean> => this.#finish('absent', (id) => this.#host.server.absent(id));

  decideOtherwise({ kind, because }: OtherDecision): Promise<boolean> {
    const { server } = this.#host;
    return kind === 'pass-on'
      ? this.#finish('passed-on', (id) => server.passOn(id, because))
      : this.#finish('refused', (id) => server.refuse(id, because));
  }

  /** Two persons decide: the person stays here until the other one has. */
  propose = (because: string): Promise<boolean> =>
    this.#try(async () => {
      if (this.person) await this.#host.server.propose(this.person.verificationId, because);
    });

  /** Their name is changed at the desk, which sends them here anew, or their next scan does. */
  sendToDesk = (): Promise<boolean> => this.#finish('to-desk', (id) => this.#host.server.absent(id));

  #hold(person: WaitingPerson | undefined): void {
    if (!person) {
      this.#say(msg('Nobody is waiting.'));
      return;
    }
    this.person = person;
    this.decided = undefined;
    this.lease.hold(person.verificationId);
    this.#say(msg(str`${person.name} is with you.`));
  }

  async #finish(kind: Decided['kind'], work: (verificationId: string) => Promise<void>): Promise<boolean> {
    const { person } = this;
    if (!person) return false;
    return this.#try(async () => {
      await work(person.verificationId);
      this.#part(kind, person);
    });
  }

  #part(kind: Decided['kind'], { name, delegateId }: WaitingPerson): void {
    this.person = undefined;
    this.decided = { kind, name, delegateId };
    this.lease.letGo();
  }

  /** Whether it was done; nothing is begun while another thing is under way. */
  async #try(work: () => Promise<void>): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    this.fault = '';
    this.#host.requestUpdate();
    try {
      await work();
      return true;
    } catch (error) {
      if (this.person && isFinal(error)) this.lease.lose(error);
      else this.fault = sentenceOfError(error);
      return false;
    } finally {
      this.isBusy = false;
      this.#host.requestUpdate();
    }
  }
}

const news = ['photographVersion', 'passkey', 'needsDocument', 'proposal'] as const;

/** A photograph taken or removed, a passkey made or bound, what became of a proposal. The same object where nothing is new. */
function withNews(person: WaitingPerson, now: WaitingPerson): WaitingPerson {
  if (news.every((fact) => JSON.stringify(person[fact]) === JSON.stringify(now[fact]))) return person;
  const { photographVersion: _v, passkey: _p, needsDocument: _d, proposal: _o, ...rest } = person;
  const { photographVersion, passkey, needsDocument, proposal } = now;
  return {
    ...rest,
    ...(photographVersion && { photographVersion }),
    ...(passkey && { passkey }),
    ...(needsDocument && { needsDocument }),
    ...(proposal && { proposal }),
  };
}
