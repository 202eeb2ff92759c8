import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSchedule } from '../../../server/programme/reading/read-schedule.ts';

it('reads a real schedule of five days, with sessions past midnight, by its own zone', async () => {
  const path = join(String(process.env.CAUSEWAY_REAL_DATA), 'schedules/frab-camp2019.json');
  const bytes = await readFile(path);
  const { schedule, report } = await readSchedule(bytes, { timeZone: 'Asia/Shanghai' });
  expect(report.faults).toEqual({ count: 0, first: [] });
  expect(schedule.sessions).toHaveLength(79);
  expect(schedule.rooms.map(({ name }) => name).sort()).toEqual(['Curie', 'Meitner']);
  const opening = schedule.sessions.find(({ title }) => title === 'Opening Ceremony');
  expect(opening).toMatchObject({
    startsAt: new Date('2019-08-21T09:00:00Z'),
    endsAt: new Date('2019-08-21T09:30:00Z'),
  });
  const text = bytes.toString();
  for (const { guid, startsAt } of schedule.sessions) {
    const [, date = ''] = new RegExp(`"guid": ?"${guid}"[^}]*?"date": ?"([^"]+)"`).exec(text) ?? [];
    expect(new Date(date)).toEqual(startsAt);
  }
});
