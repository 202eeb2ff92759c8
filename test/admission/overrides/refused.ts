import { type ScanAnswer, scanAnswer } from '../../../server/admission/admission.contract.ts';
import type { TestApp } from '../../support/app.ts';
import { keyOfDevice } from '../../support/device-keys.ts';
import { signInDevice } from '../../support/enrol.ts';
import { guardAt, type Person, type Venue } from '../venue.ts';

export interface Answered {
  readonly status: number;
  readonly body: ScanAnswer & { code?: string; detail?: string };
}

/** A hall with people at its door, and what is asked there. */
export class AtTheDoor {
  readonly app: TestApp;
  readonly venue: Venue;
  readonly scan: ReturnType<typeof guardAt>['scan'];
  readonly send: ReturnType<typeof guardAt>['send'];

  constructor(app: TestApp, venue: Venue, guard: string) {
    this.app = app;
    this.venue = venue;
    ({ scan: this.scan, send: this.send } = guardAt(app, venue, guard));
  }

  /** An official who was refused at the hall, which is closed for officials before nine. */
  async lateOfficial(changes: Parameters<Venue['invite']>[0] = {}) {
    const person = await this.venue.invite({ category: 'official', ...changes });
    await this.scan('south-1', person.token);
    return { ...person, ...(await this.refusedAt('hall-1', person)) };
  }

  async refusedAt(laneId: string, { token }: Person) {
    const { id: scanId, verdict, reason } = await this.scan(laneId, token);
    if (verdict !== 'refuse') throw new Error(`not refused at ${laneId}: ${verdict} ${reason}`);
    return { scanId, reason };
  }

  /** As somebody with this cookie asks. */
  override = (cookie: string, scanId: string, body: unknown = { because: 'expected_guest' }) =>
    this.#ask(`/api/scans/${scanId}/override`, cookie, body);

  byBadge = (cookie: string, scanId: string, body: Record<string, unknown>) =>
    this.#ask(`/api/scans/${scanId}/override/by-badge`, cookie, { because: 'accompanied', ...body });

  async #ask(path: string, cookie: string, body: unknown): Promise<Answered> {
    const answer = await this.app.ask('POST', path, { cookie, body });
    const read = await answer.json();
    if (answer.ok) scanAnswer.parse(read);
    return { status: answer.status, body: read };
  }

  /** The tablet of a lane, with whoever is signed in there. */
  async tabletOf(laneId: string, person = ''): Promise<string> {
    const id = this.venue.deviceOf.get(laneId);
    if (!id) throw new Error(`no device at ${laneId}`);
    return [await signInDevice(this.app, { id, key: keyOfDevice(id) }), person].filter(Boolean).join('; ');
  }
}
