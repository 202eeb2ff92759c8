import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { timeZoneLines } from '../../server/programme/calendar/time-zone-lines.ts';
import { writeCalendar } from '../../server/programme/calendar/write-calendar.ts';
import type { SessionRow } from '../../server/programme/sessions.queries.ts';
import { read } from './reading/reading.ts';

const minuteMs = 60_000;
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((text) => text.replaceAll(/[\p{C}\p{M}\s]+/gu, ' ').trim() || 'Talk');
const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC', 'Pacific/Apia'];

/** Sessions of two years, so that some stand beside a change of the clocks. */
const rows = fc.array(
  fc.record({
    id: fc.uuid(),
    title: words.map((en) => ({ en })),
    startsAt: fc.integer({ min: Date.UTC(2026, 0, 1) / minuteMs, max: Date.UTC(2027, 11, 31) / minuteMs }),
    minutes: fc.integer({ min: 1, max: 600 }),
    revision: fc.integer({ min: 0, max: 100 }),
    state: fc.constantFrom('scheduled' as const, 'cancelled' as const),
    roomName: fc.option(words),
    track: fc.option(words),
    abstract: fc.option(words),
    url: fc.option(fc.constant('https://schedule.example/x?a=1')),
  }),
  { minLength: 1, maxLength: 12 },
);

const rowOf = ({
  startsAt,
  minutes,
  track,
  ...rest
}: typeof rows extends fc.Arbitrary<(infer One)[]> ? One : never): SessionRow => ({
  ...{ subtitle: null, language: null, description: null, placeKey: null, trackColour: null },
  ...rest,
  startsAt: new Date(startsAt * minuteMs),
  endsAt: new Date((startsAt + minutes) * minuteMs),
  changedAt: new Date('2026-11-20T08:00:00Z'),
  trackName: track === null ? null : { en: track },
});

const written = (list: readonly SessionRow[], timeZone: string) =>
  writeCalendar(
    { rows: list, speakers: new Map(), places: new Map() },
    { name: 'Congress', timeZone, host: 'venue.example' },
  );

it('what is written is read back the same, in whatever zone it is told', async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom(...zones), async (made, timeZone) => {
      const list = [...new Map(made.map((one) => [one.id, rowOf(one)])).values()];
      list.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
      const { schedule, report } = await read(written(list, timeZone), 'Africa/Cairo');
      const expected = list
        .filter(({ state }) => state === 'scheduled')
        .map((row) => [
          `${row.id}@venue.example`,
          row.title.en,
          row.startsAt.toISOString(),
          row.endsAt.toISOString(),
          row.roomName,
          row.trackName?.en,
          row.abstract,
          row.url,
        ]);
      const found = schedule.sessions.map((one) => [
        one.guid,
        one.title,
        one.startsAt.toISOString(),
        one.endsAt.toISOString(),
        one.roomKey ?? null,
        one.trackKey,
        one.abstract ?? null,
        one.url ?? null,
      ]);
      expect(report.faults.first).toEqual([]);
      expect(found).toEqual(expected);
    }),
    { seed: 20_261_122, numRuns: 150 },
  );
});

it('another reader finds the same instants by the zone that is written along', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom(...zones.slice(0, 4)), (made, timeZone) => {
      const list = made.map(rowOf).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
      const calendar = new ICAL.Component(ICAL.parse(written(list, timeZone)));
      const [zone] = calendar.getAllSubcomponents('vtimezone').map((part) => new ICAL.Timezone(part));
      const events = calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
      expect(events.map(({ sequence }) => sequence)).toEqual(list.map(({ revision }) => revision));
      for (const [index, event] of events.entries()) {
        const { startsAt } = list[index]!;
        event.startDate.zone = zone!;
        const told = event.startDate.toUnixTime() * 1000;
        // In the hour that comes twice a wall time has two instants: the first is meant by the standard.
        expect([0, 30 * minuteMs, 60 * minuteMs]).toContain(Math.abs(startsAt.getTime() - told));
      }
      const exact = events.filter((event, i) => event.startDate.toUnixTime() * 1000 === list[i]?.startsAt.getTime());
      expect(exact.length).toBeGreaterThanOrEqual(list.length - 1);
    }),
    { seed: 20_261_123, numRuns: 100 },
  );
});

it('no line is longer than 75 octets, none is broken within a character, and what is cancelled says so', () => {
  const row = rowOf({
    ...{ id: '1', title: { en: '很长的标题，'.repeat(30) }, startsAt: 29_000_000, minutes: 30, revision: 4 },
    ...{ state: 'cancelled', roomName: 'A; B', track: null, abstract: null, url: null },
  });
  const text = written([row], 'Asia/Shanghai');
  const lines = text.split('\r\n');
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(lines).toContain('STATUS:CANCELLED');
  expect(lines).toContain('SEQUENCE:4');
  expect(lines).toContain('LOCATION:A\\; B');
  expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${'很长的标题，'.repeat(30)}`);
});

it('the clocks change when they are said to, by the wall before', () => {
  const lines = timeZoneLines('Europe/Berlin', new Date('2026-02-01T00:00:00Z'), new Date('2026-11-24T00:00:00Z'));
  const text = lines.join('\n');
  expect(text).toContain('BEGIN:DAYLIGHT\nDTSTART:20260329T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT');
  expect(text).toContain('BEGIN:STANDARD\nDTSTART:20261025T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD');
});
