import type { DelegateActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { listLiveCredentials } from '../credentials/credentials.queries.ts';
import { describeCredential } from '../credentials/describe-credential.ts';
import { type OwnAttempt, type OwnNetwork, ownAttemptsShown } from '../network-access.contract.ts';
import { networkAccessFaults } from '../network-access.errors.ts';
import { describeWifi, type WifiDependencies } from '../onboarding/describe-wifi.ts';
import { findAccount, type JoinAttempt, listAttempts } from './accounts.queries.ts';
import { known } from './known.ts';
import { openHours } from './open-hours.ts';

/** What a delegate sees of their own account. Throws `network_access.delegate_unknown`. */
export async function describeOwnNetwork(deps: WifiDependencies, actor: DelegateActor): Promise<OwnNetwork> {
  const { database, clock } = deps;
  const db = database.drizzle;
  const account = await findAccount(db, actor.id);
  if (!account) throw new DomainError(networkAccessFaults.delegate_unknown);
  const { opensAt, closesAt } = openHours(account);
  const wifi = await describeWifi(deps);
  return {
    ...(wifi && { wifi }),
    ...{ standing: account.standing, devices: account.devices },
    ...{ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
    credentials: (await listLiveCredentials(db, actor.id, clock.now())).map(describeCredential),
    attempts: (await listAttempts(db, actor.id, ownAttemptsShown)).map(describeOwnAttempt),
  };
}

/** Without the access point and the hotspot's code, which are the operator's. */
function describeOwnAttempt({ at, method, outcome, deviceName, hotspotName }: JoinAttempt): OwnAttempt {
  return { at: at.toISOString(), outcome, ...known({ method, deviceName, hotspotName }) };
}
