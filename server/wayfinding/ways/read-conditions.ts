import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { wayBoardOf } from './way-board.ts';
import type { WayConditions } from './ways.contract.ts';
import { wayFaults } from './ways.errors.ts';

const instantOf = (ms: number): string => new Date(ms).toISOString();

/** Closures, crowd and departures as they are now, or only their revision where that is the one that the asker holds. */
export async function readConditions(
  deps: Pick<Dependencies, 'database' | 'clock'>,
  heldRevision: string | undefined,
): Promise<{ revision: string; conditions?: WayConditions }> {
  const { ground } = await wayBoardOf(deps);
  if (!ground) throw new DomainError(wayFaults.no_plan);
  const { version, timeZone } = ground;
  const revision = `${ground.versionId.slice(0, 8)}-${ground.revision}`;
  if (revision === heldRevision) return { revision };
  const closures = ground.closures.map(({ walkwayIds, startsAt, until, reason }) => ({
    ...{ walkwayIds, startsAt: startsAt.toISOString(), ...(until && { until: until.toISOString() }), reason },
  }));
  const departures = ground.departures.map(({ atMs, ...ride }) => ({ ...ride, at: atMs.map(instantOf) }));
  const at = deps.clock.now().toISOString();
  return {
    revision,
    conditions: { version, revision, at, timeZone, closures, crowd: Object.fromEntries(ground.crowd), departures },
  };
}
