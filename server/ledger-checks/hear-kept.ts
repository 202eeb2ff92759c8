import type { Dependencies } from '../kernel/dependencies.ts';
import { isSigned } from './checkpoint-signature.ts';
import { compareKept } from './compare-kept.ts';
import { ledgerBookOf } from './ledger-book.ts';
import type { Checkpoint } from './ledger-checks.contract.ts';
import { findDeviceName, listHashes } from './ledger-checks.queries.ts';
import { tellBroken } from './tell-broken.ts';

export interface HeardKept {
  /** Up to which entry the device keeps the ledger as it is; 0 where it keeps nothing of it. */
  readonly upTo: number;
  /** The newest checkpoint, for the device to keep; none before there is one. */
  readonly newest: Checkpoint | undefined;
}

/**
 * Hears of the checkpoints that a device keeps: where the ledger has not, or not any more, what was signed then, the
 * administrators are told. What bears no true signature says nothing of the ledger, and is logged.
 */
export async function hearKept(
  deps: Pick<Dependencies, 'database' | 'clock' | 'live' | 'log'>,
  deviceId: string,
  kept: readonly Checkpoint[],
): Promise<HeardKept> {
  const { drizzle } = deps.database;
  const hashes = await listHashes(
    drizzle,
    kept.map(({ sequence }) => sequence),
  );
  const isAsKept = ({ sequence, hash }: Checkpoint) => hashes.get(sequence)?.toString('base64url') === hash;
  const others = kept.filter((one) => !isAsKept(one));
  const broken = others.filter(isSigned);
  if (broken.length < others.length) deps.log.warn({ deviceId }, 'a device keeps a checkpoint that nobody has signed');
  if (broken.length > 0) {
    const name = await findDeviceName(drizzle, deviceId);
    await tellBroken(deps, await compareKept(drizzle, broken), `Compared with what the device ${name} keeps`);
  }
  const upTo = Math.max(0, ...kept.filter(isAsKept).map(({ sequence }) => sequence));
  return { upTo, newest: ledgerBookOf(deps.database).signed };
}
