import type { Database } from '../../db/client.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { hashOf } from '../kernel/secrets.ts';
import { findLivingDelegateSignIn, markDelegateSeen } from './delegate-access.queries.ts';
import { delegateSecretFromCookies, secretFromCookies } from './sign-in-cookie.ts';
import { findCollector, findLivingSignIn, markSeen } from './sign-ins.queries.ts';

type AuthenticationDependencies = Pick<Dependencies, 'database' | 'clock' | 'publicOrigin'>;

const idleMs = 12 * 3_600_000;
const seenEveryMs = 60_000;
/** A lane scans several times a second: the answer of one query serves all requests of this time. */
const keptMs = 1_000;
const keptAtMost = 5_000;

interface Kept {
  actor: Promise<Actor | undefined>;
  until: number;
}

const keptByDatabase = new WeakMap<Database, Map<string, Kept>>();

/** Headers of a request, as they came. */
export interface Credentials {
  cookie?: string | undefined;
  authorization?: string | undefined;
}

/**
 * Who asks: the delegate whose sign-in a cookie holds (browsers send that one below `/api/delegate` only), else the member
 * of staff whose sign-in another holds, else the collector whose key stands in
 * `Authorization: Bearer`, else nobody. An end of a sign-in made in this process holds from the next request on,
 * one made elsewhere within a second.
 */
export async function authenticate(
  deps: AuthenticationDependencies,
  { cookie, authorization }: Credentials,
): Promise<Actor | undefined> {
  const ofDelegate = delegateSecretFromCookies(deps.publicOrigin, cookie);
  const secret = secretFromCookies(deps.publicOrigin, cookie);
  const key = authorization?.match(/^Bearer ([A-Za-z0-9_-]{20,128})$/i)?.[1];
  return (
    (ofDelegate && (await askOnce(deps, `delegate ${ofDelegate}`, () => holderOfDelegateSignIn(deps, ofDelegate)))) ||
    (secret && (await askOnce(deps, `sign-in ${secret}`, () => holderOfSignIn(deps, secret)))) ||
    (key && (await askOnce(deps, `collector ${key}`, () => findCollector(deps.database.drizzle, hashOf(key))))) ||
    undefined
  );
}

/** Makes the next request of everyone ask the database again: after an end of a sign-in, a change of roles, a revocation. */
export function forgetAuthentications(database: Database): void {
  keptByDatabase.delete(database);
}

function askOnce(
  { database, clock }: AuthenticationDependencies,
  credential: string,
  ask: () => Promise<Actor | undefined>,
): Promise<Actor | undefined> {
  let kept = keptByDatabase.get(database);
  if (!kept || kept.size >= keptAtMost) {
    kept = new Map();
    keptByDatabase.set(database, kept);
  }
  const now = clock.now().getTime();
  const known = kept.get(credential);
  if (known && now < known.until) return known.actor;
  const entry = { actor: ask(), until: now + keptMs };
  kept.set(credential, entry);
  const forget = () => kept.get(credential) === entry && kept.delete(credential);
  // What nobody holds is not kept, so that guesses neither fill the memory nor hide a sign-in made just now.
  entry.actor.then((actor) => actor || forget(), forget);
  return entry.actor;
}

async function holderOfSignIn(
  { database, clock }: AuthenticationDependencies,
  secret: string,
): Promise<Actor | undefined> {
  const now = clock.now();
  const idleSince = new Date(now.getTime() - idleMs);
  const signIn = await findLivingSignIn(database.drizzle, hashOf(secret), { now, idleSince });
  if (!signIn) return undefined;
  if (now.getTime() - signIn.seenAt.getTime() >= seenEveryMs)
    await markSeen(database.drizzle, signIn.actor.signInId, now);
  return signIn.actor;
}

async function holderOfDelegateSignIn(
  { database, clock }: AuthenticationDependencies,
  secret: string,
): Promise<Actor | undefined> {
  const now = clock.now();
  const signIn = await findLivingDelegateSignIn(database.drizzle, hashOf(secret), now);
  if (!signIn) return undefined;
  if (now.getTime() - signIn.seenAt.getTime() >= seenEveryMs)
    await markDelegateSeen(database.drizzle, signIn.actor.signInId, now);
  return signIn.actor;
}
