import type { Dependencies } from '../../kernel/dependencies.ts';
import type { PrintQueue } from './printing.contract.ts';
import { countNeverPrinted, listNeverPrinted } from './printing.queries.ts';

/** Printed badges that are good and wait for their first printing. */
export async function listPrintQueue(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  { limit }: { limit: number },
): Promise<PrintQueue> {
  const now = clock.now();
  const [waiting, serials] = await Promise.all([
    countNeverPrinted(database.drizzle, now),
    listNeverPrinted(database.drizzle, now, limit),
  ]);
  return { waiting, serials };
}
