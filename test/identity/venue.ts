import { randomBytes } from 'node:crypto';
import type { Database } from '../../db/client.ts';
import { delegates, gates, lanes, stations, zones } from '../../db/schema/index.ts';
import type { Role } from '../../db/vocabulary.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { authenticate } from '../../server/identity/authenticate.ts';
import { makeSignInLink } from '../../server/identity/make-sign-in-link.ts';
import { signIn } from '../../server/identity/sign-in.ts';
import { type StaffActor, theSystem } from '../../server/kernel/actor.ts';
import { uuidv7 } from '../../server/kernel/ids.ts';
import { hashOf, Secrets } from '../../server/kernel/secrets.ts';
import type { Topic, TopicParams } from '../../server/live/define-topic.ts';
import { topicKey } from '../../server/live/define-topic.ts';
import type { Live } from '../../server/live/live.ts';
import { FakeClock } from '../support/fake-clock.ts';

export const publicOrigin = 'https://venue.example';

/** A live layer that remembers what was woken. */
export class RecordedLive implements Live {
  readonly woken = new Set<string>();
  readonly sources = new Map<string, (params: never) => unknown>();

  serve(topic: Pick<Topic, 'name'>, source: { read(params: never): unknown }): void {
    this.sources.set(topic.name, (params) => source.read(params));
  }

  wake(topic: Pick<Topic, 'name'>, params: TopicParams): void {
    this.woken.add(topicKey(topic, params));
  }

  wakeAll(topic: Pick<Topic, 'name'>): void {
    this.woken.add(`${topic.name}?*`);
  }

  doubt(): void {
    // Nobody has a socket here.
  }
}

/** What verbs depend on, around one database. */
export function worldOf(database: Database) {
  const clock = new FakeClock();
  const secrets = new Secrets(randomBytes(32));
  return { database, clock, secrets, live: new RecordedLive(), publicOrigin, linksSuffice: true };
}
export type World = ReturnType<typeof worldOf>;

/** Two gates: the south one has stations 1 and 2, the west one none; station 3 belongs to no gate. */
export async function buildVenue({ database }: Pick<World, 'database'>): Promise<void> {
  const db = database.drizzle;
  await db.insert(zones).values({ id: 'town', name: { en: 'Town' } });
  await db.insert(gates).values([
    { id: 'south', name: { en: 'South Gate' }, innerZoneId: 'town' },
    { id: 'west', name: { en: 'West Gate' }, innerZoneId: 'town' },
  ]);
  await db.insert(lanes).values([
    { id: 'south-3', gateId: 'south', number: 3, direction: 'in' },
    { id: 'west-1', gateId: 'west', number: 1, direction: 'in' },
  ]);
  await db.insert(stations).values([
    { id: 'station-1', number: 1, place: { en: 'left of the bridge' }, gateId: 'south' },
    { id: 'station-2', number: 2, place: { en: 'right of the bridge' }, gateId: 'south' },
    { id: 'station-3', number: 3, place: { en: 'in the tea house' } },
  ]);
}

let references = 0;

/** A delegate who registered with document ··7738, or, when it is empty, with none. */
export async function registerDelegate(
  { database, clock }: Pick<World, 'database' | 'clock'>,
  { name = '陆知微', documentLast4 = '7738' } = {},
): Promise<string> {
  const id = uuidv7(clock.now());
  references += 1;
  await database.drizzle.insert(delegates).values({
    id,
    externalReference: `R-${references}`,
    name,
    nameLatin: 'Lu Zhiwei',
    country: 'CN',
    category: 'speaker',
    email: `delegate-${references}@example.org`,
    ...(documentLast4 && { documentCountry: 'CN', documentHash: hashOf(documentLast4), documentLast4 }),
    status: 'approved',
    createdAt: clock.now(),
    changedAt: clock.now(),
  });
  return id;
}

let officers = 0;

/** A new member of staff with these roles, signed in by a link. */
export async function signInAs(world: World, ...roles: Role[]): Promise<StaffActor & { cookie: string }> {
  officers += 1;
  const email = `officer-${officers}@example.org`;
  const { id } = await addStaff(world, theSystem, { name: `Officer ${officers}`, email, roles });
  const { url } = await makeSignInLink(world, theSystem, id);
  const { secret } = await signIn(world, { token: tokenOf(url) });
  const cookie = `__Host-causeway_sign_in=${secret}`;
  const actor = await authenticate(world, { cookie });
  if (actor?.kind !== 'staff') throw new Error('the sign-in did not hold');
  return { ...actor, cookie };
}

export const tokenOf = (url: string): string => new URL(url).hash.slice(1);
