import type { Queryable } from '../../db/client.ts';
import type { Clock } from '../kernel/clock.ts';
import { uuidv7 } from '../kernel/ids.ts';
import { hashOf, newToken } from '../kernel/secrets.ts';
import { insertDelegateLinks } from './delegate-access.queries.ts';

/**
 * Adds a link to the page of each delegate within the caller's transaction; in the same order their paths, such as
 * `/delegate/#secret`. Only hashes of the secrets are kept: whoever calls this hands each to its delegate, or nobody can.
 */
export async function addDelegateLinks(
  { clock }: { clock: Clock },
  tx: Queryable,
  delegateIds: readonly string[],
  madeBy?: string,
): Promise<string[]> {
  const madeAt = clock.now();
  const made = delegateIds.map((delegateId) => ({ delegateId, secret: newToken() }));
  await insertDelegateLinks(
    tx,
    made.map(({ delegateId, secret }) => ({
      id: uuidv7(madeAt),
      secretHash: hashOf(secret),
      delegateId,
      madeAt,
      madeBy: madeBy ?? null,
    })),
  );
  return made.map(({ secret }) => `/delegate/#${secret}`);
}
