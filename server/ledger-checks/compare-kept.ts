import type { Queryable } from '../../db/client.ts';
import { type Finding, Findings } from './findings.ts';
import type { Checkpoint } from './ledger-checks.contract.ts';
import { findLastEntry, listHashes } from './ledger-checks.queries.ts';

/** What the ledger has now, against what was signed of it once; nothing where it has all of it. */
export async function compareKept(
  db: Queryable,
  kept: readonly Pick<Checkpoint, 'sequence' | 'hash'>[],
): Promise<readonly Finding[]> {
  const hashes = await listHashes(
    db,
    kept.map(({ sequence }) => sequence),
  );
  const findings = new Findings();
  for (const { sequence, hash } of kept.toSorted((a, b) => a.sequence - b.sequence)) {
    const had = hashes.get(sequence);
    if (had?.equals(Buffer.from(hash, 'base64url'))) continue;
    if (had) findings.add('signed_otherwise', sequence);
    else {
      const last = (await findLastEntry(db))?.sequence ?? 0;
      if (sequence > last) findings.add('tail_cut', last + 1, sequence);
      else findings.add('entries_missing', sequence);
    }
  }
  return findings.list;
}
