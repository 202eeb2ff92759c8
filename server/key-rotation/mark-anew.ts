import { createHash } from 'node:crypto';
import type { RotationDatabase } from '../../db/rotation.ts';
import { markOfEntry, marksOfEntry } from '../kernel/chain-entry.ts';
import { nonceOf, open, type Secrets, seal } from '../kernel/secrets.ts';
import { type DetailsRow, listDetails, replaceDetails } from './key-rotation.queries.ts';
import { atATime, type SealedAnew } from './seal-anew.ts';

/**
 * Seals what lies beside the entries of the ledger anew, with the mark that the newest secret gives each. Only what bears
 * the mark of a former secret and says what the entry committed to gets a new one: what somebody else has put there stays as
 * it is, and is found by whoever checks the ledger.
 */
export async function markAnew(rotation: RotationDatabase, secrets: Secrets, limit = atATime): Promise<SealedAnew> {
  const done = { changed: 0, unopened: 0 };
  for (let after = -1; ; ) {
    const rows = await listDetails(rotation.drizzle, { after, limit });
    const fresh = rows.map((row) => ({ row, ...freshOf(secrets, row) }));
    done.unopened += fresh.filter(({ state }) => state === 'unopened').length;
    done.changed += await rotation.inTransaction(async (tx) => {
      let changed = 0;
      for (const { row, sealed } of fresh) if (sealed && (await replaceDetails(tx, row, sealed))) changed += 1;
      return changed;
    });
    const last = rows.at(-1);
    if (!last || rows.length < limit) return done;
    after = last.sequence;
  }
}

function freshOf(secrets: Secrets, row: DetailsRow) {
  const { hash, sealed } = row;
  const [newest, ...former] = marksOfEntry(secrets, hash);
  const has = (mark: Buffer) => nonceOf(sealed).equals(mark);
  if (newest && has(newest)) return { state: 'marked anew' } as const;
  const mark = former.some(has) ? markOfEntry(secrets, hash) : undefined;
  const anew = sealedAnew(secrets, row, mark);
  return anew ? ({ state: 'opened', sealed: anew } as const) : ({ state: 'unopened' } as const);
}

/** Without a mark, as from a time when there were none, it gets none now. */
function sealedAnew(secrets: Secrets, row: DetailsRow, mark: Buffer | undefined): Buffer | undefined {
  const { subjectId, sealedKey, sealed, commitment } = row;
  // The key of who was erased is gone: nobody opens it, but its mark is looked at.
  if (subjectId !== null && sealedKey === null) return mark && Buffer.concat([mark, sealed.subarray(mark.length)]);
  try {
    const key = sealedKey && secrets.open('ledger', sealedKey);
    const plain = key ? open(key, sealed) : secrets.open('ledger', sealed);
    if (!createHash('sha256').update(plain).digest().equals(commitment)) return undefined;
    return key ? seal(key, plain, mark) : secrets.seal('ledger', plain, mark);
  } catch {
    return undefined;
  }
}
