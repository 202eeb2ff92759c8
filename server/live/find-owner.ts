import { type Actor, type DeviceActor, type Follower, followerKey, may } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { requestFaults } from '../kernel/problem.ts';
import type { Authenticate } from '../kernel/resolve-actor.ts';
import { liveFaults } from './live.errors.ts';
import type { Owner } from './watched-socket.ts';

/** What the page of a device adds to the address of its socket: a challenge, and its signature. */
export interface SocketProof {
  readonly challenge: string;
  readonly signature: string;
}

export interface OwnerDependencies {
  readonly authenticate: Authenticate;
  /** Throws why this device has not answered the challenge; the challenge is used up. */
  readonly assertDeviceProven: (deviceId: string, proof: SocketProof) => Promise<void>;
}

interface Found {
  readonly owner: Owner;
  /** To be called last, for it uses the challenge up: throws what is wrong with the answer of a device. */
  readonly prove: () => Promise<void>;
}

/**
 * Whose socket it will be, and how to find out again. A device answers a challenge for each socket, for a cookie could
 * have been carried off; without an answer somebody signed in at a device follows as themselves, and a device alone
 * nothing. Throws `request.sign_in_needed`, `request.device_needed` or `live.proof_needed`.
 */
export async function findOwner(
  { authenticate, assertDeviceProven }: OwnerDependencies,
  credentials: Parameters<Authenticate>[0],
  proof: SocketProof | undefined,
): Promise<Found> {
  const found = await authenticate(credentials);
  const device = deviceOf(found);
  // Its page would go on as that of whoever is signed in there, and never be told that the device was revoked.
  if (proof && !device) throw new DomainError(requestFaults.device_needed);
  const actor = followerIn(found, proof !== undefined);
  if (!actor) throw new DomainError(found?.kind === 'device' ? liveFaults.proof_needed : requestFaults.sign_in_needed);
  const owner: Owner = {
    actor,
    async currentActor() {
      const now = followerIn(await authenticate(credentials), proof !== undefined);
      // Who was at a device that was revoked meanwhile is not the same any more, whatever else they may.
      return now && followerKey(now) === followerKey(actor) ? now : undefined;
    },
  };
  const prove = async () => {
    if (device && proof) await assertDeviceProven(device.id, proof);
  };
  return { owner, prove };
}

function deviceOf(actor: Actor | undefined): DeviceActor | undefined {
  if (actor?.kind === 'staff') return actor.device;
  return actor?.kind === 'device' ? actor : undefined;
}

function followerIn(actor: Actor | undefined, isProven: boolean): Follower | undefined {
  if (!may(permissions.followLive, actor)) return undefined;
  if (actor?.kind === 'device') return isProven ? actor : undefined;
  if (actor?.kind !== 'staff' || isProven) return actor?.kind === 'staff' ? actor : undefined;
  const { device: _, ...alone } = actor;
  return alone;
}

/** The proof in the query of an address, where there is one. */
export function proofIn(query: URLSearchParams): SocketProof | undefined {
  const [challenge, signature] = [query.get('challenge'), query.get('signature')];
  return challenge && signature ? { challenge, signature } : undefined;
}
