import type { OwnProgramme } from '../../server/programme/own-programme.contract.ts';

export type MarkedSession = OwnProgramme['sessions'][number];

/** Who comes a little late still wants to be led there. */
const lateMs = 15 * 60_000;
/** What begins so soon is to be gone to, also from one that has begun. */
const aheadMs = 30 * 60_000;

const isOver = ({ endsAt }: MarkedSession, nowMs: number): boolean => Date.parse(endsAt) <= nowMs;

const standing = (favourites: OwnProgramme | undefined, nowMs: number): readonly MarkedSession[] =>
  (favourites?.sessions ?? []).filter((session) => !session.isCancelled && !isOver(session, nowMs));

/** The session to go to next, of those that were marked. */
export function nextOf(favourites: OwnProgramme | undefined, nowMs: number): MarkedSession | undefined {
  const sessions = standing(favourites, nowMs).filter(({ startsAt }) => Date.parse(startsAt) > nowMs - lateMs);
  const ahead = sessions.find(({ startsAt }) => Date.parse(startsAt) > nowMs);
  return ahead && Date.parse(ahead.startsAt) - nowMs <= aheadMs ? ahead : sessions[0];
}

/** What was to be in this place, and is now in another; none where something that was marked still is here. */
export function movedAwayFrom(
  favourites: OwnProgramme | undefined,
  placeKey: string,
  nowMs: number,
): MarkedSession | undefined {
  const sessions = standing(favourites, nowMs);
  if (sessions.some(({ room }) => room?.place?.key === placeKey)) return undefined;
  return sessions.find(({ changes }) =>
    changes.some(({ kind, before }) => kind === 'moved' && before?.placeKey === placeKey),
  );
}

/** Those of which something became another since an instant, with that alone; what is over is nobody's concern. */
export const changedSince = (favourites: OwnProgramme, seenAt: string, nowMs: number): MarkedSession[] =>
  favourites.sessions
    .map((session) => ({ ...session, changes: session.changes.filter(({ at }) => at > seenAt) }))
    .filter((session) => session.changes.length > 0 && !isOver(session, nowMs));
