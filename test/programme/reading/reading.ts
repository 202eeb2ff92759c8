import { readSchedule } from '../../../server/programme/reading/read-schedule.ts';

/** Reads a text as a schedule of a venue in Shanghai, unless told. */
export const read = (text: string, timeZone = 'Asia/Shanghai') =>
  readSchedule(new TextEncoder().encode(text), { timeZone });

/** What is wrong with it, as `path code`. */
export async function faultsOf(text: string): Promise<string[]> {
  const { report } = await read(text);
  return report.faults.first.map(({ path, code }) => `${path} ${code}`);
}

/** Begin and end of each session, in UTC. */
export async function timesOf(text: string, timeZone?: string): Promise<string[]> {
  const { schedule, report } = await read(text, timeZone);
  if (report.faults.count > 0) throw new Error(JSON.stringify(report.faults));
  return schedule.sessions.map(({ startsAt, endsAt }) => `${plain(startsAt)}/${plain(endsAt)}`);
}

const plain = (at: Date) => at.toISOString().replace(':00.000Z', 'Z');

/** A calendar of these lines between BEGIN and END; each entry is a list of lines. */
export const calendarOf = (...entries: string[][]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...entries.flatMap((lines) => (lines[0]?.startsWith('BEGIN') ? lines : ['BEGIN:VEVENT', ...lines, 'END:VEVENT'])),
    'END:VCALENDAR',
  ].join('\r\n');

/** What every entry of a calendar needs. */
export const entry = (...lines: string[]): string[] => [
  ...(lines.some((line) => line.startsWith('UID')) ? [] : ['UID:talk@schedule.example']),
  'SUMMARY:Talk',
  'LOCATION:Hall 1',
  ...lines,
];
