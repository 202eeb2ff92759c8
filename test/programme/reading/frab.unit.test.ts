import { expect, it } from 'vitest';
import { scheduleOf, talk } from '../schedules.ts';
import { faultsOf, read, timesOf } from './reading.ts';

const xml = (
  event: string,
  { day = 'date="2026-11-24"', conference = '', guid = 'guid="a-1"' } = {},
) => `<?xml version="1.0"?>
<schedule>
<version>7</version>
<conference><title>Made</title><time_zone_name>Europe/Berlin</time_zone_name>${conference}</conference>
<day index="1" ${day}>
<room name="Hall 1" guid="room-1">
<event ${guid} id="4">
${event}
</event>
</room>
</day>
</schedule>`;

it('reads frab JSON: sessions with rooms, tracks, speakers and their place in the file', async () => {
  const rooms = [{ name: 'Hall 1', guid: 'room-1' }];
  const { schedule } = await read(scheduleOf([talk({ title: ' A\ttalk ' }), talk({ room: 'Hall 2' })], { rooms }));
  expect(schedule.rooms).toEqual([
    { key: 'room-1', name: 'Hall 1' },
    { key: 'Hall 2', name: 'Hall 2' },
  ]);
  expect(schedule.sessions[0]).toMatchObject({
    title: 'A talk',
    roomKey: 'room-1',
    trackKey: 'Networks',
    startsAt: new Date('2026-11-24T01:00:00Z'),
    endsAt: new Date('2026-11-24T01:45:00Z'),
    speakers: [{ name: 'Speaker One' }],
    path: 'schedule.conference.days[0].rooms["Hall 1"][0]',
  });
});

it('reads frab XML alike', async () => {
  const event = `<date>2026-11-24T09:00:00+01:00</date><start>09:00</start><duration>01:30</duration><room>Hall 1</room>
<title>A &amp; B</title><track>Networks</track><language>de</language>
<abstract><![CDATA[a < b]]></abstract><persons><person id="1">Ada</person><person id="2">Bo</person></persons>`;
  const { schedule, report } = await read(
    xml(event, { conference: '<track name="Networks" slug="net" color="#F80"/>' }),
  );
  expect(report.faults.count).toBe(0);
  expect(schedule).toMatchObject({ version: '7', tracks: [{ key: 'net', colour: '#ff8800' }] });
  expect(schedule.sessions[0]).toMatchObject({
    ...{ guid: 'a-1', title: 'A & B', abstract: 'a < b', roomKey: 'room-1', trackKey: 'net', path: 'line 7' },
    speakers: [{ name: 'Ada' }, { name: 'Bo' }],
    startsAt: new Date('2026-11-24T08:00:00Z'),
  });
});

const short = '<title>T</title><duration>00:30</duration>';

it.each([
  [
    'a time before the day changes is of the morning after',
    `${short}<start>00:30</start>`,
    {},
    '2026-11-24T23:30Z/2026-11-25T00:00Z',
  ],
  [
    'the change that the file tells counts',
    `${short}<start>05:00</start>`,
    { conference: '<day_change>06:00:00</day_change>' },
    '2026-11-25T04:00Z/2026-11-25T04:30Z',
  ],
  [
    'a day that begins at nine ends at nine',
    `${short}<start>08:00</start>`,
    { day: 'date="2026-11-24" start="2026-11-24T09:00:00+01:00"' },
    '2026-11-25T07:00Z/2026-11-25T07:30Z',
  ],
  [
    'a date without an offset is of the zone',
    `${short}<date>2026-07-01T09:00:00</date>`,
    {},
    '2026-07-01T07:00Z/2026-07-01T07:30Z',
  ],
  [
    'a session across midnight ends on the next day',
    '<title>T</title><duration>02:00</duration><date>2026-11-24T23:30:00+01:00</date>',
    {},
    '2026-11-24T22:30Z/2026-11-25T00:30Z',
  ],
  [
    'a session across the end of summer time takes as long as it says',
    '<title>T</title><duration>03:00</duration><date>2026-10-25T01:00:00+02:00</date>',
    {},
    '2026-10-24T23:00Z/2026-10-25T02:00Z',
  ],
  [
    'an offset of the other season gives way to the clock on the wall',
    `${short}<date>2026-10-26T09:00:00+02:00</date><start>09:00</start>`,
    {},
    '2026-10-26T08:00Z/2026-10-26T08:30Z',
  ],
  [
    'the second of two hours of one name stays the second',
    `${short}<date>2026-10-25T02:30:00+01:00</date><start>02:30</start>`,
    {},
    '2026-10-25T01:30Z/2026-10-25T02:00Z',
  ],
])('%s', async (_what, event, terms, times) => {
  expect(await timesOf(xml(event, terms))).toEqual([times]);
});

it('a file without a zone is of the venue', async () => {
  const told = xml(`${short}<date>2026-11-24T09:00:00</date>`).replace(/<time_zone_name>.*<\/time_zone_name>/, '');
  expect(await timesOf(told, 'Asia/Shanghai')).toEqual(['2026-11-24T01:00Z/2026-11-24T01:30Z']);
});

it('names each fault by its place', async () => {
  const at = 'schedule.conference.days[0].rooms["Hall 1"]';
  const same = talk();
  const faulty = [
    { ...same, duration: '00:00' },
    { ...talk(), duration: '-00:30' },
    { ...talk(), duration: 'soon' },
    { ...talk(), duration: '9999:00' },
    { ...talk(), title: ' ' },
    { ...talk(), date: '2026-02-30T09:00:00+01:00' },
    { ...talk(), guid: 'x'.repeat(201) },
  ];
  expect(await faultsOf(scheduleOf(faulty.map((each) => ({ ...each, day: '2026-11-24' }))))).toEqual([
    `${at}[0].duration no_length`,
    `${at}[1].duration no_length`,
    `${at}[2].duration duration_malformed`,
    `${at}[3].duration too_long`,
    `${at}[4] title_missing`,
    `${at}[5].date time_malformed`,
    `${at}[6].guid guid_malformed`,
  ]);
  expect(await faultsOf(scheduleOf([same, talk(), same]))).toEqual([`${at}[2] guid_repeated`]);
  expect(await faultsOf(scheduleOf([]))).toEqual([' schedule_empty']);
  expect(await faultsOf(scheduleOf([talk()], { timeZone: 'Mars/Olympus' }))).toEqual([
    'schedule.conference.time_zone_name time_zone_unknown',
  ]);
  expect(await faultsOf(xml('<title>T</title><date>2026-11-24T09:00:00</date>'))).toEqual([
    'line 7 duration_malformed',
  ]);
});

it('what is only doubtful is told and read all the same', async () => {
  const { schedule, report } = await read(
    scheduleOf([talk({ duration: '01:00' }), talk({ date: '2026-11-24T09:30:00+08:00' }), talk({ room: '' })]),
  );
  expect(schedule.sessions).toHaveLength(3);
  expect(report.warnings.first.map(({ code }) => code).sort()).toEqual(['overlaps', 'room_missing']);
});
