import type { DelegateActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { describeConference } from '../registration/describe-conference.ts';
import { describeSession, findSessions } from './describe-sessions.ts';
import { listFavourites } from './favourites.queries.ts';
import { findHalls, type Halls, soonMs } from './hall-standings.ts';
import { type OwnProgramme, type SessionChange, sessionChange } from './own-programme.contract.ts';
import { listChanges, type SessionRow } from './sessions.queries.ts';

/** What a delegate marked, with what became of it since, and whether there is room. */
export async function describeOwnProgramme(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  actor: DelegateActor,
  since?: Date,
): Promise<OwnProgramme> {
  const marked = await listFavourites(database.drizzle, actor.id);
  const ids = [...marked.keys()];
  const [found, changes, halls, { timeZone }] = await Promise.all([
    findSessions({ database }, { ids }),
    listChanges(database.drizzle, ids, since),
    findHalls({ database }),
    describeConference({ database }),
  ]);
  const now = clock.now();
  const sessions = found.rows.map((row) => {
    const markedAt = marked.get(row.id) ?? now;
    return {
      ...describeSession(row, found, true),
      markedAt: markedAt.toISOString(),
      changes: changes.filter(({ sessionId, at }) => sessionId === row.id && at > markedAt).map(describeChange),
      isFull: isFullFor(row, halls, now),
    };
  });
  return { timeZone, sessions };
}

function isFullFor({ placeKey, startsAt, endsAt, state }: SessionRow, halls: Halls, now: Date): boolean {
  const isSoon = state === 'scheduled' && startsAt.getTime() - soonMs <= now.getTime() && endsAt > now;
  return isSoon && (halls.standingOf(placeKey)?.isFull ?? false);
}

function describeChange({
  at,
  kind,
  before,
}: {
  at: Date;
  kind: SessionChange['kind'];
  before: unknown;
}): SessionChange {
  const was = sessionChange.shape.before.safeParse(before ?? undefined);
  return { at: at.toISOString(), kind, ...(was.data && { before: was.data }) };
}
