import { isDeepStrictEqual } from 'node:util';
import type { Queryable } from '../../db/client.ts';
import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import type { Layout, LayoutToPut } from './admission.contract.ts';
import { admissionFaults } from './admission.errors.ts';
import { checkLayout } from './check-layout.ts';
import {
  findLayout,
  listStillNeeded,
  lockZoneCounters,
  recountZones,
  replaceLayout,
  type StillNeeded,
} from './layout.queries.ts';
import { firstRules } from './rules/first-rules.ts';
import { insertRuleVersion, lockNewestVersion } from './rules/rules.queries.ts';
import { scanDeskOf } from './scan-desk.ts';
import { growZoneTree } from './zone-tree.ts';

/**
 * Makes this the whole layout: what it leaves out is removed, and refused (`admission.layout_in_use`) where something
 * depends on it. No scan is recorded meanwhile; people are counted anew in the zones as they then are. Rules that come
 * with it are the first of a venue that has none; others than those that stand are refused
 * (`admission.layout_rules_stand`).
 */
export async function putLayout(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  layout: LayoutToPut,
): Promise<Layout> {
  const faults = checkLayout(layout);
  if (faults.length > 0) throw new DomainError(admissionFaults.layout_invalid, undefined, faults.slice(0, 50));
  const zones = growZoneTree(layout.zones);
  return scanDeskOf(deps).whileIdle(() =>
    inTransaction(deps.database, async (tx) => {
      await lockZoneCounters(tx);
      const removed = removedBy(await findLayout(tx), layout);
      const needed = await listStillNeeded(tx, removed);
      if (needed.length > 0) throw new DomainError(admissionFaults.layout_in_use, sentenceOf(needed));
      await replaceLayout(tx, layout);
      await recountZones(tx, zones);
      await saveFirstRules(deps, actor, tx, layout);
      const { zones: zoneList, gates, lanes, rules = [] } = layout;
      const counts = { zones: zoneList.length, gates: gates.length, lanes: lanes.length, rules: rules.length };
      await appendLedger(deps, actor, tx, { action: 'layout_changed', details: { ...counts, removed } });
      return findLayout(tx);
    }),
  );
}

async function saveFirstRules(
  { clock }: Pick<Dependencies, 'clock'>,
  actor: StaffActor,
  tx: Queryable,
  layout: LayoutToPut,
): Promise<void> {
  const rules = firstRules(layout);
  if (rules.length === 0) return;
  const newest = await lockNewestVersion(tx);
  if (isDeepStrictEqual(newest.rules, rules)) return;
  if (newest.rules.length > 0) throw new DomainError(admissionFaults.layout_rules_stand);
  const savedAt = clock.now().getTime();
  await insertRuleVersion(tx, { version: newest.version + 1, savedAt, rules, savedBy: actor.id, note: '' });
}

function removedBy(before: Layout, after: Layout) {
  const missing = (was: readonly { id: string }[], is: readonly { id: string }[]) => {
    const kept = new Set(is.map(({ id }) => id));
    return was.map(({ id }) => id).filter((id) => !kept.has(id));
  };
  return {
    zoneIds: missing(before.zones, after.zones),
    gateIds: missing(before.gates, after.gates),
    laneIds: missing(before.lanes, after.lanes),
  };
}

const reasons: Record<StillNeeded['by'], string> = {
  people: 'people are inside',
  rules: 'rules name it',
  hotspots: 'hotspots stand in it',
  stations: 'a station belongs to it',
  devices: 'devices are registered for it',
  scans: 'scans were made there; close it instead',
  verifications: 'people who were referred from it are waiting',
};

function sentenceOf(needed: readonly StillNeeded[]): string {
  const named = needed.slice(0, 10).map(({ kind, id, by }) => `${kind} ${id}: ${reasons[by]}`);
  const more = needed.length > 10 ? `; and ${needed.length - 10} more` : '';
  return `${named.join('; ')}${more}.`;
}
