import type { Database } from '../../db/client.ts';
import type { SignInProof } from '../../db/vocabulary.ts';
import type { Actor, DelegateActor, DeviceActor, StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { hashOf } from '../kernel/secrets.ts';
import { isAskedByPages } from './asked-by-pages.ts';
import { isProven } from './begin-sign-in.ts';
import { findLivingDelegateSignIn, markDelegateSeen } from './delegate-access.queries.ts';
import { findLivingDeviceSignIn } from './devices/devices.queries.ts';
import { isFresh } from './passkeys/is-fresh.ts';
import {
  delegateSecretFromCookies,
  deviceSecretFromCookies,
  isOfDelegates,
  isOfEverybody,
  secretFromCookies,
} from './sign-in-cookie.ts';
import { findCollector, findLivingSignIn, markSeen } from './sign-ins.queries.ts';
import { rolesByBadge } from './staff-badges/roles-by-badge.ts';

type AuthenticationDependencies = Pick<Dependencies, 'database' | 'clock' | 'publicOrigin' | 'linksSuffice'>;

/** A sign-in that nobody used for so long is over, be a page of it open; at a tablet that several share, sooner. */
export const idleMs = {
  link: 12 * 3_600_000,
  passkey: 12 * 3_600_000,
  badge: 30 * 60_000,
} as const satisfies Record<SignInProof, number>;
const longestIdleMs = Math.max(...Object.values(idleMs));
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
  /** What is asked for. */
  path?: string | undefined;
}

/**
 * Who asks: the delegate whose sign-in a cookie holds (that one counts below `/api/delegate`, and of ways and places where
 * nobody of the staff is signed in), else the member of staff whose sign-in another holds, with the device that they are at, else that device alone, else the collector whose
 * key stands in `Authorization: Bearer`, else nobody. An end of a sign-in made in this process holds from the next request on,
 * one made elsewhere within a second. Whoever came by a link alone holds no role until they have made a passkey, unless
 * links suffice; whoever came by their badge is somebody at the device where they did, and nobody elsewhere.
 */
export async function authenticate(
  deps: AuthenticationDependencies,
  { cookie, authorization, path }: Credentials,
): Promise<Actor | undefined> {
  const ofDevice = deviceSecretFromCookies(deps.publicOrigin, cookie);
  const isOfAll = isOfEverybody(path ?? '');
  const ofDelegate = (isOfAll || isOfDelegates(path ?? '')) && delegateSecretFromCookies(deps.publicOrigin, cookie);
  const secret = secretFromCookies(deps.publicOrigin, cookie);
  // Kept apart: what a page asked by itself must not answer for somebody who then uses the sign-in.
  const use = isAskedByPages(path ?? '') ? 'page' : 'sign-in';
  const key = authorization?.match(/^Bearer ([A-Za-z0-9_-]{20,128})$/i)?.[1];
  const [device, person] = await Promise.all([
    ofDevice && askOnce(deps, `device ${ofDevice}`, () => holderOfDeviceSignIn(deps, ofDevice)),
    firstOf<StaffActor | DelegateActor>(isOfAll, [
      ofDelegate && (() => askOnce(deps, `delegate ${ofDelegate}`, () => holderOfDelegateSignIn(deps, ofDelegate))),
      secret && (() => askOnce(deps, `${use} ${secret}`, () => holderOfSignIn(deps, secret, use))),
    ]),
  ]);
  if (person && holdsAt(person, device || undefined))
    return person.kind === 'staff' && device ? { ...person, device } : person;
  if (device) return device;
  return key ? askOnce(deps, `collector ${key}`, () => findCollector(deps.database.drizzle, hashOf(key))) : undefined;
}

type Ask<Person> = (() => Promise<Person | undefined>) | '' | false | undefined;

/** The one who is asked for first; where it is open to all, the other one first, and both. */
async function firstOf<Person>(isOfAll: boolean, [delegate, staff]: [Ask<Person>, Ask<Person>]) {
  if (isOfAll) return (staff && (await staff())) || (delegate && (await delegate())) || undefined;
  const ask = delegate || staff;
  return ask ? ask() : undefined;
}

const holdsAt = (person: StaffActor | DelegateActor, device: DeviceActor | undefined): boolean =>
  person.kind === 'delegate' || person.onlyAtDevice === undefined || person.onlyAtDevice === device?.id;

/** Makes the next request of everyone ask the database again: after an end of a sign-in, a change of roles, a revocation. */
export function forgetAuthentications(database: Database): void {
  keptByDatabase.delete(database);
}

function askOnce<Asked extends Actor>(
  { database, clock }: AuthenticationDependencies,
  credential: string,
  ask: () => Promise<Asked | undefined>,
): Promise<Asked | undefined> {
  let kept = keptByDatabase.get(database);
  if (!kept || kept.size >= keptAtMost) {
    kept = new Map();
    keptByDatabase.set(database, kept);
  }
  const now = clock.now().getTime();
  const known = kept.get(credential);
  // What is asked under one name is of one kind.
  if (known && now < known.until) return known.actor as Promise<Asked | undefined>;
  const entry = { actor: ask(), until: now + keptMs };
  kept.set(credential, entry);
  const forget = () => kept.get(credential) === entry && kept.delete(credential);
  // What nobody holds is not kept, so that guesses neither fill the memory nor hide a sign-in made just now.
  entry.actor.then((actor) => actor || forget(), forget);
  return entry.actor;
}

const holderOfDeviceSignIn = (
  { database, clock }: AuthenticationDependencies,
  secret: string,
): Promise<DeviceActor | undefined> => findLivingDeviceSignIn(database.drizzle, hashOf(secret), clock.now());

async function holderOfSignIn(
  { database, clock, linksSuffice }: AuthenticationDependencies,
  secret: string,
  use: 'sign-in' | 'page',
): Promise<StaffActor | undefined> {
  const now = clock.now();
  const idleSince = new Date(now.getTime() - longestIdleMs);
  const signIn = await findLivingSignIn(database.drizzle, hashOf(secret), { now, idleSince });
  if (!signIn) return undefined;
  const { actor, proof, seenAt, deviceKind } = signIn;
  const unseenMs = now.getTime() - seenAt.getTime();
  if (unseenMs >= idleMs[proof]) return undefined;
  if (use === 'sign-in' && unseenMs >= seenEveryMs) await markSeen(database.drizzle, actor.signInId, now);
  if (deviceKind) return { ...actor, roles: rolesByBadge(actor.roles, deviceKind) };
  const known = isFresh(signIn, { now, linksSuffice }) ? { ...actor, isJustProven: true } : actor;
  return isProven(proof, linksSuffice) ? known : { ...known, roles: [] };
}

async function holderOfDelegateSignIn(
  { database, clock }: AuthenticationDependencies,
  secret: string,
): Promise<DelegateActor | undefined> {
  const now = clock.now();
  const signIn = await findLivingDelegateSignIn(database.drizzle, hashOf(secret), now);
  if (!signIn) return undefined;
  if (now.getTime() - signIn.seenAt.getTime() >= seenEveryMs)
    await markDelegateSeen(database.drizzle, signIn.actor.signInId, now);
  return signIn.actor;
}
