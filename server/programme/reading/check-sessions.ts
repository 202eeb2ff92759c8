import type { ReadingReport } from './reading-report.ts';
import { type ReadSession, scheduleLimits } from './schedule.ts';

/** What concerns several sessions: none at all, too many, one guid twice, two in one room at one time. */
export function checkSessions(sessions: readonly ReadSession[], told: number, report: ReadingReport): void {
  if (told === 0) report.fault('', 'schedule_empty', 'it names no session');
  const firsts = new Map<string, string>();
  for (const { guid, path } of sessions) {
    const first = firsts.get(guid);
    if (first) report.fault(path, 'guid_repeated', `“${guid}” stands at ${first} already`, guid);
    else firsts.set(guid, path);
  }
  for (const [path, other] of overlapping(sessions)) {
    report.warn(path, 'overlaps', `is in the same room at the same time as the one at ${other}`, other);
  }
}

/** Refuses one more than a schedule may hold. */
export function countSession(count: number, path: string, report: ReadingReport): void {
  if (count > scheduleLimits.sessions)
    report.end(path, 'too_many_sessions', `more than ${scheduleLimits.sessions.toLocaleString('en')} sessions`);
}

function overlapping(sessions: readonly ReadSession[]): [string, string][] {
  const byRoom = new Map<string, ReadSession[]>();
  for (const one of sessions) {
    if (one.roomKey === undefined) continue;
    const inRoom = byRoom.get(one.roomKey);
    if (inRoom) inRoom.push(one);
    else byRoom.set(one.roomKey, [one]);
  }
  return [...byRoom.values()].flatMap((inRoom) => {
    const sorted = [...inRoom].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    const pairs: [string, string][] = [];
    let last: ReadSession | undefined;
    for (const one of sorted) {
      if (last && one.startsAt < last.endsAt) pairs.push([one.path, last.path]);
      if (!last || one.endsAt > last.endsAt) last = one;
    }
    return pairs;
  });
}
