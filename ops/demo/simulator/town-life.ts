import type { Random } from '../random.ts';
import type { Venue } from '../venue/venue.ts';
import { minutes, type SimulatedClock } from './clock.ts';
import type { Crowd } from './crowd.ts';
import type { ScanAnswer } from './device.ts';
import type { Doors } from './doors.ts';
import type { RushPlace } from './faults/faults.ts';
import type { Rush } from './faults/rush.ts';
import type { Activity } from './hotspots/traffic.ts';
import type { Person } from './person.ts';
import type { Programme, Session } from './programme.ts';
import type { QueueWatch } from './queue-watch.ts';
import type { Walks } from './walk/walks.ts';
import { wayBetween } from './way.ts';

export interface TownLife {
  readonly venue: Venue;
  readonly clock: SimulatedClock;
  readonly doors: Doors;
  readonly crowd: Crowd;
  readonly programme: Programme;
  readonly queues: QueueWatch;
  readonly rush: Rush;
  /** Absent: nobody sees them on the way. */
  readonly walks?: Pick<Walks, 'walk'>;
  /** A new badge for one that no longer works; false when the desk gives none. */
  readonly askDesk: (person: Person) => Promise<boolean>;
}

/** How often somebody tries at a gate before they give up and go home. */
const patience = 4;

/** One delegate's conference: arrives, is let in, goes from session to session and out and back, without end. */
export async function live(life: TownLife, person: Person, random: Random): Promise<void> {
  const { clock } = life;
  await clock.until(person.arrivesAt);
  for (;;) {
    if (!(await enterTown(life, person, random))) return;
    await stayInTown(life, person, random);
    await goTo(life, person, undefined, random, 'stroll');
    await clock.sleep(minutes(random.between(12, 50)));
  }
}

async function enterTown(life: TownLife, person: Person, random: Random): Promise<boolean> {
  const { clock, doors } = life;
  let isFlat = person.isPhoneFlat && !person.isKnown;
  for (let tries = 0; tries < patience; tries++) {
    const gateId = random.chance(0.85) ? person.entranceId : random.pick(life.venue.entrances).gateId;
    const token = isFlat ? person.badgeNumber : person.token;
    const answer = await doors.pass(gateId, { token, direction: 'in', isKnown: person.isKnown });
    isFlat = false;
    if (answer.verdict === 'admit' || answer.reason === 'already_inside') {
      arriveIn(life, person, doors.innerZoneOf(gateId), 'stroll');
      return true;
    }
    if (answer.verdict === 'refer') await seeOfficer(life, person, answer, random);
    else if (isBadgeGone(answer)) {
      if (!(await life.askDesk(person))) return false;
    } else await clock.sleep(minutes(random.between(3, 15)));
  }
  return false;
}

async function seeOfficer(life: TownLife, person: Person, answer: ScanAnswer, random: Random): Promise<void> {
  const decided = life.queues.untilDecided(person.delegateId);
  await life.clock.sleep(random.between(15, 40));
  if ('station' in answer && answer.station) await decided;
  await life.clock.sleep(random.between(15, 40));
}

const isBadgeGone = ({ reason }: ScanAnswer): boolean => reason === 'badge_revoked' || reason === 'badge_replaced';

function arriveIn({ crowd }: TownLife, person: Person, zoneId: string | undefined, activity: Activity): void {
  person.zoneId = zoneId;
  crowd.move(person, zoneId, activity);
  person.isKnown = true;
}

/** From session to session, strolling in between, until they want to be outside for a while. */
async function stayInTown(life: TownLife, person: Person, random: Random): Promise<void> {
  const home = person.zoneId;
  let knownRush: RushPlace | undefined;
  while (!random.chance(0.06)) {
    const { place } = life.rush;
    const isCalled = place !== undefined && place !== knownRush && random.chance(0.85);
    knownRush = place;
    if (place && isCalled) await joinRush(life, person, place, random);
    else if (!(await hearSession(life, person, random))) {
      await stroll(life, person, random);
      continue;
    }
    await goTo(life, person, home, random, 'break');
  }
}

/** Who is not let in, since there is no room or no right, goes about as before. */
async function joinRush(life: TownLife, person: Person, place: RushPlace, random: Random): Promise<void> {
  if (!(await goTo(life, person, place.zoneId, random, 'rush'))) return;
  life.crowd.move(person, place.zoneId, 'rush', place.spotId);
  while (life.rush.place === place) await life.rush.sleepUntil(life.clock, life.clock.now() + minutes(30));
}

async function hearSession(life: TownLife, person: Person, random: Random): Promise<boolean> {
  const session = chooseSession(life, person, random);
  if (!session || !(await goTo(life, person, session.zoneId, random, 'talk'))) return false;
  const leavesEarly = random.chance(0.12);
  const until = leavesEarly ? life.clock.now() + minutes(12) : session.endsAt + random.between(-60, 240);
  await life.rush.sleepUntil(life.clock, until);
  return true;
}

/** What to hear now, or soon: near the beginning of a slot most go, later only some. */
function chooseSession(life: TownLife, { delegate }: Person, random: Random): Session | undefined {
  const now = life.clock.now();
  const next = life.programme.nextSlotStart(now);
  const startsAt = next - now < minutes(9) ? next : life.programme.slotStart(now);
  const sinceStart = now - startsAt;
  if (sinceStart > minutes(30) || !random.chance(sinceStart < minutes(8) ? 0.78 : 0.4)) return undefined;
  const mayEnter = (zoneId: string) =>
    life.venue.rules.some((rule) => rule.zoneId === zoneId && rule.categories.includes(delegate.category));
  const isBold = random.chance(0.02);
  const sessions = life.programme.sessionsAt(startsAt).filter(({ zoneId }) => isBold || mayEnter(zoneId));
  return sessions.length > 0 ? random.weighted(sessions, ({ appeal }) => appeal) : undefined;
}

async function stroll(life: TownLife, person: Person, random: Random): Promise<void> {
  const now = life.clock.now();
  life.crowd.move(person, person.zoneId, random.chance(0.3) ? 'break' : 'stroll');
  const toNextSlot = life.programme.nextSlotStart(now) - now + minutes(random.between(-8, 3));
  const strolls = minutes(random.between(5, 18));
  await life.rush.sleepUntil(life.clock, now + (toNextSlot > 60 ? Math.min(strolls, toNextSlot) : strolls));
}

/** Through all gates on the way; stays where they are when one does not let them. */
async function goTo(
  life: TownLife,
  person: Person,
  zoneId: string | undefined,
  random: Random,
  activity: Activity,
): Promise<boolean> {
  await life.walks?.walk(person, zoneId, random);
  for (const { gateId, direction, toZoneId } of wayBetween(life.venue.gates, person.zoneId, zoneId) ?? []) {
    const isOutside = toZoneId === undefined;
    await life.clock.sleep(life.walks ? random.between(5, 25) : random.between(30, 110));
    const exitId = isOutside && random.chance(0.75) ? person.entranceId : gateId;
    const shown = { token: person.token, direction, isKnown: true };
    const answer = await life.doors.pass(exitId, shown);
    if (answer.verdict !== 'admit') {
      if (isBadgeGone(answer)) await life.askDesk(person);
      return false;
    }
    arriveIn(life, person, toZoneId, toZoneId === zoneId ? activity : 'stroll');
  }
  return person.zoneId === zoneId;
}
