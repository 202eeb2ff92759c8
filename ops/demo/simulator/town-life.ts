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
import type { Walk, Walks } from './walk/walks.ts';
import { wayBetween } from './way.ts';

export interface TownLife {
  readonly venue: Venue;
  readonly clock: SimulatedClock;
  readonly doors: Pick<Doors, 'pass' | 'innerZoneOf'>;
  readonly crowd: Crowd;
  readonly programme: Programme;
  readonly queues: QueueWatch;
  readonly rush: Rush;
  /** Absent: nobody sees them on the way. */
  readonly walks?: Pick<Walks, 'setOut' | 'comeIn'>;
  /** A new badge for one that no longer works; false when the desk gives none. */
  readonly askDesk: (person: Person) => Promise<boolean>;
}

/** How often somebody tries at a gate before they give up and go home. */
const patience = 4;

/** When the rows of a hall empty, one after the other, against the end of what is heard there. */
const emptyingS = [-30, 120] as const;

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
      life.walks?.comeIn(person, gateId);
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
    await lingerInBreak(life, random);
  }
}

/** Who has come out of a talk stays about until it is time to go to the next one. */
async function lingerInBreak({ clock, programme, rush }: TownLife, random: Random): Promise<void> {
  const now = clock.now();
  const backAt = programme.nextSlotStart(now) - minutes(random.between(2, 5));
  if (backAt - now < minutes(15)) await rush.sleepUntil(clock, backAt);
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
  const until = leavesEarly ? life.clock.now() + minutes(12) : session.endsAt + random.between(...emptyingS);
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
  if (!life.walks) life.crowd.move(person, person.zoneId, random.chance(0.3) ? 'break' : 'stroll');
  else if (random.chance(0.5)) await goTo(life, person, person.zoneId, random, 'stroll');
  const now = life.clock.now();
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
  const walk = await life.walks?.setOut(person, zoneId, random);
  for (const { gateId, direction, toZoneId } of wayBetween(life.venue.gates, person.zoneId, zoneId) ?? []) {
    const isOutside = toZoneId === undefined;
    if (walk) await walk.toGate();
    else await life.clock.sleep(random.between(30, 110));
    const exitId = isOutside && random.chance(0.75) ? person.entranceId : gateId;
    const shown = { token: person.token, direction, isKnown: true };
    const answer = await life.doors.pass(exitId, shown);
    if (answer.verdict !== 'admit') {
      if (isBadgeGone(answer)) await life.askDesk(person);
      return false;
    }
    // Who walks is where the way has led them, not yet where they will be.
    if (walk && toZoneId !== undefined) person.zoneId = toZoneId;
    else arriveIn(life, person, toZoneId, toZoneId === zoneId ? activity : 'stroll');
  }
  if (walk && zoneId !== undefined) await arriveOnFoot(life, person, walk, activity);
  return person.zoneId === zoneId;
}

/** Who hears something sits down in the hall; all others stand where they have come to. */
async function arriveOnFoot(life: TownLife, person: Person, walk: Walk, activity: Activity): Promise<void> {
  await walk.toEnd(activity);
  if (activity === 'talk' || activity === 'rush') life.crowd.move(person, person.zoneId, activity);
}
