import { randomBytes, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type KeptHours, keptHours } from '../../server/privacy/retention/kept-hours.contract.ts';
import { retentionJobs } from '../../server/privacy/retention/retention-jobs.ts';
import { guardAt, openVenue, type Venue, whereabouts } from '../admission/venue.ts';
import { register } from '../registration/register.ts';
import { useApp } from '../support/app.ts';
import { retentionOver } from './retention-world.ts';

const app = useApp();
const deps = { ...app, ...retentionOver(app) };
const sql = postgres(app.database.url, { max: 1, onnotice: () => undefined });
afterAll(() => sql.end());

let venue: Venue;
let guard: string;
let staffId: string;
beforeAll(async () => {
  venue = await openVenue(app);
  staffId = venue.guard.id;
});
beforeEach(async () => {
  guard = await app.signedInAs('gate');
});

const hourMs = 3_600_000;
const hoursAgo = (hours: number, extraMs = 0) => new Date(app.clock.now().getTime() - hours * hourMs - extraMs);

function run(name: string, kept: Partial<KeptHours> = {}): Promise<number> {
  const job = retentionJobs.find((one) => one.name === name);
  if (!job) throw new Error(`there is no job ${name}`);
  return job.run({ ...deps, keptHours: { ...keptHours, ...kept } });
}

/** Of two rows, one is kept to the last second and the other goes. */
async function keepsToTheSecond(name: string, kept: number, insert: (at: Date, which: string) => Promise<unknown>) {
  await insert(hoursAgo(kept), 'kept');
  await insert(hoursAgo(kept, 1000), 'gone');
  expect(await run(name)).toBe(1);
  expect(await run(name)).toBe(0);
}

describe('The link between a scan and a person', () => {
  const linked = async (delegateId: string) =>
    (await sql`select from scans where delegate_id = ${delegateId} and token is not null`).length;

  it('is cut when a day has gone by, and what presence and counters say stays', async () => {
    const { scan } = guardAt(app, venue, guard);
    const { delegateId, token } = await venue.invite();
    await scan('south-1', token);
    const before = await whereabouts(app);
    app.clock.advance(keptHours.scan * hourMs);
    await run('cut_scans');
    expect(await linked(delegateId)).toBe(1);
    app.clock.advance(1000);
    await run('cut_scans');
    expect(await linked(delegateId)).toBe(0);
    expect(await whereabouts(app)).toEqual(before);
    const leads = await sql`select from scans where num_nonnulls(delegate_id, badge_serial, token, signature) > 0`;
    expect(leads).toHaveLength(0);
  });

  it('is cut of who is inside, who still comes out by the right gate and is not let in twice', async () => {
    const { token } = await venue.invite();
    const first = guardAt(app, venue, guard);
    await first.scan('south-1', token);
    app.clock.advance(25 * hourMs);
    guard = await app.signedInAs('gate');
    await run('cut_scans');
    const { scan } = guardAt(app, venue, guard);
    expect(await scan('south-1', token)).toMatchObject({ verdict: 'refuse', reason: 'already_inside' });
    expect(await scan('south-1', token, { direction: 'out' })).toMatchObject({ verdict: 'admit' });
  });

  it('stays two days longer where what was shown is in dispute', async () => {
    const { scan } = guardAt(app, venue, guard);
    const { delegateId, token } = await venue.invite();
    const { scanId } = (await scan('south-1', token)) as unknown as { scanId: string };
    const at = app.clock.now();
    await sql`update scans set shown_verdict = 'refuse', shown_at = ${at} where delegate_id = ${delegateId}`;
    app.clock.advance(keptHours.disputed_scan * hourMs);
    await run('cut_scans');
    expect(await linked(delegateId), scanId).toBe(1);
    app.clock.advance(1000);
    await run('cut_scans');
    expect(await linked(delegateId)).toBe(0);
  });
});

describe('Deleted to the second, and not before', () => {
  it('are what phones answered at stations, after a day', async () => {
    const delegateId = await register(app.database);
    const [signIn] = await sql`select id from sign_ins limit 1`;
    await sql`insert into stations (id, number, place) values ('st', 7, '{"en": "left"}') on conflict do nothing`;
    const verificationId = randomUUID();
    await sql`insert into verifications (id, delegate_id, station_id, reason, requested_at) values
      (${verificationId}, ${delegateId}, 'st', 'identity_not_verified', ${app.clock.now()})`;
    await keepsToTheSecond('delete_phone_proofs', keptHours.phone_proof, (at) => {
      return sql`insert into phone_proofs (id, verification_id, delegate_id, sign_in_id, code_hash, made_at, expires_at)
        values (${randomUUID()}, ${verificationId}, ${delegateId}, ${signIn!.id}, ${randomBytes(32)}, ${at}, ${at})`;
    });
  });

  it('are alerts thirty days after somebody has acknowledged them, and never before that', async () => {
    const insert = (at: Date | null) => sql`insert into alerts (id, kind, raised_at, because, acknowledged_at,
      acknowledged_by) values (${randomUUID()}, 'ledger_broken', ${hoursAgo(10_000)}, 'x', ${at}, ${at && staffId})`;
    await insert(null);
    await keepsToTheSecond('delete_alerts', keptHours.alert_acknowledged, insert);
  });

  it('are hand-overs thirty days after they were closed', async () => {
    const delegateId = await register(app.database);
    await keepsToTheSecond(
      'delete_hand_overs',
      keptHours.hand_over_closed,
      (at) => sql`insert into hand_overs (id, delegate_id, note, handed_at, handed_by, closed_at)
        values (${randomUUID()}, ${delegateId}, 'note', ${at}, ${staffId}, ${at})`,
    );
  });

  it('are forms whose time is over, with their photographs and letters', async () => {
    await keepsToTheSecond('delete_forms', keptHours.form_expired, async (at) => {
      const id = randomUUID();
      await sql`insert into registration_drafts (id, secret_hash, email, locale, started_at, changed_at, expires_at)
        values (${id}, ${randomBytes(32)}, 'x@y.example', 'en', ${at}, ${at}, ${at})`;
      await sql`insert into draft_photographs values (${id}, ${randomUUID()}, 'x', 'x', 1, 1, ${at})`;
      await sql`insert into letters (id, draft_id, kind, locale, to_address, written_at, next_attempt_at)
        values (${randomUUID()}, ${id}, 'form_link', 'en', 'x@y.example', ${at}, ${at})`;
    });
    const [left] = await sql`select (select count(*)::int from draft_photographs) as photographs,
      (select count(*)::int from letters) as letters`;
    expect(left).toEqual({ photographs: 1, letters: 1 });
  });

  it('are letters thirty days after they were sent', async () => {
    const delegateId = await register(app.database);
    await keepsToTheSecond(
      'delete_letters',
      keptHours.letter_settled,
      (at) => sql`insert into letters (id, delegate_id, kind, locale, to_address, written_at, sent_at)
        values (${randomUUID()}, ${delegateId}, 'approved', 'en', 'x@y.example', ${at}, ${at})`,
    );
  });

  it('are ended links to a delegate’s page with what was signed in by them; links that are good stay', async () => {
    const delegateId = await register(app.database);
    const link = async (at: Date | null) => {
      const id = randomUUID();
      await sql`insert into delegate_links (id, secret_hash, delegate_id, made_at, ended_at)
        values (${id}, ${randomBytes(32)}, ${delegateId}, ${hoursAgo(9000)}, ${at})`;
      await sql`insert into delegate_sign_ins (id, secret_hash, delegate_id, link_id, created_at, seen_at, expires_at)
        values (${randomUUID()}, ${randomBytes(32)}, ${delegateId}, ${id}, ${hoursAgo(9000)}, ${hoursAgo(9000)},
          ${app.clock.now()})`;
    };
    await link(null);
    await link(hoursAgo(keptHours.access_ended));
    await link(hoursAgo(keptHours.access_ended, 1000));
    expect(await run('delete_delegate_access')).toBe(2);
    expect(await sql`select from delegate_links`).toHaveLength(2);
  });

  it('are links that were good once and are over, but for those by which somebody is signed in', async () => {
    const delegateId = await register(app.database);
    const over = hoursAgo(keptHours.access_ended, 1000);
    const [unused, used] = [randomUUID(), randomUUID()];
    for (const id of [unused, used])
      await sql`insert into delegate_links (id, secret_hash, delegate_id, made_at, expires_at)
        values (${id}, ${randomBytes(32)}, ${delegateId}, ${over}, ${over})`;
    await sql`insert into delegate_sign_ins (id, secret_hash, delegate_id, link_id, created_at, seen_at, expires_at)
      values (${randomUUID()}, ${randomBytes(32)}, ${delegateId}, ${used}, ${over}, ${over}, ${app.clock.now()})`;
    expect(await run('delete_delegate_access')).toBe(1);
    expect(await sql`select id from delegate_links where delegate_id = ${delegateId}`).toEqual([{ id: used }]);
  });

  it('are staff’s sign-ins thirty days after they ended, also of who verified somebody', async () => {
    const delegateId = await register(app.database);
    const at = hoursAgo(keptHours.access_ended, 1000);
    const id = randomUUID();
    await sql`insert into sign_ins (id, secret_hash, staff_id, created_at, seen_at, expires_at)
      values (${id}, ${randomBytes(32)}, ${staffId}, ${at}, ${at}, ${at})`;
    await sql`insert into stations (id, number, place) values ('st', 7, '{"en": "left"}') on conflict do nothing`;
    await sql`insert into verifications (id, delegate_id, station_id, reason, requested_at, outcome, method, decided_at,
        decided_by, taken_by, taken_sign_in, taken_until) values (${randomUUID()}, ${delegateId}, 'st',
        'identity_not_verified', ${at}, 'verified', 'document', ${at}, ${staffId}, ${staffId}, ${id}, ${at})`;
    expect(await run('delete_staff_access')).toBeGreaterThan(0);
    expect(await sql`select from sign_ins where id = ${id}`).toHaveLength(0);
    expect(await sql`select from verifications where delegate_id = ${delegateId}`).toHaveLength(1);
  });

  it('are codes for devices a day after they were over', async () => {
    await keepsToTheSecond(
      'delete_device_access',
      keptHours.code_expired,
      (at) => sql`insert into device_codes (id, code_hash, kind, name, made_at, made_by, expires_at)
        values (${randomUUID()}, ${randomBytes(32)}, 'board', 'wall', ${at}, ${staffId}, ${at})`,
    );
  });

  it('are passkeys thirty days after they were revoked', async () => {
    await keepsToTheSecond(
      'delete_passkeys',
      keptHours.passkey_revoked,
      (at) => sql`insert into passkeys (id, staff_id, credential_id, public_key, counter, transports, backup_eligible,
          backed_up, name, made_at, revoked_at) values (${randomUUID()}, ${staffId}, ${randomBytes(32)}, 'x', 0, '{}',
          false, false, 'key', ${at}, ${at})`,
    );
  });

  it('is what was wrong in a file of delegates, thirty days after it was read', async () => {
    await keepsToTheSecond(
      'clear_import_faults',
      keptHours.import_ended,
      (at) => sql`insert into delegate_imports (id, file_name, started_at, ended_at, started_by, faults)
        values (${randomUUID()}, 'a.csv', ${at}, ${at}, ${staffId}, '[{"found": "Ana"}]')`,
    );
  });

  it('are proposals: expired when nobody decided in time, gone after thirty days more', async () => {
    const delegateId = await register(app.database);
    const at = hoursAgo(1);
    await sql`insert into proposals (id, kind, delegate_id, because, proposed_at, proposed_by, expires_at) values
      (${randomUUID()}, 'lift_rejection', ${delegateId}, 'x', ${at}, ${staffId}, ${at})`;
    expect(await run('expire_proposals')).toBe(1);
    expect(await sql`select outcome from proposals`).toEqual([{ outcome: 'expired' }]);
    app.clock.advance(keptHours.proposal_ended * hourMs + 1000);
    expect(await run('delete_proposals')).toBe(1);
  });
});

it('a venue that keeps it for less has it gone sooner', async () => {
  await run('delete_passkeys');
  for (const at of [hoursAgo(48), hoursAgo(48, 1000)])
    await sql`insert into passkeys (id, staff_id, credential_id, public_key, counter, transports, backup_eligible,
      backed_up, name, made_at, revoked_at) values (${randomUUID()}, ${staffId}, ${randomBytes(32)}, 'x', 0, '{}',
      false, false, 'key', ${at}, ${at})`;
  expect(await run('delete_passkeys')).toBe(0);
  expect(await run('delete_passkeys', { passkey_revoked: 48 })).toBe(1);
});

describe('When the conference has been over for thirty days', () => {
  it('photographs, answers, documents, guardians, notes and presences go, and who came as what stays', async () => {
    const { delegateId, token } = await venue.invite();
    await guardAt(app, venue, guard).scan('south-1', token);
    const at = app.clock.now();
    await sql`update delegates set document_hash = 'x', document_last4 = '1234', birth_date = '2012-01-01',
      guardian_phone = '+86 1' where id = ${delegateId}`;
    await sql`insert into photographs values (${delegateId}, ${randomUUID()}, 'x', 'x', 1, 1, 'desk', ${at}, ${staffId})`;
    const [{ ends_at: endsAt } = {}] = await sql`select ends_at from conference`;
    app.clock.advance(new Date(endsAt).getTime() - at.getTime() + keptHours.conference_ended * hourMs - 1);
    expect(await run('cut_after_the_conference')).toBe(0);
    app.clock.advance(1);
    expect(await run('cut_after_the_conference')).toBeGreaterThan(2);
    expect(
      await sql`select document_hash, document_last4, birth_date, guardian_phone, category from delegates
      where id = ${delegateId}`,
    ).toEqual([
      { document_hash: null, document_last4: null, birth_date: null, guardian_phone: null, category: 'speaker' },
    ]);
    expect(await sql`select from photographs`).toHaveLength(0);
    expect(await whereabouts(app)).toEqual({ zoneOf: new Map(), entriesOf: new Map(), inside: {} });
  });
});

it('accounting of which nothing can be made is gone when connections do not say any more whose they were', () =>
  keepsToTheSecond(
    'delete_unreadable_accounting',
    keptHours.connection_ended,
    (at, which) => sql`insert into unreadable_accounting (at, said) values (${at}, ${which})`,
  ));

it('how often strangers were turned away is forgotten with the attempts of others', () =>
  keepsToTheSecond(
    'delete_stranger_attempts',
    keptHours.connection_ended,
    (at) => sql`insert into stranger_attempts (since, reason, count) values (${at}, 'name_unknown', 1)`,
  ));
