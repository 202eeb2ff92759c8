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
  const idleSince = new Date(now.getTime() - Math.max(...Object.values(idleMs)));
  const rows = await listLivingSignInRows(database.drizzle, actor.id, { now, idleSince });
  const living = rows.filter(({ proof, seenAt }) => now.getTime() - seenAt.getTime() < idleMs[proof]);
  return living.map(({ id, createdAt, seenAt, expiresAt, proof, client }) => ({
    id,
    beganAt: createdAt.toISOString(),
    seenAt: seenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    proof,
    ...(client && { client }),
    isThisOne: id === actor.signInId,
  }));
}
