// shared with pages: pure
import type { ArcGround } from './arc-ground.ts';
import { add, follow, isRide, type Stretch, turnInto, walksOn } from './stretches.ts';

/** Who walks so little, and not as far in all where more such follow, has seen where it goes on before they could be told. */
const jogM = { inside: 6, outside: 12 };
const jogsM = { inside: 10, outside: 20 };
/** What goes straight on so far, without a name, is told with what it goes on from. */
const onwardM = 20;

const plainFeatures = new Set(['street', 'corridor', 'open_room']);

/** Ground that one merely walks on: nothing is crossed, climbed or passed. */
const isPlain = ({ walkway: { kind, gateId, feature }, levelId, toLevelId }: ArcGround): boolean =>
  kind === 'walkway' &&
  gateId === undefined &&
  levelId === toLevelId &&
  (feature === undefined || plainFeatures.has(feature));

const whereOf = ({ begin }: Stretch) => (begin.isOpen ? 'outside' : 'inside');

const isJog = (stretch: Stretch): boolean =>
  stretch.metres < jogM[whereOf(stretch)] && stretch.waitSeconds === 0 && isPlain(stretch.begin);

/**
 * Stretches as they are told: a jog of a few metres belongs to what comes after it or came before, and the turn is the one
 * that one has made when it is over.
 */
export function withoutJogs(stretches: readonly Stretch[]): readonly Stretch[] {
  const told: Stretch[] = [];
  let jog: Stretch | undefined;
  for (const stretch of stretches) {
    if (isJog(stretch) && (!jog || jog.metres + stretch.metres <= jogsM[whereOf(stretch)])) {
      jog = jog ? joined(jog, stretch) : stretch;
      continue;
    }
    push(told, jog, stretch);
    jog = undefined;
  }
  if (!jog) return told;
  const last = told.at(-1);
  if (last && !isRide(last.begin)) trail(last, jog);
  else told.push(jog);
  return told;
}

/** Two jogs as one, told by the longer. */
function joined(jog: Stretch, next: Stretch): Stretch {
  if (next.metres > jog.metres) jog.begin = next.begin;
  follow(jog, next);
  return jog;
}

function push(told: Stretch[], jog: Stretch | undefined, stretch: Stretch): void {
  const before = told.at(-1);
  if (jog && isForNext(before, stretch)) lead(jog, stretch);
  else if (jog && before && !isRide(before.begin)) trail(before, jog);
  else if (jog) told.push(jog);
  goOn(told, stretch);
}

/** Jogs are told with what one walks on, after them rather than before them, and never with a ride. */
const isForNext = (before: Stretch | undefined, { begin }: Stretch): boolean =>
  isPlain(begin) || (!isRide(begin) && !(before && isPlain(before.begin)));

/** A jog that leads to something. */
function lead(jog: Stretch, stretch: Stretch): void {
  stretch.start = jog.start;
  stretch.firstLeg = jog.firstLeg;
  add(stretch, jog);
}

/** A jog at the end of something: it ends where the jog does, and the next turn is told from before it. */
function trail(stretch: Stretch, jog: Stretch): void {
  const { heading } = stretch;
  follow(stretch, jog);
  stretch.heading = heading;
}

function goOn(told: Stretch[], stretch: Stretch): void {
  const before = told.at(-1);
  const turn = before && turnInto(before, stretch.begin);
  if (before && isOnward(before, stretch, turn)) follow(before, stretch);
  else {
    stretch.turn = turn;
    told.push(stretch);
  }
}

function isOnward(before: Stretch, stretch: Stretch, turn: Stretch['turn']): boolean {
  if (stretch.waitSeconds > 0 || !isPlain(before.begin) || !isPlain(stretch.begin)) return false;
  if (walksOn(before, stretch.begin, stretch.metres, turn)) return true;
  const { name, feature } = stretch.begin.walkway;
  const isNameless = name === undefined && (feature === undefined || feature === 'street');
  return isNameless && turn === 'straight' && stretch.metres < onwardM;
}
