import fc from 'fast-check';
import postgres from 'postgres';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Rule } from '../../server/admission/rules/rules.contract.ts';
import { openDetails } from '../../server/kernel/ledger.ts';
import { useApp } from '../support/app.ts';
import { rulesOver } from './rules/rules-at-work.ts';
import { guardAt, openVenue, type Person, type Venue } from './venue.ts';
import { askWhereabouts, reason, recordedLookUps } from './whereabouts-asked.ts';

const app = useApp();
let venue: Venue;
let guard: string;
let medic: string;
beforeAll(async () => {
  venue = await openVenue(app);
});
/** Others each time: one person may not ask often, and sign-ins end while a day goes by. */
beforeEach(async () => {
  guard = await app.signedInAs('gate');
  medic = await app.signedInAs('medical');
});

const lookUp = (delegateId: string, body: unknown = { because: reason }) =>
  askWhereabouts(app, medic, delegateId, body);
const toldOf = async (delegateId: string) => (await lookUp(delegateId)).told?.whereabouts;
const nowIso = () => app.clock.now().toISOString();

describe('Where a person was last seen', () => {
  it('is the zone they are in, and the gate, the lane, the direction and the time of the last pass', async () => {
    const { scan } = guardAt(app, venue, guard);
    const { delegateId, token } = await venue.invite();
    await scan('south-1', token);
    await scan('hall-2', token);
    const at = nowIso();
    app.clock.advance(60_000);
    const { told } = await lookUp(delegateId);
    expect(told).toEqual({
      delegate: { id: delegateId, name: '沈望舒', nameLatin: 'Shen Wangshu' },
      at: nowIso(),
      whereabouts: {
        kind: 'inside',
        zones: [
          { id: 'town', name: { en: 'Water town' } },
          { id: 'hall', name: { en: 'Great hall' } },
        ],
        last: {
          at,
          through: { gate: { id: 'hall-door', name: { en: 'Hall door' } }, laneNumber: 2, direction: 'in' },
        },
      },
    });
  });

  it('is outside, when they left', async () => {
    const { scan } = guardAt(app, venue, guard);
    const { delegateId, token } = await venue.invite();
    await scan('south-1', token);
    await scan('west-1', token, { direction: 'out' });
    const through = { gate: { id: 'west', name: { en: 'West Gate' } }, laneNumber: 1, direction: 'out' };
    expect(await toldOf(delegateId)).toEqual({ kind: 'outside', last: { at: nowIso(), through } });
  });

  it('is not where they were turned away', async () => {
    const { scan } = guardAt(app, venue, guard);
    const { delegateId, token } = await venue.invite();
    await scan('south-1', token);
    const at = nowIso();
    expect((await scan('west-1', token)).verdict).toBe('refuse');
    expect(await toldOf(delegateId)).toMatchObject({
      kind: 'inside',
      last: { at, through: { gate: { id: 'south' } } },
    });
  });

  it('is not known of somebody who never came, and that is said', async () => {
    const { delegateId } = await venue.invite();
    expect(await toldOf(delegateId)).toEqual({ kind: 'unknown', because: 'never_seen' });
  });

  it('is told for a day, and not known after that', async () => {
    const { scan } = guardAt(app, venue, guard);
    const { delegateId, token } = await venue.invite();
    await scan('south-1', token);
    app.clock.advance(24 * 3_600_000);
    medic = await app.signedInAs('medical');
    expect(await toldOf(delegateId)).toMatchObject({ kind: 'inside' });
    app.clock.advance(1);
    expect(await toldOf(delegateId)).toEqual({ kind: 'unknown', because: 'too_long_ago' });
  });

  it('is told of a delegate who was withdrawn and is inside still', async () => {
    const { scan } = guardAt(app, venue, guard);
    const { delegateId, token } = await venue.invite();
    await scan('south-1', token);
    await app.database.sql`update delegates set status = 'withdrawn' where id = ${delegateId}`;
    expect(await toldOf(delegateId)).toMatchObject({ kind: 'inside', zones: [{ id: 'town' }] });
  });

  it('is told by the scans of both when two registrations became one', async () => {
    const { scan } = guardAt(app, venue, guard);
    const [goes, stays] = [await venue.invite(), await venue.invite()];
    await scan('south-1', goes.token);
    await merge(stays, goes);
    expect(await toldOf(stays.delegateId)).toMatchObject({
      kind: 'inside',
      last: { through: { gate: { id: 'south' }, laneNumber: 1 } },
    });
  });

  it('says of somebody who was checked out by the rules that nobody saw them leave', async () => {
    const { scan } = guardAt(app, venue, guard);
    const { delegateId, token } = await venue.invite();
    const supervisor = await app.signedInAs('supervisor');
    const rules = rulesOver(app, () => supervisor);
    const before = await rules.current();
    onTestFinished(async () => void (await rules.save(before.rules)));
    const checkOut: Rule['checkOut'] = { kind: 'after', minutes: 30 };
    await rules.save(before.rules.map((rule) => (rule.zoneId === 'town' ? { ...rule, checkOut } : rule)));
    await scan('south-1', token);
    const at = nowIso();
    app.clock.advance(30 * 60_000);
    const checkedOutAt = nowIso();
    app.clock.advance(60_000);
    expect(await toldOf(delegateId)).toMatchObject({ kind: 'outside', last: { at }, checkedOutAt });
  });

  it('names no gate that is not there any more', async () => {
    const { scan } = guardAt(app, venue, guard);
    const { delegateId, token } = await venue.invite();
    await scan('south-1', token);
    await asSuperuser(async (sql) => {
      await sql`update scans set lane_id = 'gone' where delegate_id = ${delegateId}`;
    });
    expect(await toldOf(delegateId)).toEqual({ kind: 'inside', zones: [town], last: { at: nowIso() } });
  });
});

const town = { id: 'town', name: { en: 'Water town' } };

async function asSuperuser(work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(app.database.url, { max: 1, onnotice: () => undefined });
  await work(sql).finally(() => sql.end());
}

/** One registration goes up in the other, as the desk does it. */
async function merge(stays: Person, goes: Person): Promise<void> {
  const cookie = await app.signedInAs('desk');
  const change = { kind: 'merge', otherId: goes.delegateId, otherRevision: 0, take: [] };
  const body = { change, revision: 0, because: 'Registered twice' };
  const answer = await app.ask('POST', `/api/delegates/${stays.delegateId}/changes`, { cookie, body });
  expect(answer.status).toBe(200);
}

describe('Looking somebody up', () => {
  it('is recorded with the reason, sealed under the key of the person, and tells the administrators', async () => {
    const { delegateId } = await venue.invite();
    const before = await recordedLookUps(app);
    await lookUp(delegateId, { because: `  ${reason} ` });
    const { entries, alerts } = await recordedLookUps(app);
    expect([entries.length, alerts.length]).toEqual([before.entries.length + 1, before.alerts.length + 1]);
    const [entry, alert] = [entries.at(-1)!, alerts.find((one) => one.delegateId === delegateId)!];
    expect(alert).toMatchObject({ delegateId, because: reason, raisedBy: entry.actorId });
    const [subject] = await app.database.sql`
      select s.sealed_key as key, d.sealed from ledger_subjects s, ledger_details d
      where s.delegate_id = ${delegateId} and s.subject_id = ${entry.subjectId} and d.sequence = ${entry.sequence}`;
    expect(subject!.sealed.toString('latin1')).not.toContain(reason);
    const details = openDetails(app.secrets.open('ledger', subject!.key), subject!.sealed);
    expect(details).toEqual({ because: reason, alertId: alert.id });
  });

  const tooShort = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => text.trim().length < 10);
  const blank = fc
    .array(fc.constantFrom(' ', '\t', '\u00a0', '\u3000', '\u200b', '\u2060', '\u202e', '.', '0'), {
      ...{ maxLength: 40, size: 'max' },
    })
    .map((parts) => parts.join(''));
  const tooLong = fc.integer({ min: 501, max: 900 }).map((length) =>
    'lost '
      .repeat(200)
      .slice(0, length - 1)
      .concat('.'),
  );
  const none = fc.constantFrom(undefined, null, 10, [reason], { reason });

  it('needs a reason in words: without one nothing is told and nothing is recorded', async () => {
    const { delegateId } = await venue.invite();
    const before = await recordedLookUps(app);
    const because = fc.oneof(tooShort, blank, tooLong, none);
    await fc.assert(
      fc.asyncProperty(because, async (text) => {
        expect(await lookUp(delegateId, { because: text })).toMatchObject({ status: 422, code: 'request.invalid' });
      }),
      { numRuns: 100 },
    );
    expect(await recordedLookUps(app)).toEqual(before);
  });

  it('of a delegate who is not there tells so, and nobody is alarmed', async () => {
    const before = await recordedLookUps(app);
    const answer = await lookUp('01900000-0000-7000-8000-000000000000');
    expect(answer).toMatchObject({ status: 404, code: 'admission.delegate_unknown' });
    expect(await recordedLookUps(app)).toEqual(before);
  });

  it.each(['ledger', 'ledger_details', 'alerts'])('tells nothing while %s cannot be written', async (table) => {
    const { scan } = guardAt(app, venue, guard);
    const { delegateId, token } = await venue.invite();
    await scan('south-1', token);
    const before = await recordedLookUps(app);
    await asSuperuser(async (sql) => void (await sql.unsafe(`revoke insert on ${table} from causeway_app`)));
    const answer = await lookUp(delegateId).finally(() =>
      asSuperuser(async (sql) => void (await sql.unsafe(`grant insert on ${table} to causeway_app`))),
    );
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer)).not.toContain('town');
    expect(await recordedLookUps(app)).toEqual(before);
    expect((await lookUp(delegateId)).status).toBe(200);
  });

  it('is no way to follow somebody: one person asks ten times, then once in six seconds', async () => {
    const { delegateId } = await venue.invite();
    const statuses: number[] = [];
    for (let n = 0; n < 10; n++) statuses.push((await lookUp(delegateId)).status);
    expect(statuses).toEqual(Array(10).fill(200));
    const before = await recordedLookUps(app);
    expect(await lookUp(delegateId)).toMatchObject({
      ...{ status: 429, code: 'admission.too_many_look_ups', retryAfter: '6' },
    });
    expect(await recordedLookUps(app)).toEqual(before);
    const other = await app.signedInAs('medical');
    expect((await askWhereabouts(app, other, delegateId, { because: reason })).status).toBe(200);
    app.clock.advance(6000);
    expect((await lookUp(delegateId)).status).toBe(200);
    expect((await lookUp(delegateId)).status).toBe(429);
  });
});
