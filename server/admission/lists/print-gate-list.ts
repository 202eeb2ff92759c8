import { type DelegateCategory, delegateCategories } from '../../../db/vocabulary.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { describeConference } from '../../registration/describe-conference.ts';
import { dayIn } from '../../registration/forms/age.ts';
import type { LayoutWorld } from '../layout-world.ts';
import { scanDeskOf } from '../scan-desk.ts';
import { describeListed } from './describe-listed.ts';
import type { GateList } from './lists.contract.ts';
import { listsFaults } from './lists.errors.ts';
import { listEntrants } from './lists.queries.ts';

type ListDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;

/**
 * Who may enter at a gate today, to be ticked by hand when devices fail: what the badge would be admitted for at some hour
 * of the day. Written to the ledger as printed. Throws `admission.gate_unknown`.
 */
export async function printGateList(deps: ListDependencies, actor: StaffActor, gateId: string): Promise<GateList> {
  const world = await scanDeskOf(deps).world();
  const gate = world.layout.gates.find(({ id }) => id === gateId);
  const zone = gate && world.layout.zones.find(({ id }) => id === gate.innerZoneId);
  if (!gate || !zone) throw new DomainError(listsFaults.gate_unknown);
  const now = deps.clock.now();
  const { timeZone } = await describeConference(deps);
  return inTransaction(deps.database, async (tx) => {
    const categories = categoriesOfToday(world, zone.id, now.getTime());
    const rows = await listEntrants(tx, now, categories, world.vettedCategories);
    const details = { list: 'gate', gateId, people: rows.length };
    await appendLedger(deps, actor, tx, { action: 'list_printed', details });
    return {
      at: now.toISOString(),
      day: dayIn(timeZone, now),
      gate: { id: gate.id, name: gate.name },
      zone: { id: zone.id, name: zone.name },
      people: rows.map((row) => ({ ...describeListed(row), isVerified: row.is_verified })),
    };
  });
}

/** As finely as rules are looked at over a day. */
const stepMinutes = 5;

/** Categories that some rule lets in at some time of the day of that instant. */
export function categoriesOfToday(
  { rules, calendar }: Pick<LayoutWorld, 'rules' | 'calendar'>,
  zoneId: string,
  at: number,
): DelegateCategory[] {
  const day = calendar.dayOf(at);
  const times = Array.from({ length: 1440 / stepMinutes }, (_, index) => calendar.instantOf(day, index * stepMinutes));
  return delegateCategories.filter((category) => times.some((time) => rules.inForce(zoneId, category, time)));
}
