import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Account } from '../client/account.ts';
import { Refusal } from '../client/http.ts';
import type { Random } from '../random.ts';
import type { SimulatedClock } from './clock.ts';
import type { QueueWatch, Waiting } from './queue-watch.ts';

const taken = z.object({
  person: z
    .object({
      verificationId: z.string(),
      delegateId: z.string(),
      country: z.string(),
      documentLast4: z.string().optional(),
    })
    .optional(),
});
type Taken = NonNullable<z.infer<typeof taken>['person']>;

export interface OfficerDuty {
  readonly account: Account;
  readonly stationId: string;
  readonly queues: QueueWatch;
  readonly clock: SimulatedClock;
  readonly random: Random;
  /** By delegate: the lines of the passport that they hold out. */
  readonly passports: ReadonlyMap<string, readonly string[]>;
  /** By delegate, too: whoever waits for the visitor is left to them, at whichever station. */
  readonly visitorsOwn: ReadonlySet<string>;
}

const renewEveryMs = 20_000;
const checks = { face: true, document: true, nameAndCountry: true };

/** An officer at a station: takes who waits longest, looks at the document, decides. For ever. */
export async function workAtStation(duty: OfficerDuty): Promise<never> {
  const { account, stationId, queues, clock, random, visitorsOwn } = duty;
  for (;;) {
    try {
      const free = freeAt(duty);
      const isVisitorsThere = queues.waitingAt(stationId).some(({ delegateId }) => visitorsOwn.has(delegateId));
      const next = () => account.read(taken, `/api/stations/${stationId}/take-next`, { method: 'POST' });
      const { person } = free.length === 0 ? {} : await (isVisitorsThere ? take(account, random.pick(free)) : next());
      if (!person) await clock.sleep(random.between(3, 8));
      else if (visitorsOwn.has(person.delegateId)) await decide(account, person, 'release', undefined);
      else await checkPerson(duty, person);
    } catch (error) {
      await afterRefusal(error);
    }
  }
}

/** Looks in at a station that has nobody of ours: takes the one who waits longest when the line has grown long. */
export async function relieveStation(duty: OfficerDuty, longLine: number): Promise<never> {
  const { account, clock, random } = duty;
  for (;;) {
    try {
      await clock.sleep(random.between(5, 12));
      const free = freeAt(duty);
      const [longest] = free;
      if (!longest || free.length <= longLine) continue;
      const { person } = await take(account, longest);
      if (person) await checkPerson(duty, person);
    } catch (error) {
      await afterRefusal(error);
    }
  }
}

/** A supervisor goes from station to station for those whom officers passed on. */
export async function superviseStations(duty: OfficerDuty, stationIds: readonly string[]): Promise<never> {
  const { account, queues, clock, random, passports, visitorsOwn } = duty;
  for (;;) {
    try {
      await clock.sleep(random.between(40, 90));
      const [passedOn] = stationIds
        .flatMap((id) => queues.waitingAt(id))
        .filter(({ takenBy, passedOnBecause }) => !takenBy && passedOnBecause)
        .filter(({ delegateId }) => !visitorsOwn.has(delegateId));
      if (!passedOn) continue;
      const { person } = await take(account, passedOn);
      if (!person) continue;
      await holdWhile(account, person, clock, random.between(40, 100));
      const document = documentOf(person, passports);
      await decide(account, person, 'verify', { method: 'document', checks, document });
    } catch (error) {
      await afterRefusal(error);
    }
  }
}

/** Who waits for an officer of ours. */
const freeAt = ({ queues, stationId, visitorsOwn }: OfficerDuty): Waiting[] =>
  queues
    .waitingAt(stationId)
    .filter(({ takenBy, passedOnBecause }) => !takenBy && !passedOnBecause)
    .filter(({ delegateId }) => !visitorsOwn.has(delegateId));

const take = (account: Account, { verificationId }: Waiting) =>
  account.read(taken, `/api/verifications/${verificationId}/take`, { method: 'POST' });

async function checkPerson({ account, clock, random, passports }: OfficerDuty, person: Taken): Promise<void> {
  await holdWhile(account, person, clock, Math.max(12, random.normal(24, 7)));
  const luck = random.next();
  if (luck < 0.008) await decide(account, person, 'refuse', { because: 'The face is not that of the document.' });
  else if (luck < 0.025)
    await decide(account, person, 'pass-on', { because: 'The passport is newer than the registration.' });
  else {
    const document = documentOf(person, passports);
    await decide(account, person, 'verify', { method: 'document', checks, document });
  }
}

/** Looking takes its time; the lease is kept meanwhile. */
async function holdWhile(account: Account, person: Taken, clock: SimulatedClock, seconds: number): Promise<void> {
  const endsAt = clock.now() + seconds;
  while (clock.now() < endsAt) {
    const leftMs = ((endsAt - clock.now()) / clock.speed) * 1000;
    await wait(Math.max(1, Math.min(leftMs, renewEveryMs)));
    if (leftMs > renewEveryMs) await decide(account, person, 'renew', undefined);
  }
}

async function decide(account: Account, { verificationId }: Taken, what: string, json: unknown): Promise<void> {
  const path = `/api/verifications/${verificationId}/${what}`;
  await account.ask(path, { method: 'POST', ...(json !== undefined && { json }) });
}

/** What the reader at the station says; of somebody whom only the visitor has registered, what the officer can know. */
const documentOf = ({ documentLast4: last4, country, delegateId }: Taken, passports: OfficerDuty['passports']) => {
  const lines = passports.get(delegateId);
  if (lines) return { reading: 'reader', lines };
  return last4
    ? { reading: 'last_four', last4 }
    : { reading: 'number', country, number: delegateId.replaceAll('-', '').slice(-12).toUpperCase(), isInDate: true };
};

/** Somebody else was quicker, or the server is away: an officer waits a moment and looks again. */
async function afterRefusal(error: unknown): Promise<void> {
  if (!(error instanceof Refusal)) throw error;
  await wait(error.isPassing ? 3000 : 500);
}
