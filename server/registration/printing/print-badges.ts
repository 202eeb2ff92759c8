import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { countPrinted } from '../badges/count-printed.ts';
import { type FaceRow, listFaces } from './printing.queries.ts';

/** Where the badges come out. */
export type PrintedBy = 'file' | 'browser' | 'kiosk';

/**
 * Counts these badges as printed once more, writes who printed them to the ledger, and gives them with their holders in
 * the order asked for. A printer that then fails is not known here: printing again counts again. Throws
 * `badge_not_printable` when one is no printed badge that is good, and counts none then.
 */
export async function printBadges(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  { serials, by }: { serials: readonly number[]; by: PrintedBy },
): Promise<FaceRow[]> {
  return inTransaction(deps.database, async (tx) => {
    const counted = await countPrinted(tx, serials, deps.clock.now());
    const only = counted.length === 1 ? counted[0] : undefined;
    await appendLedger(deps, actor, tx, {
      action: 'badges_printed',
      ...(only && { delegateId: only.delegateId }),
      details: { by, badges: counted.map(({ serial, timesPrinted }) => ({ serial, timesPrinted })) },
    });
    const rows = new Map((await listFaces(tx, serials)).map((row) => [row.badge.serial, row]));
    return serials.flatMap((serial) => rows.get(serial) ?? []);
  });
}
