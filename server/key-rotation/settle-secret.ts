import type { Database, Transaction } from '../../db/client.ts';
import { openRotationDatabase } from '../../db/rotation.ts';
import { StartFault } from '../../db/start-fault.ts';
import { type CarriedUse, carriedUses } from '../../db/vocabulary.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Secrets } from '../kernel/secrets.ts';
import {
  deleteCarriedKey,
  doesAnythingRestOn,
  findLastSecret,
  insertSecret,
  listCarriedKeys,
  putCarriedKey,
  type SecretKeyRow,
} from './key-rotation.queries.ts';

interface SettleDependencies {
  readonly database: Pick<Database, 'drizzle'>;
  /** Of the database, to take on the role that may write this. */
  readonly url: string;
  readonly clock: Clock;
}

/**
 * Before a server serves: whether its secret is that of the database. A new one is put down, and the keys of the former one
 * that hashes rest on are carried over. Throws a StartFault where the database was used with a secret that is not named.
 */
export async function settleSecret({ database, url, clock }: SettleDependencies, secrets: Secrets): Promise<Secrets> {
  const last = await findLastSecret(database.drizzle);
  assertKnown(last, secrets);
  if (!isOf(last, secrets)) {
    const rotation = openRotationDatabase({ url });
    try {
      await rotation.inTransaction((tx) => takeOver(tx, secrets, last, clock.now()));
    } finally {
      await rotation.close();
    }
  }
  return withCarriedKeys(database, secrets);
}

/** The secrets with the keys that are carried over. */
export async function withCarriedKeys(database: Pick<Database, 'drizzle'>, secrets: Secrets): Promise<Secrets> {
  const carried = await listCarriedKeys(database.drizzle);
  return secrets.carrying(new Map(carried.map(({ use, sealedKey }) => [use, secrets.open('carried-keys', sealedKey)])));
}

/** Whether the database was last used with the newest of these. */
export const isOf = (last: SecretKeyRow | undefined, { marks: [newest] }: Secrets): boolean =>
  last !== undefined && newest !== undefined && last.mark.equals(newest);

function assertKnown(last: SecretKeyRow | undefined, secrets: Secrets): void {
  const [, ...former] = secrets.marks;
  if (!last) return;
  if (!isOf(last, secrets) && !former.some((mark) => mark.equals(last.mark))) {
    throw new StartFault(
      'SECRET_KEY is another one than this database was used with: put that one into SECRET_KEY_PREVIOUS, or back. See ops/runbooks/rotating-the-secret.md.',
    );
  }
  if (isOf(last, secrets) && !last.rotatedAt && former.length === 0) {
    throw new StartFault(
      'Not all that is stored was sealed anew: name the secret before in SECRET_KEY_PREVIOUS, and run npm run rotate-key.',
    );
  }
}

async function takeOver(tx: Transaction, secrets: Secrets, last: SecretKeyRow | undefined, now: Date): Promise<void> {
  const [mark, before] = secrets.marks;
  if (!mark) throw new Error('there is no secret');
  // What a database held before it knew its secrets was sealed under the one named first.
  const from = last?.mark ?? before;
  if (from) await carryKeys(tx, secrets, from, now);
  await insertSecret(tx, { mark, firstUsedAt: now, rotatedAt: from ? null : now });
}

/** A key that was carried before is carried on; one that nothing rests on any more goes. */
async function carryKeys(tx: Transaction, secrets: Secrets, from: Buffer, carriedAt: Date): Promise<void> {
  const known = new Map((await listCarriedKeys(tx)).map(({ use, sealedKey }) => [use, sealedKey]));
  for (const use of carriedUses) {
    if (await doesAnythingRestOn(tx, use)) {
      const key = keyBefore(secrets, from, use, known.get(use));
      await putCarriedKey(tx, { use, sealedKey: secrets.seal('carried-keys', key), carriedAt });
    } else if (known.has(use)) await deleteCarriedKey(tx, use);
  }
}

const keyBefore = (secrets: Secrets, from: Buffer, use: CarriedUse, carried: Buffer | undefined): Buffer =>
  carried ? secrets.open('carried-keys', carried) : secrets.keyOfFormer(from, use);
