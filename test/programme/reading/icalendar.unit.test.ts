import { expect, it } from 'vitest';
import { calendarOf, entry, faultsOf, read, timesOf } from './reading.ts';

const hour = 'DURATION:PT1H';

it.each([
  ['UTC', entry('DTSTART:20261124T010000Z', hour), ['2026-11-24T01:00Z/2026-11-24T02:00Z']],
  [
    'a zone by its name',
    entry('DTSTART;TZID=Europe/Berlin:20260701T090000', 'DTEND;TZID=Europe/Berlin:20260701T100000'),
    ['2026-07-01T07:00Z/2026-07-01T08:00Z'],
  ],
  [
    'a time that floats is of the venue',
    entry('DTSTART:20261124T090000', hour),
    ['2026-11-24T01:00Z/2026-11-24T02:00Z'],
  ],
  ['a whole day of the venue', entry('DTSTART;VALUE=DATE:20261124'), ['2026-11-23T16:00Z/2026-11-24T16:00Z']],
  [
    'two whole days',
    entry('DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261126'),
    ['2026-11-23T16:00Z/2026-11-25T16:00Z'],
  ],
  [
    'a day of the wall is shorter where summer begins',
    entry('DTSTART;TZID=Europe/Berlin:20260328T120000', 'DURATION:P1D'),
    ['2026-03-28T11:00Z/2026-03-29T10:00Z'],
  ],
  [
    '24 hours are 24 hours',
    entry('DTSTART;TZID=Europe/Berlin:20260328T120000', 'DURATION:PT24H'),
    ['2026-03-28T11:00Z/2026-03-29T11:00Z'],
  ],
  [
    'what recurs stays at its hour when summer ends',
    entry('DTSTART;TZID=Europe/Berlin:20261024T090000', hour, 'RRULE:FREQ=DAILY;COUNT=2'),
    ['2026-10-24T07:00Z/2026-10-24T08:00Z', '2026-10-25T08:00Z/2026-10-25T09:00Z'],
  ],
  [
    'dates are added and taken away',
    entry(
      'DTSTART:20261124T010000Z',
      hour,
      'RRULE:FREQ=DAILY;UNTIL=20261126T010000Z',
      'EXDATE:20261125T010000Z',
      'RDATE:20261201T030000Z',
    ),
    [
      '2026-11-24T01:00Z/2026-11-24T02:00Z',
      '2026-11-26T01:00Z/2026-11-26T02:00Z',
      '2026-12-01T03:00Z/2026-12-01T04:00Z',
    ],
  ],
])('%s', async (_what, lines, times) => {
  expect(await timesOf(calendarOf(lines))).toEqual(times);
});

it('reads words with their escapes, and lines that were folded', async () => {
  const lines = [
    'UID:a',
    'SUMMARY;LANGUAGE=de:Eins\\, zwei',
    'LOCATION:Hall',
    '  1',
    'CATEGORIES:Net\\,works,Other',
    'DESCRIPTION:a\\nb',
    'URL:https://a.example/x',
    'DTSTART:20261124T010000Z',
    hour,
  ];
  const { schedule } = await read(calendarOf(lines));
  expect(schedule.sessions[0]).toMatchObject({
    ...{ guid: 'a', title: 'Eins, zwei', roomKey: 'Hall 1', trackKey: 'Net,works', abstract: 'a\nb' },
    ...{ language: 'de', url: 'https://a.example/x', path: 'line 3' },
  });
});

it('one occurrence is moved, another cancelled, and each keeps its name', async () => {
  const recurring = entry('DTSTART:20261124T010000Z', hour, 'RRULE:FREQ=DAILY;COUNT=3');
  const moved = entry('RECURRENCE-ID:20261125T010000Z', 'DTSTART:20261125T050000Z', hour);
  const gone = entry('RECURRENCE-ID:20261126T010000Z', 'DTSTART:20261126T010000Z', hour, 'STATUS:CANCELLED');
  const { schedule } = await read(calendarOf(moved, recurring, gone));
  expect(schedule.sessions.map(({ guid, startsAt }) => [guid, startsAt.toISOString()])).toEqual([
    ['talk@schedule.example/2026-11-24T01:00:00.000Z', '2026-11-24T01:00:00.000Z'],
    ['talk@schedule.example/2026-11-25T01:00:00.000Z', '2026-11-25T05:00:00.000Z'],
  ]);
});

const exchange = [
  'BEGIN:VTIMEZONE',
  'TZID:Customized Time Zone',
  ...['BEGIN:STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100'],
  ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD'],
  ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'],
  ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT'],
  'END:VTIMEZONE',
];

it.each([
  '20260328T120000',
  '20260329T120000',
  '20261024T120000',
  '20261025T120000',
  '20260701T090000',
  '20451201T090000',
])('a zone of another name than the world’s is read by its rules: %s', async (time) => {
  const own = calendarOf(exchange, entry(`DTSTART;TZID=Customized Time Zone:${time}`, hour));
  const world = calendarOf(entry(`DTSTART;TZID=Europe/Berlin:${time}`, hour));
  expect(await timesOf(own)).toEqual(await timesOf(world));
});

it('a name of the world counts as that, also behind a path', async () => {
  const lines = entry('DTSTART;TZID=/mozilla.org/20070129_1/Europe/Berlin:20260701T090000', hour);
  expect(await timesOf(calendarOf(lines))).toEqual(['2026-07-01T07:00Z/2026-07-01T08:00Z']);
});

it.each([
  ['no length', entry('DTSTART:20261124T010000Z'), 'line 3 no_length'],
  ['an end before the start', entry('DTSTART:20261124T010000Z', 'DTEND:20261124T000000Z'), 'line 8 no_length'],
  ['an unknown zone', entry('DTSTART;TZID=Mars:20261124T010000', hour), 'line 7 time_zone_unknown'],
  ['no such day', entry('DTSTART:20260230T010000Z', hour), 'line 7 time_malformed'],
  ['no summary', ['UID:a', 'DTSTART:20261124T010000Z', hour], 'line 3 title_missing'],
  [
    'a rule that is none',
    entry('DTSTART:20261124T010000Z', hour, 'RRULE:FREQ=DAILY;COUNT=many'),
    'line 9 recurrence_malformed',
  ],
  [
    'a rule that is not read',
    entry('DTSTART:20261124T010000Z', hour, 'RRULE:FREQ=YEARLY;BYWEEKNO=3;COUNT=2'),
    'line 9 recurrence_unread',
  ],
  ['no line at all', entry('DTSTART:20261124T010000Z', hour, 'what is this'), 'line 9 line_malformed'],
])('%s is told with its line', async (_what, lines, fault) => {
  expect(await faultsOf(calendarOf(lines))).toContain(fault);
});

it('one UID twice is told once', async () => {
  const twice = entry('DTSTART:20261124T010000Z', hour);
  expect(await faultsOf(calendarOf(twice, twice))).toEqual(['line 10 guid_repeated']);
});
