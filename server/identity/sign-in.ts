import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { hashOf } from '../kernel/secrets.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { forgetAuthentications } from './authenticate.ts';
import { type BegunSignIn, beginSignIn, type Comer, type SignInDependencies } from './begin-sign-in.ts';
import { identityFaults } from './identity.errors.ts';
import { whyNotGood } from './look-up-link.ts';
import { consumeLink, findLink } from './sign-ins.queries.ts';
import { wakeStations } from './wake-stations.ts';

/**
 * Uses a link up and begins a sign-in under a new secret, which goes into the cookie. The sign-in that the same browser
 * had before ends. Throws `identity.link_unknown`, `link_used`, `link_expired`, `staff_disabled`.
 */
export async function signIn(
  deps: SignInDependencies & Pick<Dependencies, 'live'>,
  { token, ...comer }: Comer & { token: string },
): Promise<BegunSignIn> {
  const { database, clock, live } = deps;
  const begun = await inTransaction(database, async (tx) => {
    const now = clock.now();
    const staffId = await consumeLink(tx, hashOf(token), now);
    if (!staffId) throw new DomainError(whyNotGood(await findLink(tx, hashOf(token)), now) ?? identityFaults.link_used);
    return beginSignIn(deps, tx, { staffId, proof: 'link', ...comer });
  });
  if (comer.previousSignInId) forgetAuthentications(database);
  wakeStations(live, begun.leftStations);
  return begun;
}
