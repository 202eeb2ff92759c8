// shared with pages: pure
import { type ArcGround, arcGroundOf } from './arc-ground.ts';
import type { CompiledGraph } from './compiled-graph.ts';
import { turnBetween } from './geometry.ts';
import type { Turn, WayLeg } from './way.ts';

/** Legs that one walks on along without being told. */
export interface Stretch {
  /** Nothing at the start, and beside what carries people: who steps out of it faces any way. */
  turn: Turn | undefined;
  /** What it is told by. */
  begin: ArcGround;
  /** Where it begins; a few metres before that, where one first comes around a corner. */
  start: ArcGround;
  firstLeg: number;
  end: ArcGround;
  /** The bearing from which the next turn is told. */
  heading: number;
  lastArc: number;
  lastLeg: number;
  waitSeconds: number;
  metres: number;
  seconds: number;
  stairs: number;
}

/** Within one room, nobody is told of legs shorter than this. */
const roomLegM = 12;

export function stretchesOf(graph: CompiledGraph, legs: readonly WayLeg[]): Stretch[] {
  const stretches: Stretch[] = [];
  let last: Stretch | undefined;
  for (const [index, leg] of legs.entries()) {
    const arc = 2 * leg.walkway + (leg.isForward ? 0 : 1);
    const ground = arcGroundOf(graph, arc);
    if (!ground) continue;
    const turn = last && turnInto(last, ground);
    const stretch = stretchOf(ground, leg, arc, index, turn);
    if (last && continues(last, ground, leg, turn)) follow(last, stretch);
    else {
      last = stretch;
      stretches.push(stretch);
    }
  }
  return stretches;
}

function stretchOf(
  ground: ArcGround,
  { metres, seconds, waitSeconds }: WayLeg,
  arc: number,
  index: number,
  turn: Turn | undefined,
): Stretch {
  return {
    turn,
    begin: ground,
    start: ground,
    firstLeg: index,
    end: ground,
    heading: ground.bearingAtEnd,
    lastArc: arc,
    lastLeg: index,
    waitSeconds,
    metres,
    seconds,
    stairs: Math.abs(ground.walkway.stairs ?? 0),
  };
}

/** The first goes on as the second, and ends where that ends. */
export function follow(first: Stretch, second: Stretch): void {
  add(first, second);
  first.heading = second.heading;
  first.end = second.end;
  first.lastArc = second.lastArc;
  first.lastLeg = second.lastLeg;
}

export function add(to: Stretch, { metres, seconds, stairs, waitSeconds }: Stretch): void {
  to.metres += metres;
  to.seconds += seconds;
  to.stairs += stairs;
  to.waitSeconds += waitSeconds;
}

export const isRide = ({ walkway: { kind } }: ArcGround): boolean => kind === 'shuttle' || kind === 'boat';

const carries = (ground: ArcGround): boolean => ground.walkway.kind === 'lift' || isRide(ground);

export const turnInto = (before: Stretch, ground: ArcGround): Turn | undefined =>
  carries(before.begin) || carries(ground) ? undefined : turnOf(before.heading, ground.bearing);

function turnOf(before: number, after: number): Turn {
  const degrees = turnBetween(before, after);
  const size = Math.abs(degrees);
  if (size < 25) return 'straight';
  if (size > 165) return 'back';
  const side = degrees < 0 ? 'left' : 'right';
  if (size < 55) return `slight_${side}`;
  return size > 125 ? `sharp_${side}` : side;
}

/** Whether one walks on without being told: the same kind of way, under the same name, on the same level, straight on. */
function continues(last: Stretch, ground: ArcGround, leg: WayLeg, turn: Turn | undefined): boolean {
  const before = last.end;
  const { kind, line, gateId } = ground.walkway;
  if (kind !== before.walkway.kind || line !== before.walkway.line) return false;
  if (isRide(ground) && line !== undefined) return true;
  if (leg.waitSeconds > 0 || gateId !== before.walkway.gateId) return false;
  const isVertical = before.levelId !== before.toLevelId || ground.levelId !== ground.toLevelId;
  if (isVertical) return ground.levelId !== ground.toLevelId && before.isUp === ground.isUp;
  return isRide(ground) ? isSame(before, ground) : walksOn(last, ground, leg.metres, turn);
}

const isSame = ({ walkway: one }: ArcGround, { walkway: other }: ArcGround): boolean =>
  one.feature === other.feature && one.name?.en === other.name?.en;

/** Whether what follows on the same level is no more than going on: around a bend of what has a name, or about one room. */
export function walksOn(last: Stretch, ground: ArcGround, metres: number, turn: Turn | undefined): boolean {
  if (!isSame(last.end, ground)) return false;
  if (turn === 'straight') return true;
  const { name, kind, feature } = ground.walkway;
  if (kind !== 'walkway') return false;
  if (feature === 'open_room' && (metres < roomLegM || last.metres < roomLegM)) return true;
  return name !== undefined && turn?.startsWith('slight') === true;
}
