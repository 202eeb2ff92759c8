import { theSystem } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { fetchingFaults } from '../kernel/fetching/fetching.errors.ts';
import { lookEvery } from '../kernel/look-every.ts';
import { matchRoomsAgain } from './match-rooms-again.ts';
import type { ImportPlan } from './plan-import.ts';
import { programmeTopic } from './programme.contract.ts';
import { programmeFaults } from './programme.errors.ts';
import { listSources, type StoredSource, updateSource } from './programme.queries.ts';
import { type FetchDependencies, fetchFrom } from './put-address.ts';
import { putSchedule } from './put-schedule.ts';
import { readForVenue } from './read-for-venue.ts';

export type FollowDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'log'> &
  FetchDependencies;

const everyMs = 5 * 60_000;

/** Asks the addresses that are followed again every five minutes. The function returned ends it. */
export function followAddresses(deps: FollowDependencies): () => Promise<void> {
  return lookEvery(everyMs, () => askAgain(deps));
}

/** Asks each followed address once, and puts what has changed; what goes wrong is kept with the source, for people to see. */
export async function askAgain(deps: FollowDependencies): Promise<void> {
  try {
    await matchRoomsAgain(deps);
    const sources = await listSources(deps.database.drizzle);
    for (const source of sources) if (source.isFollowed && source.address) await follow(deps, source, source.address);
  } catch (error) {
    deps.log.error({ err: error }, 'followed programmes could not be asked for');
  }
}

async function follow(deps: FollowDependencies, source: StoredSource, address: string): Promise<void> {
  try {
    const fetched = await fetchFrom(deps, address, source.etag ?? undefined);
    if (fetched.isSame) return await tell(deps, source, null);
    const good = await readForVenue(deps, fetched.bytes);
    if (good.hash === source.contentHash) return await tell(deps, source, null);
    const terms = { name: source.name, address, isFollowed: true, etag: fetched.etag, judge: refuseEmptying };
    await putSchedule(deps, theSystem, good, terms);
  } catch (error) {
    if (!(error instanceof DomainError)) deps.log.warn({ err: error }, 'a followed programme could not be put');
    await tell(deps, source, error instanceof DomainError ? error.fault.code : fetchingFaults.address_failed.code);
  }
}

/** A source that is half written, or of another conference: people look at it before it is put. */
function refuseEmptying({ counts }: ImportPlan): void {
  const { cancelled, added, ...kept } = counts;
  const known = cancelled + kept.unchanged + kept.amended + kept.rescheduled + kept.moved + kept.retitled;
  if (cancelled >= 10 && cancelled * 2 > known) throw new DomainError(programmeFaults.too_many_cancelled);
}

async function tell(
  { database, clock, live }: FollowDependencies,
  source: StoredSource,
  fault: string | null,
): Promise<void> {
  const isRead = fault === null && { readAt: clock.now() };
  await updateSource(database.drizzle, source.id, { fault, ...isRead });
  if (source.fault !== fault) live.wake(programmeTopic, {});
}
