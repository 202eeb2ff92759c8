import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { scanDeskOf } from '../scan-desk.ts';
import { pathOf } from '../zone-tree.ts';
import { describeListed } from './describe-listed.ts';
import type { AssemblyList } from './lists.contract.ts';
import { listsFaults } from './lists.errors.ts';
import { type InsideRow, listInside } from './lists.queries.ts';

type ListDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;

/**
 * Who is inside now, by zone, group and name: for an evacuation. Whoever has it printed is in the ledger, for it says
 * where people are. Throws `admission.zone_unknown`.
 */
export async function printAssemblyList(
  deps: ListDependencies,
  actor: StaffActor,
  { zoneId }: { zoneId?: string | undefined },
): Promise<AssemblyList> {
  const { zones } = await scanDeskOf(deps).world();
  if (zoneId && !zones.has(zoneId)) throw new DomainError(listsFaults.zone_unknown);
  const within = zoneId ? [...zones.keys()].filter((id) => pathOf(zones, id).includes(zoneId)) : undefined;
  const now = deps.clock.now();
  return inTransaction(deps.database, async (tx) => {
    const rows = await listInside(tx, now, within);
    const details = { list: 'assembly', people: rows.length, ...(zoneId && { zoneId }) };
    await appendLedger(deps, actor, tx, { action: 'list_printed', details });
    return { at: now.toISOString(), zones: byZone(rows) };
  });
}

function byZone(rows: readonly InsideRow[]): AssemblyList['zones'] {
  const zones = new Map<string, AssemblyList['zones'][number]>();
  for (const row of rows) {
    const zone = zones.get(row.zone_id) ?? { id: row.zone_id, name: row.zone_name, people: 0, groups: [] };
    zones.set(row.zone_id, zone);
    zone.people += 1;
    const name = row.group_name ?? undefined;
    let group = zone.groups.find((each) => each.name === name);
    if (!group) {
      group = { people: [], ...(name !== undefined && { name }) };
      zone.groups.push(group);
    }
    group.people.push(describeListed(row));
  }
  return [...zones.values()];
}
