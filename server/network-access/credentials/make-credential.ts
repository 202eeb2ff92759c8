import type { Transaction } from '../../../db/client.ts';
import type { JoinMethod, NetworkStanding } from '../../../db/network-vocabulary.ts';
import { isSignedInNow } from '../../identity/is-signed-in-still.ts';
import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { requestFaults } from '../../kernel/problem.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { findAccount, lockAccount } from '../accounts/accounts.queries.ts';
import type { AuthorityRow } from '../authorities/authorities.queries.ts';
import { pemOfCertificate, pemOfKey } from '../authorities/certificates.ts';
import { ensureAuthority } from '../authorities/ensure-authority.ts';
import { issueDeviceCertificate } from '../authorities/issue-device-certificate.ts';
import { listTrustedAuthorities } from '../authorities/list-authorities.ts';
import { backdated, deviceUntil } from '../authorities/validity.ts';
import type { MadeCredential } from '../network-access.contract.ts';
import { networkAccessFaults } from '../network-access.errors.ts';
import { insertCredential, listLiveCredentials } from './credentials.queries.ts';
import { describeCredential } from './describe-credential.ts';
import { newSecret, newUserName } from './random-names.ts';
import { ntHash, saltedHash } from './secret-hashes.ts';

type MakeDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets'>;

/** Nothing of these wakes again by itself; an account that only sleeps may be set up for, before arrival. */
const over: readonly NetworkStanding[] = [
  'registration_ended',
  'vetting_rejected',
  'account_revoked',
  'network_closed',
];

/**
 * A credential for one more device, by one method. Its secret or key is answered now and never again. It is good from now on
 * and for so long that its end does not matter: when the network is open the account says, whatever category or dates of the
 * conference become of it. Throws `network_access.delegate_unknown`, `account_over`, `too_many_devices`, and
 * `request.link_needed` for who was signed out meanwhile.
 */
export async function makeCredential(
  deps: MakeDependencies,
  actor: DelegateActor,
  { deviceName, method }: { deviceName: string; method: JoinMethod },
): Promise<MadeCredential> {
  const { database, clock } = deps;
  const made = await inTransaction(database, async (tx) => {
    const authority = await ensureAuthority(deps, tx);
    const now = clock.now();
    await holdPlace(tx, actor, now);
    const validUntil = method === 'tls' ? deviceUntil(now, authority) : authority.expiresAt;
    const userName = newUserName();
    const { kept, told } = await prove(deps, authority, { method, userName, validUntil });
    const row = await insertCredential(tx, {
      ...{ id: uuidv7(now), delegateId: actor.id, deviceName, method, userName, ...kept },
      ...{ validFrom: backdated(now), validUntil, madeAt: now },
    });
    return { credential: describeCredential(row), ...told };
  });
  const trusted = await listTrustedAuthorities(deps);
  return { ...made, authorities: trusted.map(({ certificate, fingerprint }) => ({ certificate, fingerprint })) };
}

/** That there is a place for a further device; of two that ask for the last one, one has it. */
async function holdPlace(tx: Transaction, actor: DelegateActor, now: Date): Promise<void> {
  const { id: delegateId } = actor;
  const isKnown = await lockAccount(tx, delegateId);
  // While they waited for the account, the registration may have been given to somebody else.
  if (!(await isSignedInNow(tx, actor, now))) throw new DomainError(requestFaults.link_needed);
  const account = isKnown ? await findAccount(tx, delegateId) : undefined;
  if (!account) throw new DomainError(networkAccessFaults.delegate_unknown);
  if (over.includes(account.standing)) throw new DomainError(networkAccessFaults.account_over, account.standing);
  if ((await listLiveCredentials(tx, delegateId, now)).length >= account.devices) {
    throw new DomainError(networkAccessFaults.too_many_devices, `At most ${account.devices}.`);
  }
}

/** What the device proves itself with: what is kept of it, and what is told. */
async function prove(
  deps: MakeDependencies,
  authority: AuthorityRow,
  { method, userName, validUntil }: { method: JoinMethod; userName: string; validUntil: Date },
) {
  if (method === 'tls') {
    const { certificate, key, serial } = await issueDeviceCertificate(deps, authority, { userName, validUntil });
    const told = { certificate: { privateKey: pemOfKey(key), certificate: pemOfCertificate(certificate) } };
    return { kept: { serial, authorityId: authority.id }, told };
  }
  const secret = newSecret();
  return {
    kept: method === 'peap' ? { ntHash: ntHash(secret) } : { saltedHash: saltedHash(secret) },
    told: { secret },
  };
}
