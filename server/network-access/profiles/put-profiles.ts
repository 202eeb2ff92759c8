import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import type { NetworkProfile } from '../network-access.contract.ts';
import { networkAccessFaults } from '../network-access.errors.ts';
import { listProfileRows, lockProfiles, updateProfile } from './profiles.queries.ts';

export const listProfiles = ({ database }: Pick<Dependencies, 'database'>): Promise<NetworkProfile[]> =>
  listProfileRows(database.drizzle);

/**
 * Changes what these categories may do. Who is connected and would now be on another network, or on none, is disconnected at
 * once; other terms hold from the next joining on. Throws `network_access.profile_twice`.
 */
export async function putProfiles(
  { database, clock, secrets }: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  wanted: readonly NetworkProfile[],
): Promise<NetworkProfile[]> {
  const twice = wanted.flatMap(({ category }, at) =>
    wanted.findIndex((one) => one.category === category) < at
      ? [{ path: `profiles.${at}.category`, message: 'is there already' }]
      : [],
  );
  if (twice.length > 0) throw new DomainError(networkAccessFaults.profile_twice, undefined, twice);
  await inTransaction(database, async (tx) => {
    const known = new Map((await lockProfiles(tx)).map((one) => [one.category, one]));
    const profiles = wanted.filter((one) => !isDeepStrictEqual(known.get(one.category), one));
    if (profiles.length === 0) return;
    await appendLedger({ secrets, clock }, actor, tx, { action: 'network_profiles_changed', details: { profiles } });
    for (const profile of profiles) await updateProfile(tx, profile, clock.now());
  });
  return listProfiles({ database });
}
