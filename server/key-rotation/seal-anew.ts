import type { RotationDatabase } from '../../db/rotation.ts';
import type { Secrets } from '../kernel/secrets.ts';
import { listSealedRows, replaceSealed, type SealedRow } from './key-rotation.queries.ts';
import type { SealedColumn } from './sealed-columns.ts';

/** What came of sealing rows anew. */
export interface SealedAnew {
  /** Rows that were sealed anew. */
  readonly changed: number;
  /** Rows that none of the secrets opens. */
  readonly unopened: number;
}

/** A transaction for each, so that whoever writes the same rows waits for moments. */
export const atATime = 200;

/** Seals what one column holds anew, some rows at a time. What is sealed anew already stays, so it may be begun again. */
export async function sealAnew(
  rotation: RotationDatabase,
  secrets: Secrets,
  column: SealedColumn,
  limit = atATime,
): Promise<SealedAnew> {
  const done = { changed: 0, unopened: 0 };
  for (let after = ''; ; ) {
    const rows = await listSealedRows(rotation.drizzle, column, { after, limit });
    const fresh = rows.map((row) => ({ row, ...freshOf(secrets, column, row) }));
    done.unopened += fresh.filter(({ state }) => state === 'unopened').length;
    done.changed += await rotation.inTransaction(async (tx) => {
      let changed = 0;
      for (const { row, sealed } of fresh)
        if (sealed && (await replaceSealed(tx, column, { row, fresh: sealed }))) changed += 1;
      return changed;
    });
    const last = rows.at(-1);
    if (!last || rows.length < limit) return done;
    after = last.key;
  }
}

function freshOf(secrets: Secrets, { use }: SealedColumn, { sealed }: SealedRow) {
  if (secrets.isSealedAnew(use, sealed)) return { state: 'sealed anew' } as const;
  try {
    return { state: 'opened', sealed: secrets.seal(use, secrets.open(use, sealed)) } as const;
  } catch {
    // Sealed under a secret that nobody has named, or not by us: it stays as it is, and is told.
    return { state: 'unopened' } as const;
  }
}
