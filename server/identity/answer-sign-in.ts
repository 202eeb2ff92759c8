import type { Context } from 'hono';
import type { DeviceActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import type { RequestEnv } from '../kernel/request-env.ts';
import type { BegunSignIn, Comer } from './begin-sign-in.ts';
import { clientOf } from './client-of.contract.ts';
import type { CurrentSignIn } from './identity.contract.ts';
import { cookieOfSignIn } from './sign-in-cookie.ts';

/** Who signs in from where, as a request says. */
export function comerOf(c: Context<RequestEnv>): Comer {
  const actor = c.get('actor');
  const previousSignInId = actor?.kind === 'staff' ? actor.signInId : undefined;
  return { previousSignInId, client: clientOf(c.req.header('user-agent')) };
}

/** The enrolled device that the request comes from, if any. */
export function deviceAt(c: Context<RequestEnv>): DeviceActor | undefined {
  const actor = c.get('actor');
  return actor?.kind === 'staff' ? actor.device : actor?.kind === 'device' ? actor : undefined;
}

/** Puts the secret of a sign-in that has begun into the cookie, and tells the rest. */
export function answerSignIn(
  { publicOrigin, clock }: Pick<Dependencies, 'publicOrigin' | 'clock'>,
  c: Context<RequestEnv>,
  { secret, current }: BegunSignIn,
): CurrentSignIn {
  const lifeMs = Date.parse(current.expiresAt) - clock.now().getTime();
  c.header('Set-Cookie', cookieOfSignIn(publicOrigin, secret, lifeMs / 1000));
  return current;
}
