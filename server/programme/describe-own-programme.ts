import type { DelegateActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { describeConference } from '../registration/describe-conference.ts';
import { describeSession, findSessions } from './describe-sessions.ts';
import { listFavourites } from './favourites.queries.ts';
import { type OwnProgramme, type SessionChange, sessionChange } from './own-programme.contract.ts';
import { listChanges } from './sessions.queries.ts';

/** What a delegate marked, with what became of it since, and whether there is room. */
export async function describeOwnProgramme(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  actor: DelegateActor,
  since?: Date,
): Promise<OwnProgramme> {
  const marked = await listFavourites(database.drizzle, actor.id);
  const ids = [...marked.keys()];
  const [found, changes, { timeZone }] = await Promise.all([
    findSessions({ database }, { ids }),
    listChanges(database.drizzle, ids, since),
    describeConference({ database }),
  ]);
  const now = clock.now();
  const sessions = found.rows.map((row) => {
    const markedAt = marked.get(row.id) ?? now;
    return {
      ...describeSession(row, found, { isMarked: true, now }),
      markedAt: markedAt.toISOString(),
      changes: changes.filter(({ sessionId, at }) => sessionId === row.id && at > markedAt).map(describeChange),
    };
  });
  return { delegateId: actor.id, timeZone, sessions };
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
