import type { Transaction } from '../../db/client.ts';
import type { SignInProof } from '../../db/vocabulary.ts';
import type { DeviceActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { uuidv7 } from '../kernel/ids.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { hashOf, newToken } from '../kernel/secrets.ts';
import { endSignInRowAndRelease } from './end-sign-in-rows.ts';
import type { CurrentSignIn } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { insertSignIn } from './sign-ins.queries.ts';
import { rolesByBadge } from './staff-badges/roles-by-badge.ts';

/** Ten hours of work and a way home; nobody is signed in for longer without showing their passkey, or badge, again. */
const lifeMs = { link: 24 * 3_600_000, passkey: 24 * 3_600_000, badge: 12 * 3_600_000 } as const satisfies Record<
  SignInProof,
  number
>;

/** Whether somebody who signed in so may do what their roles may. */
export const isProven = (proof: SignInProof, linksSuffice: boolean | undefined): boolean =>
  proof !== 'link' || linksSuffice === true;

export type SignInDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'linksSuffice'>;

/** Who signs in from where, as the request says. */
export interface Comer {
  /** The sign-in that the same browser has; it ends. */
  readonly previousSignInId?: string | undefined;
  /** Browser and system, as a person would name them. */
  readonly client?: string | undefined;
}

export interface BegunSignIn {
  /** For the cookie. */
  readonly secret: string;
  readonly current: CurrentSignIn;
  /** Where whom the sign-in before had in hand waits again; to be told after the commit. */
  readonly leftStations: readonly string[];
}

interface Beginning extends Comer {
  readonly staffId: string;
  readonly proof: SignInProof;
  /** Where alone it is to hold, for a badge. */
  readonly device?: Pick<DeviceActor, 'id' | 'deviceKind'>;
}

/**
 * Begins a sign-in of at most 24 hours under a new secret, and ends the one that the same browser has. Throws
 * `identity.staff_disabled`.
 */
export async function beginSignIn(
  { clock, secrets, linksSuffice }: SignInDependencies,
  tx: Transaction,
  { staffId, proof, previousSignInId, client, device }: Beginning,
): Promise<BegunSignIn> {
  const now = clock.now();
  const secret = newToken();
  const expiresAt = new Date(now.getTime() + lifeMs[proof]);
  const id = uuidv7(now);
  const at = { client: client ?? null, deviceId: device?.id ?? null };
  // A badge and a PIN let nobody change who may do what.
  const provenAt = proof === 'badge' ? null : now;
  const details = { signInId: id, proof, ...(device && { deviceId: device.id }) };
  const leftStations = previousSignInId ? await endSignInRowAndRelease(tx, previousSignInId, now) : [];
  // Sent together; who is disabled, or not there, has begun nothing when the transaction is undone.
  const [member] = await Promise.all([
    insertSignIn(tx, { id, secretHash: hashOf(secret), staffId, createdAt: now, expiresAt, proof, provenAt, ...at }),
    appendLedger({ secrets, clock }, { kind: 'staff', id: staffId }, tx, { action: 'signed_in', details }),
  ]);
  if (!member || member.disabledAt) throw new DomainError(identityFaults.staff_disabled);
  const needsPasskey = !isProven(proof, linksSuffice);
  const holder = device ? { ...member, roles: rolesByBadge(member.roles, device.deviceKind) } : member;
  const current = { id, staff: holder, expiresAt: expiresAt.toISOString(), proof, needsPasskey };
  return { secret, current, leftStations };
}
