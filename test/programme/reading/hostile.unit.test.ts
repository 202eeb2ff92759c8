import { expect, it } from 'vitest';
import { readSchedule } from '../../../server/programme/reading/read-schedule.ts';
import { calendarOf, entry, faultsOf, read } from './reading.ts';

const start = 'DTSTART:20261124T090000Z';

it.each([
  [
    'an external entity',
    '<?xml version="1.0"?>\n<!DOCTYPE schedule [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<schedule>&x;</schedule>',
    'line 2 xml_doctype',
  ],
  ['entities that grow', '<!DOCTYPE s [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><s>&b;</s>', 'line 1 xml_doctype'],
  ['an unknown entity', '<schedule>\n\n&nope;</schedule>', 'line 3 xml_malformed'],
  ['XML that is cut', '<schedule>\n<day>', 'line 2 xml_malformed'],
  ['XML of another kind', '<rss></rss>', 'line 1 not_a_schedule'],
  ['elements in one another without end', `<schedule>${'<a>'.repeat(100_000)}`, 'line 1 xml_too_deep'],
  ['JSON that is cut', '{"schedule":\n{"conference"', 'line 2 json_malformed'],
  ['JSON of another kind', '{"type":"FeatureCollection"}', 'schedule.conference.days not_a_schedule'],
  [
    'JSON in itself without end',
    `{"a":${'['.repeat(500_000)}${']'.repeat(500_000)}}`,
    'schedule.conference.days not_a_schedule',
  ],
  ['a calendar that is cut', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a', 'line 3 calendar_cut'],
  ['a calendar of another kind', 'BEGIN:VCARD\nEND:VCARD', 'line 1 not_a_schedule'],
  ['crossed parts', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR', 'line 3 calendar_crossed'],
  ['a text', 'Dear sirs', ' not_a_schedule'],
  ['nothing', '', ' not_a_schedule'],
  [
    'a million recurrences by the second',
    calendarOf(entry(start, 'DURATION:PT1H', 'RRULE:FREQ=SECONDLY;COUNT=1000000')),
    'line 9 recurrence_too_dense',
  ],
  [
    'a million recurrences by the day',
    calendarOf(entry(start, 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=1000000')),
    'line 9 too_many_recurrences',
  ],
  [
    'recurrences until the year 2200',
    calendarOf(entry(start, 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=22000101')),
    'line 9 too_many_recurrences',
  ],
  [
    'recurrences without end',
    calendarOf(entry(start, 'DURATION:PT1H', 'RRULE:FREQ=DAILY')),
    'line 9 recurrence_endless',
  ],
  [
    'a million dates of one session',
    calendarOf(entry(start, 'DURATION:PT1H', `RDATE:${'20261125T090000Z,'.repeat(9000)}`)),
    'line 9 too_many_recurrences',
  ],
  ['a line without end', calendarOf(entry(start, `DESCRIPTION:${'x'.repeat(300_000)}`)), 'line 8 line_too_long'],
  [
    'a line folded without end',
    calendarOf(entry(start, `DESCRIPTION:x${'\r\n x'.repeat(200_000)}`)),
    'line 8 line_too_long',
  ],
])('%s is refused with its place', async (_what, text, fault) => {
  const before = process.memoryUsage().heapUsed;
  expect(await faultsOf(text)).toEqual([fault]);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200e6);
});

it('a rule that can never match ends, also a thousand times', async () => {
  const never = Array.from({ length: 1000 }, (_each, i) =>
    entry(`UID:${i}`, start, 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=500'),
  );
  const [fault] = await faultsOf(calendarOf(...never));
  expect(fault).toMatch(/^line \d+ recurrences_too_costly$/);
  const { schedule } = await read(calendarOf(never[0]!));
  expect(schedule.sessions).toHaveLength(1);
});

it('more sessions than a schedule may hold are refused', async () => {
  const many = Array.from({ length: 21 }, (_each, i) =>
    entry(`UID:${i}`, start, 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=500'),
  );
  expect(await faultsOf(calendarOf(...many))).toContainEqual(expect.stringMatching(/^line \d+ too_many_sessions$/));
});

it('neither more bytes than are taken nor another encoding is read', async () => {
  const terms = { timeZone: 'UTC' };
  const large = await readSchedule(new Uint8Array(11 * 1024 * 1024), terms);
  expect(large.report.faults.first[0]).toMatchObject({ code: 'too_large' });
  const latin = await readSchedule(new Uint8Array([0x3c, 0xe9, 0x3e]), terms);
  expect(latin.report.faults.first[0]).toMatchObject({ code: 'not_utf8' });
});
