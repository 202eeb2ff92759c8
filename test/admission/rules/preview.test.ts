import { beforeAll, expect, it, vi } from 'vitest';
import { delegates } from '../../../db/schema/index.ts';
import { type DelegateCategory, delegateCategories } from '../../../db/vocabulary.ts';
import { uuidv7 } from '../../../server/kernel/ids.ts';
import { useApp } from '../../support/app.ts';
import { layoutOfTown } from '../layout-of-town.ts';
import { guardAt, openVenue, type Person, type Venue, whereabouts } from '../venue.ts';
import { rulesOver } from './rules-at-work.ts';
import { everywhere, rulesWith, ruleWith } from './rules-of-town.ts';

// Many questions in each, one after another: slow machines get their time.
vi.setConfig({ testTimeout: 60_000 });

const app = useApp();
let venue: Venue;
let supervisor: string;
let guard: ReturnType<typeof guardAt>;
const { current, save, preview } = rulesOver(app, () => supervisor);
const people = new Map<string, Person & { category: DelegateCategory }>();

beforeAll(async () => {
  venue = await openVenue(app, {
    ...layoutOfTown,
    zones: layoutOfTown.zones.map(({ capacity: _, ...zone }) => zone),
  });
  supervisor = await app.signedInAs('supervisor');
  guard = guardAt(app, venue, await app.signedInAs('gate'));
  await save(everywhere);
  for (const [index, category] of [...delegateCategories, ...delegateCategories, ...delegateCategories].entries()) {
    const person = await venue.invite({ category, isVerified: index % 5 !== 4 });
    people.set(person.delegateId, { ...person, category });
    if (index % 3 > 0) await guard.scan('south-1', person.token);
    if (index % 3 > 1) await guard.scan('hall-1', person.token);
  }
});

const laneOf: Record<string, string> = {
  south: 'south-1',
  'hall-door': 'hall-1',
  'tea-door': 'tea-1',
  jetty: 'jetty-1',
  west: 'west-1',
};

it('says of nobody anything when nothing is changed, whatever the rules are called', async () => {
  const renamed = everywhere.map((rule, index) => ({ ...rule, id: `other-${index}` }));
  expect(await preview(renamed)).toMatchObject({ newlyRefused: 0, newlyAdmitted: 0, moments: [], over: [] });
});

it('counts whom it would refuse by category, zone and reason, with an example of each', async () => {
  const stricter = everywhere.map((rule) =>
    rule.zoneId === 'hall' ? { ...rule, categories: rule.categories.filter((one) => one !== 'media') } : rule,
  );
  const told = await preview(stricter);
  const inHall = [...(await whereabouts(app)).zoneOf].filter(
    ([id, zone]) => zone === 'hall' && people.get(id)?.category === 'media',
  );
  expect(told.moments[0]).toMatchObject({
    isNow: true,
    admitted: [],
    refused: [{ category: 'media', zoneId: 'hall', reason: 'zone_not_allowed', people: 3 - inHall.length }],
  });
  expect(told.newlyRefused).toBe(3 - inHall.length);
  expect(told.examples[0]).toMatchObject({
    ...{ category: 'media', gateId: 'hall-door', before: { reason: 'admitted' } },
    after: { verdict: 'refuse', reason: 'zone_not_allowed' },
  });
});

it('looks at hours to come: whom a door that closes earlier would keep out', async () => {
  const closing = (time: string) =>
    everywhere.map((rule) => (rule.zoneId === 'boat' ? { ...rule, dailyFrom: '06:00', dailyUntil: time } : rule));
  await save(closing('23:00'));
  const told = await preview(closing('21:00'));
  expect(told.moments[0]).toMatchObject({ isNow: false, at: '2026-11-20T21:00:00.000Z' });
  expect(told.newlyRefused).toBe(people.size);
  await save(everywhere);
});

it('tells where more are inside than a rule would let in, and who would be checked out at once', async () => {
  const inside = [...(await whereabouts(app)).zoneOf.values()].filter((zone) => zone !== undefined).length;
  const told = await preview(rulesWith({ zoneId: 'town', capacity: 2 }));
  expect(told.over).toEqual([{ ruleId: 'rule-1', zoneId: 'town', inside, capacity: 2 }]);
  expect(told.checkedOut).toBe(0);
  app.clock.advance(3_600_000);
  const short = await preview(rulesWith({ zoneId: 'town', checkOut: { kind: 'after', minutes: 5 } }));
  expect(short.checkedOut).toBe(inside);
  expect((await whereabouts(app)).zoneOf.size).toBeGreaterThan(0);
});

it('says what scans then get, of everybody', async () => {
  const rules = rulesWith(
    { zoneId: 'town', categories: ['attendee', 'media'], needsVerification: true },
    { zoneId: 'town', categories: ['speaker', 'official', 'staff'], companions: 'never' },
    { zoneId: 'hall', categories: ['attendee', 'speaker', 'medical'], elsewhere: 'refuse', reentry: { kind: 'never' } },
    { zoneId: 'boat', categories: ['speaker', 'exhibitor'], dailyFrom: '23:00', dailyUntil: '23:30' },
  );
  const told = await preview(rules);
  const before = await whereabouts(app);
  expect((await save(rules)).status).toBe(200);
  const now = told.examples.filter(({ isNow }) => isNow);
  expect(now.length).toBeGreaterThan(5);
  let scanned = 0;
  for (const { delegateId, gateId, after } of now) {
    const person = people.get(delegateId)!;
    // Who is outside stands before the gate in the preview: at an inner one that takes another scan first.
    if (before.zoneOf.get(delegateId) === undefined && gateId !== 'south' && gateId !== 'west') continue;
    const { verdict, reason } = await guard.scan(laneOf[gateId]!, person.token);
    expect({ gateId, verdict, reason }).toEqual({ gateId, verdict: after.verdict, reason: after.reason });
    scanned += 1;
  }
  expect(scanned).toBeGreaterThan(5);
  expect((await preview((await current()).rules)).newlyRefused).toBe(0);
});

it('takes little time for two thousand delegates', async () => {
  const at = app.clock.now();
  await app.database.drizzle.insert(delegates).values(
    Array.from({ length: 2000 }, (_, n) => ({
      ...{ id: uuidv7(at), externalReference: `P-${n}`, name: `代表 ${n}`, nameLatin: `Delegate ${n}`, country: 'CN' },
      ...{ category: delegateCategories[n % 7]!, email: `p-${n}@example.org`, status: 'approved' as const },
      ...{ createdAt: at, changedAt: at },
    })),
  );
  const rules = [
    ruleWith({ dailyFrom: '08:00', dailyUntil: '20:00', days: ['monday', 'friday'] }),
    ...rulesWith({ zoneId: 'hall' }),
  ];
  const from = performance.now();
  const { delegates: asked } = await preview(rules.map((rule, index) => ({ ...rule, id: `rule-${index}` })));
  expect(asked).toBeGreaterThan(2000);
  // Five times what it may take.
  expect(performance.now() - from).toBeLessThan(10_000);
});
