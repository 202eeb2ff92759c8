import { alertsTopic } from '../../alerts/alerts.contract.ts';
import { raiseAlert } from '../../alerts/raise-alert.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import type { LayoutWorld } from '../layout-world.ts';
import { checkOutBy } from '../presence.ts';
import { scanDeskOf } from '../scan-desk.ts';
import { pathOf } from '../zone-tree.ts';
import { type LastPass, type Whereabouts, type WhereaboutsAnswer, whereaboutsToldMs } from './whereabouts.contract.ts';
import { whereaboutsFaults } from './whereabouts.errors.ts';
import { findLastSeen, type LastSeen } from './whereabouts.queries.ts';

/**
 * Tells where a delegate is by their scans, and by which lane they last passed. The ledger and the administrators are
 * told by the same transaction that reads it: where either cannot be, nothing is answered. Throws
 * `admission.delegate_unknown`.
 */
export async function lookUpWhereabouts(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  { delegateId, because }: { delegateId: string; because: string },
): Promise<WhereaboutsAnswer> {
  const world = await scanDeskOf(deps).world();
  const at = deps.clock.now();
  const seen = await inTransaction(deps.database, async (tx) => {
    const found = await findLastSeen(tx, delegateId);
    if (!found) throw new DomainError(whereaboutsFaults.delegate_unknown);
    const alertId = await raiseAlert(deps, actor, tx, { kind: 'whereabouts_looked_up', delegateId, because });
    await appendLedger(deps, actor, tx, {
      action: 'whereabouts_looked_up',
      delegateId,
      details: { because, alertId },
    });
    return found;
  });
  deps.live.wake(alertsTopic, {});
  return { delegate: seen.delegate, at: at.toISOString(), whereabouts: whereaboutsAt(world, seen, at.getTime()) };
}

function whereaboutsAt(world: LayoutWorld, { presence, scan }: LastSeen, now: number): Whereabouts {
  const lastTime = presence.last?.correctedTime;
  if (lastTime === undefined) return { kind: 'unknown', because: 'never_seen' };
  if (now - lastTime > whereaboutsToldMs) return { kind: 'unknown', because: 'too_long_ago' };
  const { zoneId, checkedOutAt } = checkOutBy(world, presence, now);
  const seen = {
    last: lastPassOf(world, lastTime, scan),
    ...(checkedOutAt !== undefined && checkedOutAt > lastTime && { checkedOutAt: asInstant(checkedOutAt) }),
  };
  const zones = pathOf(world.zones, zoneId).flatMap((id) => world.layout.zones.find((zone) => zone.id === id) ?? []);
  if (zones.length === 0) return { kind: 'outside', ...seen };
  return { kind: 'inside', zones: zones.map(({ id, name }) => ({ id, name })), ...seen };
}

function lastPassOf(world: LayoutWorld, lastTime: number, scan: LastSeen['scan']): LastPass {
  const at = asInstant(lastTime);
  const lane = scan && world.lanes.get(scan.laneId);
  if (!lane) return { at };
  const gate = { id: lane.gate.id, name: lane.gate.name };
  return { at, through: { gate, laneNumber: lane.number, direction: scan.direction } };
}

const asInstant = (ms: number): string => new Date(ms).toISOString();
