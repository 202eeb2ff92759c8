import type { DelegateActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { describeConference } from '../registration/describe-conference.ts';
import { describeSession, findSessions } from './describe-sessions.ts';
import { listFavourites } from './favourites.queries.ts';
import type { SessionDetails, SessionList } from './own-programme.contract.ts';
import { programmeFaults } from './programme.errors.ts';

/** The whole programme, with what this delegate marked of it. */
export async function listSessionsFor(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  actor: DelegateActor,
): Promise<SessionList> {
  const [found, marked, { timeZone, name }] = await Promise.all([
    findSessions({ database }),
    listFavourites(database.drizzle, actor.id),
    describeConference({ database }),
  ]);
  const now = clock.now();
  const sessions = found.rows.map((row) => describeSession(row, found, { isMarked: marked.has(row.id), now }));
  return { delegateId: actor.id, conference: name, timeZone, sessions };
}

/** All of one session. Throws `programme.session_unknown`. */
export async function describeSessionFor(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  actor: DelegateActor,
  sessionId: string,
): Promise<SessionDetails> {
  const found = await findSessions({ database }, { ids: [sessionId], withTexts: true });
  const [row] = found.rows;
  if (!row) throw new DomainError(programmeFaults.session_unknown);
  const marked = await listFavourites(database.drizzle, actor.id);
  const { abstract, description, url } = row;
  return {
    ...describeSession(row, found, { isMarked: marked.has(sessionId), now: clock.now() }),
    ...(abstract !== null && { abstract }),
    ...(description !== null && { description }),
    ...(url !== null && { url }),
  };
}
