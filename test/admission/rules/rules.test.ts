import { desc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { delegates, ledger, presences, ruleVersions, scans } from '../../../db/schema/index.ts';
import { admissionExplained } from '../../../server/admission/rules/change.contract.ts';
import { ruleHistory } from '../../../server/admission/rules/rules.contract.ts';
import { scanDeskOf } from '../../../server/admission/scan-desk.ts';
import { useApp } from '../../support/app.ts';
import { guardAt, openVenue, type Venue, whereabouts } from '../venue.ts';
import { rulesOver } from './rules-at-work.ts';
import { everywhere, rulesWith } from './rules-of-town.ts';

// Many questions in each, one after another: slow machines get their time.
vi.setConfig({ testTimeout: 60_000 });

const app = useApp();
let venue: Venue;
let supervisor: string;
let guard: ReturnType<typeof guardAt>;
const { current, save } = rulesOver(app, () => supervisor);

beforeAll(async () => {
  venue = await openVenue(app);
  supervisor = await app.signedInAs('supervisor');
  guard = guardAt(app, venue, await app.signedInAs('gate'));
});

/** Everybody was seen home. */
async function emptyTown() {
  await app.database.drizzle.update(presences).set({ zoneId: null, category: null, stays: null, runsOutAt: null });
  await app.database.sql`update zone_counters set inside = 0`;
}

const only = (...categories: ('speaker' | 'media')[]) => rulesWith({ categories, zoneId: 'town' });

describe('a version of the rules', () => {
  it('holds from the next scan on, and stays with the scan that it decided', async () => {
    const person = await venue.invite({ category: 'media' });
    const before = await current();
    expect((await save(only('speaker'))).status).toBe(200);
    const refused = await guard.scan('south-1', person.token);
    expect(refused).toMatchObject({ reason: 'zone_not_allowed', ruleVersion: before.version + 1 });
    await save(only('speaker', 'media'));
    const admitted = await guard.scan('south-1', person.token);
    expect(admitted).toMatchObject({ reason: 'admitted', ruleVersion: before.version + 2 });
    const [stored] = await app.database.drizzle.select().from(scans).where(eq(scans.id, refused.id));
    expect(stored?.ruleVersion).toBe(before.version + 1);
  });

  it('a scan sent again tells the version that decided then, and a shown one is judged by that of its time', async () => {
    const person = await venue.invite({ category: 'media' });
    await save(only('media'));
    const { version } = await current();
    app.clock.advance(1000);
    const first = venue.record('south-1', person.token);
    const late = venue.record('south-1', (await venue.invite({ category: 'media' })).token);
    expect((await guard.send(first)).body).toMatchObject({ verdict: 'admit', ruleVersion: version });
    app.clock.advance(60_000);
    await save(only('speaker'));
    expect((await guard.send(first)).body).toMatchObject({ isRepeated: true, ruleVersion: version });
    const shown = await guard.send({ ...late, shownVerdict: 'admit', shownAt: late.deviceTime });
    expect(shown.body).toMatchObject({ verdict: 'admit', ruleVersion: version });
    const unshown = venue.record('west-1', (await venue.invite({ category: 'media' })).token, {
      deviceTime: late.deviceTime,
    });
    expect((await guard.send(unshown)).body).toMatchObject({ reason: 'zone_not_allowed', ruleVersion: version + 1 });
  });

  it('is refused to the second of two who have seen the same, and both know', async () => {
    const { version } = await current();
    const answers = await Promise.all([
      save(only('speaker'), { seen: version }),
      save(only('media'), { seen: version }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('admission.rules_changed_meanwhile');
    expect((await current()).version).toBe(version + 1);
  });

  it('names zones that are there, and each rule once; nothing is changed otherwise', async () => {
    const { version } = await current();
    const atSea = await save(rulesWith({ zoneId: 'sea' }));
    expect(atSea).toMatchObject({ status: 422, body: { code: 'admission.rules_invalid' } });
    const [rule] = everywhere;
    expect(await save([rule!, rule!])).toMatchObject({ status: 422, body: { code: 'admission.rules_invalid' } });
    expect((await save(everywhere, { note: ' ' })).body.code).toBe('request.invalid');
    expect((await current()).version).toBe(version);
  });

  it('is kept for ever with who saved it and why, and going back is saving it again', async () => {
    await save(only('media'), { note: 'The press has the morning' });
    await save(everywhere);
    const answer = await app.ask('GET', '/api/rules/versions?limit=2', { cookie: supervisor });
    const { versions, next } = ruleHistory.parse(await answer.json());
    expect(versions.map(({ note }) => note)).toEqual(['As agreed', 'The press has the morning']);
    expect(versions[1]).toMatchObject({ savedBy: expect.stringMatching(/^Staff/), rules: only('media') });
    const page = await app.ask('GET', `/api/rules/versions?before=${next}`, { cookie: supervisor });
    expect(ruleHistory.parse(await page.json()).versions[0]?.version).toBe(next! - 1);
    await save(versions[1]!.rules);
    expect((await current()).rules).toEqual(only('media'));
    await expect(app.database.drizzle.update(ruleVersions).set({ note: 'other' })).rejects.toThrow();
  });

  it('is entered in the ledger, and only supervisors and administrators may save one', async () => {
    await save(everywhere);
    const [entry] = await app.database.drizzle.select().from(ledger).orderBy(desc(ledger.sequence)).limit(1);
    expect(entry?.action).toBe('rules_changed');
    const cookie = await app.signedInAs('gate', 'station', 'desk', 'network');
    for (const [method, path] of [
      ['PUT', '/api/rules'],
      ['GET', '/api/rules'],
      ['POST', '/api/rules/preview'],
      ['GET', '/api/rules/versions'],
    ] as const) {
      const body = method === 'GET' ? {} : { body: { rules: [], seen: 1, note: 'mine' } };
      expect((await app.ask(method, path, { cookie, ...body })).status).toBe(403);
    }
  });
});

describe('being checked out', () => {
  it('moves people out when their time is over, without a scan, once, and the board with them', async () => {
    const desk = scanDeskOf(app);
    await emptyTown();
    await save(everywhere.map((rule) => ({ ...rule, checkOut: { kind: 'after' as const, minutes: 30 } })));
    const people = await Promise.all([venue.invite(), venue.invite()]);
    for (const { token } of people) await guard.scan('south-1', token);
    await guard.scan('hall-1', people[0]!.token);
    const inside = (await desk.boards()).counters.get('town') ?? 0;
    app.clock.advance(30 * 60_000 - 2500);
    await desk.checkOutDue();
    expect((await desk.boards()).counters.get('town')).toBe(inside);
    app.clock.advance(5000);
    await desk.checkOutDue();
    await desk.checkOutDue();
    expect((await desk.boards()).counters.get('town')).toBe(inside - 2);
    expect((await whereabouts(app)).inside.town ?? 0).toBe(inside - 2);
    expect(await guard.scan('south-1', people[0]!.token)).toMatchObject({ reason: 'admitted', isFirstEntry: false });
  });

  it('happens before the next scan is decided, so that no place is kept for who counts as gone', async () => {
    const [first, second] = await Promise.all([venue.invite(), venue.invite()]);
    await emptyTown();
    await save([...rulesWith({ zoneId: 'town', capacity: 1, checkOut: { kind: 'after', minutes: 30 } })]);
    expect(await guard.scan('south-1', first.token)).toMatchObject({ reason: 'admitted' });
    expect(await guard.scan('south-1', second.token)).toMatchObject({ reason: 'category_full' });
    app.clock.advance(30 * 60_000);
    expect(await guard.scan('south-1', second.token)).toMatchObject({ reason: 'admitted', zone: { inside: 1 } });
  });

  it('follows a change of the rules, for those who are inside as well', async () => {
    await save(everywhere);
    const person = await venue.invite();
    await guard.scan('south-1', person.token);
    await save(everywhere.map((rule) => ({ ...rule, checkOut: { kind: 'after' as const, minutes: 60 } })));
    expect((await whereabouts(app)).zoneOf.get(person.delegateId)).toBe('town');
    app.clock.advance(20 * 60_000);
    await save(everywhere.map((rule) => ({ ...rule, checkOut: { kind: 'after' as const, minutes: 10 } })));
    expect((await whereabouts(app)).zoneOf.get(person.delegateId)).toBeUndefined();
  });
});

describe('re-entry', () => {
  it('counts the entries of before the rule, as far as the scans still tell', async () => {
    await save(everywhere);
    const person = await venue.invite();
    await guard.scan('south-1', person.token);
    await guard.scan('south-1', person.token, { direction: 'out' });
    await save(rulesWith({ zoneId: 'town', reentry: { kind: 'times', entries: 2 } }));
    expect(await guard.scan('south-1', person.token)).toMatchObject({ reason: 'admitted' });
    await guard.scan('south-1', person.token, { direction: 'out' });
    const third = await guard.scan('south-1', person.token);
    expect(third).toMatchObject({ reason: 'entries_used_up', failedRule: { number: 1 } });
    expect(third.change).toEqual([{ kind: 'change_rule', ruleId: 'rule-1', number: 1, condition: 'reentry', to: 3 }]);
  });

  it('keeps no count where no rule asks for one', async () => {
    await save(everywhere);
    expect(await app.database.drizzle.$count(presences, eq(presences.entries, -1))).toBe(0);
    const kept = await app.database.sql`select from presences where visits is not null or stays is not null`;
    expect(kept).toHaveLength(0);
  });
});

describe('a companion', () => {
  it('comes in after the delegate, also when both are scanned at the same moment', async () => {
    await save(rulesWith({ zoneId: 'town', companions: 'delegate_in_zone' }));
    const [head, companion] = await Promise.all([venue.invite(), venue.invite({ category: 'media' })]);
    await app.database.drizzle
      .update(delegates)
      .set({ companionOf: head.delegateId })
      .where(eq(delegates.id, companion.delegateId));
    const alone = await guard.scan('south-1', companion.token);
    expect(alone).toMatchObject({
      reason: 'delegate_not_inside',
      change: [{ kind: 'delegate_enters', zoneId: 'town' }],
    });
    const scansOfBoth = [head, companion].map(({ token }) => venue.record('south-1', token));
    const { body } = await guard.send({ scans: scansOfBoth });
    expect(body.results.map(({ reason }) => reason)).toEqual(['admitted', 'admitted']);
    await guard.scan('south-1', companion.token, { direction: 'out' });
    expect(await guard.scan('south-1', companion.token)).toMatchObject({ reason: 'admitted' });
  });
});

describe('why somebody cannot enter', () => {
  const explained = async (delegateId: string, gateId: string) => {
    const cookie = await app.signedInAs('desk');
    const answer = await app.ask('GET', `/api/delegates/${delegateId}/admission?gateId=${gateId}`, { cookie });
    return { status: answer.status, body: await answer.json() };
  };

  it('is told at the desk as a scan would tell it, without one', async () => {
    await save(
      rulesWith({ zoneId: 'town', needsVerification: true }, { zoneId: 'hall', categories: ['speaker'], capacity: 1 }),
    );
    const stranger = await venue.invite({ isVerified: false });
    const counted = await app.database.drizzle.$count(scans);
    expect(admissionExplained.parse((await explained(stranger.delegateId, 'south')).body)).toMatchObject({
      ...{ verdict: 'refer', reason: 'identity_not_verified', failedRule: { number: 1 } },
      change: [{ kind: 'be_verified' }],
    });
    expect(await app.database.drizzle.$count(scans)).toBe(counted);
    const [inside, next] = await Promise.all([venue.invite(), venue.invite()]);
    for (const [lane, { token }] of [
      ['south-1', inside],
      ['hall-1', inside],
      ['south-1', next],
    ] as const) {
      await guard.scan(lane, token);
    }
    const atHall = (await explained(next.delegateId, 'hall-door')).body;
    expect(atHall).toMatchObject({ reason: 'category_full', insideOf: 'town' });
    expect(atHall.change).toEqual([{ kind: 'people_leave', zoneId: 'hall', people: 1, categories: ['speaker'] }]);
    const scanned = await guard.scan('hall-1', next.token);
    expect(scanned).toMatchObject({ reason: atHall.reason, change: atHall.change });
  });

  it('asks for a gate and a delegate that are there', async () => {
    const { delegateId } = await venue.invite();
    expect(await explained(delegateId, 'nowhere')).toMatchObject({
      status: 404,
      body: { code: 'admission.gate_unknown' },
    });
    expect(await explained('01900000-0000-7000-8000-0000000000ff', 'south')).toMatchObject({
      ...{ status: 404, body: { code: 'admission.delegate_unknown' } },
    });
  });
});
