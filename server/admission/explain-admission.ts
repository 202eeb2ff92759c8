import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { decide, type Known, type Situation } from './decide.ts';
import { explain } from './explain-decision.ts';
import { countHeads } from './head-count.ts';
import { knownOf } from './judge-scan.ts';
import { gatesOf } from './layout-world.ts';
import { letInBy } from './overrides/let-in-by.ts';
import { findLastOverrideOf } from './overrides/overrides.queries.ts';
import { checkOutBy, neverSeen, type Presence } from './presence.ts';
import type { AdmissionExplained } from './rules/change.contract.ts';
import { rulesFaults } from './rules/rules.errors.ts';
import { scanDeskOf } from './scan-desk.ts';
import { findStanding, listAllPresences, type Standing } from './standings.queries.ts';

/** Why a delegate would not be let in at a gate now, and the least that would change it. Nothing is recorded. */
export async function explainAdmission(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  { delegateId, gateId }: { delegateId: string; gateId: string },
): Promise<AdmissionExplained> {
  const world = await scanDeskOf(deps).world();
  const gate = gatesOf(world.layout).get(gateId);
  if (!gate) throw new DomainError(rulesFaults.gate_unknown);
  const { sql } = deps.database;
  const laneIds = world.layout.lanes.filter((lane) => lane.gateId === gateId).map(({ id }) => id);
  const [standing, stored, override] = await Promise.all([
    findStanding(sql, delegateId),
    listAllPresences(sql),
    findLastOverrideOf(sql, delegateId, laneIds),
  ]);
  if (!standing) throw new DomainError(rulesFaults.delegate_unknown);
  const at = deps.clock.now().getTime();
  const presences = new Map([...stored].map(([id, presence]) => [id, checkOutBy(world, presence, at)]));
  const situation: Situation = {
    ...{ direction: 'in', gate, at, reading: 'signed' },
    ...countHeads(world.zones, presences.values()),
    known: standingKnown(standing, presences),
  };
  const decision = decide(world, situation);
  const insideOf = situation.known?.presence.zoneId;
  return {
    ...{ gateId, at: new Date(at).toISOString(), ruleVersion: world.rules.version },
    ...{ verdict: decision.verdict, reason: decision.reason },
    ...(decision.verdict !== 'admit' && explain(world, situation, decision)),
    ...(insideOf !== undefined && { insideOf }),
    ...(override && { letIn: letInBy(override) }),
  };
}

/** Somebody with their best badge, where they are. */
export function standingKnown(
  { delegateId, badge, hasBadge, companionOf }: Standing,
  presences: ReadonlyMap<string, Presence>,
): Known {
  const known = knownOf(badge, Infinity);
  return {
    ...known,
    ...(!hasBadge && { badge: { ...known.badge, standing: 'none' as const } }),
    presence: presences.get(delegateId) ?? neverSeen,
    ...(companionOf !== null && { accompanied: presences.get(companionOf) ?? neverSeen }),
  };
}
