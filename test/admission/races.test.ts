import { beforeAll, expect, it, vi } from 'vitest';
import type { ScanAnswer, ScanRecord } from '../../server/admission/admission.contract.ts';
import type { ScanResult } from '../../server/admission/answer-scans.ts';
import { describeRules } from '../../server/admission/rules/describe-rules.ts';
import { saveRules } from '../../server/admission/rules/save-rules.ts';
import { openScanDesk, type ScanDesk } from '../../server/admission/scan-desk.ts';
import { useApp } from '../support/app.ts';
import { signedAnew } from '../support/device-keys.ts';
import { ruleWith } from './rules/rules-of-town.ts';
import { openVenue, type Person, type Venue, whereabouts } from './venue.ts';

/*
 * Each desk has a batcher of its own, as if it were another process, so that only the database's locks stand between
 * them.
 */

// Many questions in each, one after another: slow machines get their time.
vi.setConfig({ testTimeout: 60_000 });

const app = useApp();
let venue: Venue;
let desks: [ScanDesk, ScanDesk];

beforeAll(async () => {
  venue = await openVenue(app);
  desks = [openScanDesk(app), openScanDesk(app)];
});

const isAnswer = (result: ScanResult): result is ScanAnswer => 'verdict' in result;

async function answers(desk: ScanDesk, records: readonly ScanRecord[]): Promise<ScanAnswer[]> {
  const results = await desk.answer(venue.guard, records);
  if (!results.every(isAnswer)) throw new Error(`a scan was not answered: ${JSON.stringify(results)}`);
  return results;
}
const scan = (person: Person, laneId: string, direction: 'in' | 'out' = 'in') =>
  venue.record(laneId, person.token, { direction });
const atBoth = async (records: [ScanRecord[], ScanRecord[]]) =>
  (await Promise.all(records.map((part, n) => answers(desks[n]!, part)))).flat();

it('two lanes race for the places that a rule gives to some categories, and no more of them come in', async () => {
  const people = await Promise.all(
    Array.from({ length: 8 }, (_, n) => venue.invite({ category: n % 2 === 0 ? 'speaker' : 'official' })),
  );
  await answers(
    desks[0],
    people.map((person) => scan(person, 'south-1')),
  );
  const limited = { id: 'limited', categories: ['speaker' as const, 'official' as const], capacity: 2 };
  const { version, rules } = await describeRules(app);
  const note = 'two of them at a time';
  await saveRules(app, venue.administrator, {
    rules: [ruleWith({ ...limited, zoneId: 'hall' }), ...rules],
    seen: version,
    note,
  });
  // Each desk stands for a process of its own, which learns of the rules when it starts.
  desks = [openScanDesk(app), openScanDesk(app)];
  for (let round = 0; round < 20; round += 1) {
    app.clock.advance(1000);
    const [left, right] = [people.slice(0, 4), people.slice(4)];
    const came = await atBoth([left.map((p) => scan(p, 'hall-1')), right.map((p) => scan(p, 'hall-2'))]);
    expect(came.filter(({ verdict }) => verdict === 'admit')).toHaveLength(2);
    expect(came.filter(({ reason }) => reason === 'category_full')).toHaveLength(6);
    app.clock.advance(1000);
    await answers(
      desks[0],
      people.map((person) => scan(person, 'hall-1', 'out')),
    );
  }
  await saveRules(app, venue.administrator, { rules, seen: version + 1, note });
  desks = [openScanDesk(app), openScanDesk(app)];
  await answers(
    desks[0],
    people.map((person) => scan(person, 'south-1', 'out')),
  );
});

it('two lanes race for the last places of a hall, and it never holds more than it may', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => venue.invite()));
  await answers(
    desks[0],
    people.map((person) => scan(person, 'south-1')),
  );
  for (let round = 0; round < 40; round += 1) {
    app.clock.advance(1000);
    const [left, right] = [people.slice(0, 4), people.slice(4)];
    const came = await atBoth([left.map((p) => scan(p, 'hall-1')), right.map((p) => scan(p, 'hall-2'))]);
    expect(came.filter(({ verdict }) => verdict === 'admit')).toHaveLength(3);
    expect(came.filter(({ reason }) => reason === 'zone_full')).toHaveLength(5);
    expect((await whereabouts(app)).inside).toEqual({ town: 8, hall: 3 });
    app.clock.advance(1000);
    await atBoth([left.map((p) => scan(p, 'hall-1', 'out')), right.map((p) => scan(p, 'hall-2', 'out'))]);
    expect((await whereabouts(app)).inside).toEqual({ town: 8 });
  }
  await answers(
    desks[0],
    people.map((person) => scan(person, 'south-1', 'out')),
  );
});

it('two lanes race with one badge, handed back over the fence, and it opens only one of them', async () => {
  const person = await venue.invite();
  for (let round = 0; round < 40; round += 1) {
    app.clock.advance(1000);
    const came = await atBoth([[scan(person, 'south-1')], [scan(person, 'west-1')]]);
    expect(came.map(({ reason }) => reason).sort()).toEqual(['admitted', 'already_inside']);
    app.clock.advance(1000);
    await answers(desks[round % 2]!, [scan(person, 'south-1', 'out')]);
  }
  expect((await whereabouts(app)).entriesOf.get(person.delegateId)).toBe(40);
  expect((await whereabouts(app)).inside).toEqual({});
});

it('people whom nobody has seen before race at two lanes: each is admitted once', async () => {
  for (let round = 0; round < 10; round += 1) {
    const people = await Promise.all(Array.from({ length: 4 }, () => venue.invite()));
    app.clock.advance(1000);
    const came = await atBoth([
      people.map((p) => scan(p, 'south-1')),
      people.toReversed().map((p) => scan(p, 'west-1')),
    ]);
    expect(came.filter(({ verdict }) => verdict === 'admit')).toHaveLength(4);
    expect(came.filter(({ isFirstEntry }) => isFirstEntry)).toHaveLength(4);
    expect((await whereabouts(app)).inside).toEqual({ town: 4 });
    app.clock.advance(1000);
    await answers(
      desks[0],
      people.map((p) => scan(p, 'south-1', 'out')),
    );
  }
});

it('one scan sent at once over two ways is recorded once, and answered alike', async () => {
  for (let round = 0; round < 20; round += 1) {
    const person = await venue.invite();
    app.clock.advance(1000);
    const record = scan(person, 'south-1');
    const [one, other] = await atBoth([[record], [record]]);
    expect([one!.isRepeated, other!.isRepeated].sort()).toEqual([false, true]);
    expect({ ...one, isRepeated: false }).toEqual({ ...other, isRepeated: false });
    expect((await whereabouts(app)).entriesOf.get(person.delegateId)).toBe(1);
    await answers(desks[0], [scan(person, 'south-1', 'out')]);
  }
});

it('a forged badge sent at once over two ways is stored once as well', async () => {
  for (let round = 0; round < 10; round += 1) {
    const record = venue.record('south-1', 'NOT-A-BADGE');
    const results = await atBoth([[record], [record]]);
    expect(results.map(({ reason }) => reason)).toEqual(['badge_unreadable', 'badge_unreadable']);
    expect(results.filter(({ isRepeated }) => !isRepeated)).toHaveLength(1);
  }
});

it('a batch that fails is an error for all who wait for it, and leaves nothing behind', async () => {
  const people = await Promise.all([venue.invite(), venue.invite()]);
  const before = await whereabouts(app);
  const records = people.map((person) => scan(person, 'south-1'));
  // The contract lets no such number through: it stands for whatever may fail in the last statement.
  const impossible = signedAnew({ ...records[1]!, sequence: 2 ** 70 });
  const outcomes = await Promise.allSettled([
    desks[0].answer(venue.guard, [records[0]!]),
    desks[0].answer(venue.guard, [impossible]),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect((await whereabouts(app)).inside).toEqual(before.inside);
  expect((await answers(desks[0], [records[0]!]))[0]).toMatchObject({ verdict: 'admit', isRepeated: false });
});
