import { setImmediate as othersDone } from 'node:timers/promises';
import type { ApartMessage } from '../../kernel/apart/apart-message.ts';
import type { ReadSchedule, ReadSession, ScheduleRead } from './schedule.ts';

/** So many sessions are taken up at a time: some milliseconds. */
const sessionsAtOnce = 500;

type Told = Pick<ScheduleRead, 'report'> & Omit<ReadSchedule, 'sessions'>;

export function packSchedule({ schedule, report: { faults, warnings } }: ScheduleRead): ApartMessage {
  const { sessions, ...rest } = schedule;
  const told: Told = { ...rest, report: { faults, warnings } };
  const parts: Buffer[] = [];
  for (let from = 0; from < sessions.length; from += sessionsAtOnce) {
    parts.push(Buffer.from(JSON.stringify(sessions.slice(from, from + sessionsAtOnce))));
  }
  return { told, parts };
}

/** Lets others do their work in between. */
export async function unpackSchedule(message: { told: unknown; parts: readonly Buffer[] }): Promise<ScheduleRead> {
  const { report, ...rest } = message.told as Told;
  const sessions: ReadSession[] = [];
  for (const part of message.parts) {
    sessions.push(...(JSON.parse(part.toString('utf8')) as ReadSession[]).map(withTimes));
    await othersDone();
  }
  return { schedule: { ...rest, sessions }, report };
}

const withTimes = (session: ReadSession): ReadSession => ({
  ...session,
  startsAt: new Date(session.startsAt),
  endsAt: new Date(session.endsAt),
});
