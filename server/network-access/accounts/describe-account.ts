import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { listAllCredentials } from '../credentials/credentials.queries.ts';
import { describeCredential } from '../credentials/describe-credential.ts';
import { attemptsShown, type NetworkAccount } from '../network-access.contract.ts';
import { networkAccessFaults } from '../network-access.errors.ts';
import { findAccount, listAttempts, listOpenConnections } from './accounts.queries.ts';
import { known } from './known.ts';
import { openHours } from './open-hours.ts';

/** All that staff see of one delegate's account. Throws `network_access.delegate_unknown`. */
export async function describeAccount(
  { database }: Pick<Dependencies, 'database'>,
  delegateId: string,
): Promise<NetworkAccount> {
  const db = database.drizzle;
  const [account, credentials, attempts, open] = await Promise.all([
    findAccount(db, delegateId),
    listAllCredentials(db, delegateId),
    listAttempts(db, delegateId, attemptsShown),
    listOpenConnections(db, delegateId),
  ]);
  if (!account) throw new DomainError(networkAccessFaults.delegate_unknown);
  const { opensAt, closesAt } = openHours(account);
  return {
    ...{ delegateId, name: account.name, nameLatin: account.nameLatin, category: account.category },
    ...{ standing: account.standing, devices: account.devices, vlan: account.vlan, routeOut: account.routeOut },
    ...{ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
    ...(account.verifiedAt && { verifiedAt: new Date(account.verifiedAt).toISOString() }),
    ...revocationOf(account),
    credentials: credentials.map((row) => ({
      ...describeCredential(row),
      ...(row.revokedAt && { removedAt: row.revokedAt.toISOString() }),
    })),
    attempts: attempts.map(({ at, ...attempt }) => ({ at: at.toISOString(), ...known(attempt) })),
    connections: open.map(describeConnection),
  };
}

function revocationOf({ revokedAt, revokedBy, revokedBecause }: NonNullable<Awaited<ReturnType<typeof findAccount>>>) {
  if (!revokedAt) return {};
  return { revoked: { at: revokedAt.toISOString(), by: revokedBy ?? '', because: revokedBecause ?? '' } };
}

type OpenConnection = Awaited<ReturnType<typeof listOpenConnections>>[number];

function describeConnection(row: OpenConnection): NetworkAccount['connections'][number] {
  const { admittedAt, lastsUntil, because, requestedAt, outcome, ...rest } = row;
  return {
    ...known(rest),
    ...{ admittedAt: admittedAt.toISOString(), lastsUntil: lastsUntil.toISOString() },
    ...(because &&
      requestedAt && {
        disconnect: { because, requestedAt: requestedAt.toISOString(), ...(outcome && { outcome }) },
      }),
  };
}
