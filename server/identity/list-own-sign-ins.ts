import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { idleMs } from './authenticate.ts';
import type { OwnSignIn } from './identity.contract.ts';
import { listLivingSignInRows } from './sign-ins.queries.ts';

/** Where the asker is signed in, the newest first. */
export async function listOwnSignIns(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  actor: StaffActor,
): Promise<OwnSignIn[]> {
  const now = clock.now();
  const idleSince = new Date(now.getTime() - idleMs);
  const rows = await listLivingSignInRows(database.drizzle, actor.id, { now, idleSince });
  return rows.map(({ id, createdAt, seenAt, expiresAt, proof, client }) => ({
    id,
    beganAt: createdAt.toISOString(),
    seenAt: seenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    proof,
    ...(client && { client }),
    isThisOne: id === actor.signInId,
  }));
}
