import { afterAll } from 'vitest';
import { openRotationDatabase, type RotationDatabase } from '../../../db/rotation.ts';
import { type Role, roles } from '../../../db/vocabulary.ts';
import { openVenue, type Person, type Venue } from '../../admission/venue.ts';
import { AtStation } from '../../identity/phone-proofs/at-station.ts';
import { retentionOver } from '../../privacy/retention-world.ts';
import { dateConference, putTerms } from '../../registration/forms/applicant.ts';
import { register } from '../../registration/register.ts';
import type { TestApp } from '../../support/app.ts';
import type { Deed } from './act.ts';

interface Asked {
  readonly body?: unknown;
  readonly cookie?: string | undefined;
  readonly headers?: Record<string, string>;
}

/** A venue in which all can be decided that staff decide on, and who decides there. */
export class Ground {
  readonly app: TestApp;
  readonly at: AtStation;
  readonly keeping: ReturnType<typeof retentionOver>;
  readonly rotation: RotationDatabase;
  venue!: Venue;
  /** Of somebody who has every role. */
  everybody = '';
  /** Of another person, who has every role as well: for what takes two. */
  another = '';
  #made = 0;

  constructor(app: TestApp) {
    this.app = app;
    this.at = new AtStation(app);
    this.keeping = retentionOver(app);
    this.rotation = openRotationDatabase({ url: app.database.url });
    afterAll(() => this.rotation.close());
  }

  async open(): Promise<void> {
    this.venue = await openVenue(this.app);
    this.everybody = await this.app.signedInAs(...roles);
    this.another = await this.app.signedInAs(...roles);
    await dateConference(this.app);
    await putTerms(this.app, this.everybody, { openTo: ['attendee', 'speaker'], approvedByRule: ['attendee'] });
    const stations = [{ id: 'station-1', number: 1, place: { en: 'left of the bridge' } }];
    await this.ask('PUT', '/api/stations', { body: { stations } });
  }

  /** A word that nothing here was called before. */
  fresh(word: string): string {
    this.#made += 1;
    return `${word} ${this.#made}`;
  }

  /** Asks as somebody who has every role, unless told; throws where it does not go well. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever the server answers, acts take of it what they need.
  async ask(method: string, path: string, asked: Asked = {}): Promise<any> {
    const answer = await this.deed(method, path, asked)();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.headers.get('content-type')?.includes('json') ? answer.json() : answer.text();
  }

  /** The same, to be done when it is called. */
  deed(method: string, path: string, { body, cookie = this.everybody, headers = {} }: Asked = {}) {
    return () => this.app.ask(method, path, { cookie, headers, ...(body !== undefined && { body }) });
  }

  post = (path: string, body?: unknown, cookie = this.everybody): Deed => this.deed('POST', path, { body, cookie });
  put = (path: string, body?: unknown): Deed => this.deed('PUT', path, { body });
  remove = (path: string, cookie = this.everybody): Deed => this.deed('DELETE', path, { cookie });

  /** A registration that waits for a decision. */
  submitted = (): Promise<string> =>
    register(this.app.database, { status: 'submitted', category: 'attendee', email: this.#email() });

  /** Approved, of another address than anybody, without a badge. */
  approved = (): Promise<string> => register(this.app.database, { email: this.#email() });

  #email(): string {
    return `${this.fresh('person').replace(' ', '-')}@people.example`;
  }

  /** Approved, verified, with a printed badge. */
  invited = (): Promise<Person> => this.venue.invite();

  /** A new member of the staff, signed in by a link. */
  async member(...held: Role[]): Promise<{ staffId: string; cookie: string; signInId: string }> {
    const cookie = await this.app.signedInAs(...held);
    const { id, staff } = await this.ask('GET', '/api/sign-ins/current', { cookie });
    return { staffId: staff.id, signInId: id, cookie };
  }

  /** Somebody whom an officer of their own has at the station, with a phone of theirs. */
  async inHand({ isBound = false } = {}) {
    const person = await this.at.delegate({ isBound });
    const officer = await this.app.signedInAs('station');
    const id = await this.at.take(person, officer);
    return { ...person, id, officer, path: `/api/verifications/${id}` };
  }

  /** Proposed by one, so that another may decide on it; the path of the proposal. */
  async proposed(path: string, cookie = this.everybody): Promise<string> {
    const { id } = await this.ask('POST', path, { cookie, body: { because: 'Their ministry vouches for them' } });
    return `/api/proposals/${id}`;
  }
}
