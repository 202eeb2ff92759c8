import type { RotationDatabase } from '../../db/rotation.ts';
import { StartFault } from '../../db/start-fault.ts';
import { theSystem } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { appendLedger } from '../kernel/ledger.ts';
import type { Secrets } from '../kernel/secrets.ts';
import { findLastSecret, markRotated } from './key-rotation.queries.ts';
import { markAnew } from './mark-anew.ts';
import { type SealedAnew, sealAnew } from './seal-anew.ts';
import { sealedColumns } from './sealed-columns.ts';
import { isOf } from './settle-secret.ts';

interface RotateDependencies {
  readonly rotation: RotationDatabase;
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** Rows of one transaction. */
  readonly limit?: number;
}

/** What was sealed anew, by table. */
export type Rotated = ReadonlyMap<string, SealedAnew>;

/**
 * Seals all that is stored under the newest secret, beside a server that runs with it; interrupted, it is begun again. After
 * it the secrets before open nothing that is still there. Throws a StartFault where no server has run with this secret.
 */
export async function rotateKeys({ rotation, secrets, clock, limit }: RotateDependencies): Promise<Rotated> {
  const last = await findLastSecret(rotation.drizzle);
  if (!last || !isOf(last, secrets)) {
    throw new StartFault(
      'No server has run with this SECRET_KEY yet: start it first, with the one before in SECRET_KEY_PREVIOUS.',
    );
  }
  const rotated = new Map<string, SealedAnew>();
  for (const column of sealedColumns) rotated.set(column.table, await sealAnew(rotation, secrets, column, limit));
  rotated.set('ledger_details', await markAnew(rotation, secrets, limit));
  await rotation.inTransaction(async (tx) => {
    await markRotated(tx, last.id, clock.now());
    if (last.rotatedAt) return;
    const details = Object.fromEntries([...rotated].map(([table, { changed }]) => [table, changed]));
    await appendLedger({ secrets, clock }, theSystem, tx, { action: 'secret_key_rotated', details });
  });
  return rotated;
}
