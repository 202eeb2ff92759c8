import { isDeepStrictEqual } from 'node:util';
import type { SessionChangeKind } from '../../db/venue-vocabulary.ts';
import type { ChangeCounts } from './programme.contract.ts';
import type { StoredSession } from './programme.queries.ts';
import type { ReadSession } from './reading/schedule.ts';

/** What has to be written of one session. */
export interface SessionPlan {
  readonly stored: StoredSession | undefined;
  /** Absent: it is cancelled. */
  readonly read: ReadSession | undefined;
  /** None: only words were changed. */
  readonly kinds: readonly SessionChangeKind[];
}

export interface SchedulePlan {
  /** Those only of which something is to be written. */
  readonly sessions: readonly SessionPlan[];
  readonly counts: ChangeCounts;
}

/**
 * What becomes of which session, found by the name that its source gave it for ever. What the file names no longer is
 * cancelled; what is over already is left as it was, for many sources tell what is still to come only.
 */
export function compareSchedule(
  stored: readonly StoredSession[],
  read: readonly ReadSession[],
  now: Date,
): SchedulePlan {
  const byGuid = new Map(stored.map((session) => [session.guid, session]));
  const named = new Set(read.map(({ guid }) => guid));
  const plans = read.flatMap((session): SessionPlan[] => {
    const known = byGuid.get(session.guid);
    if (!known) return [{ stored: undefined, read: session, kinds: ['added'] }];
    const kinds = kindsOf(known, session);
    return kinds.length > 0 || !isSame(known, session) ? [{ stored: known, read: session, kinds }] : [];
  });
  const cancelled = stored
    .filter(({ guid, state, endsAt }) => !named.has(guid) && state === 'scheduled' && endsAt > now)
    .map((session): SessionPlan => ({ stored: session, read: undefined, kinds: ['cancelled'] }));
  const sessions = [...plans, ...cancelled];
  return { sessions, counts: countsOf(sessions, read.length - plans.length) };
}

function kindsOf(stored: StoredSession, read: ReadSession): SessionChangeKind[] {
  const isAtOtherTime =
    stored.startsAt.getTime() !== read.startsAt.getTime() || stored.endsAt.getTime() !== read.endsAt.getTime();
  return [
    ...(stored.state === 'cancelled' ? (['restored'] as const) : []),
    ...(stored.title.en !== read.title ? (['retitled'] as const) : []),
    ...(stored.roomKey !== (read.roomKey ?? null) ? (['moved'] as const) : []),
    ...(isAtOtherTime ? (['rescheduled'] as const) : []),
  ];
}

const wordsOf = (session: StoredSession | ReadSession) => [
  session.subtitle ?? null,
  session.abstract ?? null,
  session.description ?? null,
  session.trackKey ?? null,
  session.language ?? null,
  session.url ?? null,
  session.speakers.map(({ name, affiliation }) => [name, affiliation ?? null]),
];
const isSame = (stored: StoredSession, read: ReadSession): boolean => isDeepStrictEqual(wordsOf(stored), wordsOf(read));

function countsOf(plans: readonly SessionPlan[], unchanged: number): ChangeCounts {
  const counts = { added: 0, retitled: 0, moved: 0, rescheduled: 0, cancelled: 0, restored: 0, amended: 0, unchanged };
  for (const { kinds } of plans) {
    for (const kind of kinds) counts[kind] += 1;
    if (kinds.length === 0) counts.amended += 1;
  }
  return counts;
}
