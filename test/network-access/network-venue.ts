import { randomBytes, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll } from 'vitest';
import { stations, verifications, zones } from '../../db/schema/index.ts';
import type { DelegateCategory } from '../../db/vocabulary.ts';
import { signInDelegate } from '../registration/forms/applicant.ts';
import { register } from '../registration/register.ts';
import type { TestApp } from '../support/app.ts';

const minuteMs = 60_000;

/** A device as access points name it: twelve hex digits. */
export const newDevice = (): string => randomBytes(6).toString('hex');

export interface Credentialed {
  readonly delegateId: string;
  readonly cookie: string;
  readonly credentialId: string;
  readonly userName: string;
}

/** A conference that is on, by the clock of the database as well, where who is approved may be verified. */
export class NetworkVenue {
  readonly app: TestApp;
  /** Of somebody who has every role that decides here. */
  staff = '';
  staffId = '';
  asSuperuser!: postgres.Sql;
  /** Each of its own connection, as FreeRADIUS has them. */
  asRadius!: postgres.Sql;

  constructor(app: TestApp) {
    this.app = app;
    beforeAll(() => this.#open());
    afterAll(() => Promise.all([this.asSuperuser.end(), this.asRadius.end()]));
  }

  async #open(): Promise<void> {
    const { app } = this;
    app.clock.advance(Date.now() - app.clock.now().getTime());
    const quiet = { onnotice: () => undefined };
    this.asSuperuser = postgres(app.database.url, { ...quiet, max: 2 });
    const key = app.secrets.carriedKey('access-points').toString('hex');
    const connection = { role: 'causeway_radius', 'causeway.access_point_key': key };
    this.asRadius = postgres(app.database.url, { ...quiet, max: 12, connection });
    await this.date(-60, 24 * 60);
    await app.database.drizzle.insert(zones).values({ id: 'town', name: { en: 'Town' } });
    await app.database.drizzle.insert(stations).values({ id: 'station-1', number: 1, place: { en: 'left' } });
    this.staff = await app.signedInAs('administrator', 'network', 'desk');
    const [member] = await this.asSuperuser<{ id: string }[]>`select id from staff limit 1`;
    this.staffId = member?.id ?? '';
    await this.ask('PUT', '/api/network/access-points', {
      accessPoints: [{ name: 'AP 1', address: '10.0.0.1', secret: 'a-secret-of-the-first-one' }],
    });
  }

  /** From so many minutes from now until so many. */
  async date(fromMinutes: number, untilMinutes: number): Promise<void> {
    const at = (minutes: number) => new Date(Date.now() + minutes * minuteMs);
    await this.asSuperuser`update conference set starts_at = ${at(fromMinutes)}, ends_at = ${at(untilMinutes)}`;
  }

  /** Asks as staff; throws where it does not go well. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever the server answers, tests look into it.
  async ask(method: string, path: string, body?: unknown, cookie = this.staff): Promise<any> {
    const answer = await this.app.ask(method, path, { cookie, ...(body !== undefined && { body }) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }

  /** Somebody approved and, unless told, verified. */
  async delegate({ category = 'speaker' as DelegateCategory, isVerified = true } = {}): Promise<string> {
    const delegateId = await register(this.app.database, { category });
    if (isVerified) await this.verify(delegateId);
    return delegateId;
  }

  async verify(
    delegateId: string,
    outcome: 'verified' | 'refused' = 'verified',
    decidedAt = new Date(),
  ): Promise<void> {
    await this.app.database.drizzle.insert(verifications).values({
      ...{ id: randomUUID(), delegateId, stationId: 'station-1', reason: 'identity_not_verified' },
      ...{ requestedAt: decidedAt, outcome, method: 'document', decidedAt, decidedBy: this.staffId },
    });
  }

  /** Somebody of whose devices one has a credential. */
  async credentialed(terms: { category?: DelegateCategory; isVerified?: boolean } = {}): Promise<Credentialed> {
    const delegateId = await this.delegate(terms);
    const cookie = await signInDelegate(this.app, delegateId);
    const body = { deviceName: 'Telephone', method: 'peap' };
    const { credential } = await this.ask('POST', '/api/delegate/network/credentials', body, cookie);
    return { delegateId, cookie, credentialId: credential.id, userName: credential.userName };
  }

  /** What FreeRADIUS is told when a device has shown its secret: `admit` and further words, or `refuse`. */
  async admit(userName: string, device = newDevice()): Promise<string[]> {
    const [row] = await this.asRadius<{ answer: string }[]>`
      select radius.admit('PEAP', ${userName}, ${device}, '10.0.0.1', '', '', 'A1') as answer`;
    return row?.answer.split(' ') ?? [];
  }

  async standingOf(delegateId: string): Promise<string | undefined> {
    const [row] = await this.asSuperuser<{ standing: string }[]>`select network_standing(${delegateId}) as standing`;
    return row?.standing;
  }

  /** Open connections of a delegate that nobody has asked an access point to end. */
  async untouched(delegateId: string): Promise<number> {
    const rows = await this.asSuperuser`
      select from connections n where delegate_id = ${delegateId} and ended_at is null
        and not exists (select from disconnects d where d.connection_id = n.id)`;
    return rows.length;
  }

  /** Of those that are to be ended, why, in the order of asking. */
  async reasons(delegateId: string): Promise<string[]> {
    const rows = await this.asSuperuser<{ because: string }[]>`
      select because from disconnects d join connections n on n.id = d.connection_id
      where n.delegate_id = ${delegateId} order by requested_at`;
    return rows.map(({ because }) => because);
  }
}
