import type { MiddlewareHandler } from 'hono';
import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import type { RequestEnv } from '../kernel/request-env.ts';
import { hashOf, newToken } from '../kernel/secrets.ts';
import { forgetAuthentications } from './authenticate.ts';
import { cookieOfSignIn } from './sign-in-cookie.ts';
import { turnSignInRow } from './sign-ins.queries.ts';

/** Requests that were on their way with the secret before are still heard. */
const formerLifeMs = 60_000;

type TurnDependencies = Pick<Dependencies, 'database' | 'clock' | 'publicOrigin'>;

/** After a change of what somebody may do, hands their browser another secret with the next answer (ASVS 5.0 §7.2.4). */
export const turnSignIns =
  (deps: TurnDependencies): MiddlewareHandler<RequestEnv> =>
  async (c, next) => {
    const actor = c.get('actor');
    await next();
    if (actor?.kind !== 'staff' || !actor.isToTurn || c.res.headers.has('set-cookie')) return;
    const cookie = await turnSignIn(deps, actor);
    if (cookie) c.res.headers.append('set-cookie', cookie);
  };

async function turnSignIn(
  { database, clock, publicOrigin }: TurnDependencies,
  { signInId }: StaffActor,
): Promise<string | undefined> {
  const secret = newToken();
  const now = clock.now().getTime();
  const formerUntil = new Date(now + formerLifeMs);
  const expiresAt = await turnSignInRow(database.drizzle, signInId, { secretHash: hashOf(secret), formerUntil });
  if (!expiresAt) return undefined;
  forgetAuthentications(database);
  return cookieOfSignIn(publicOrigin, secret, (expiresAt.getTime() - now) / 1000);
}
