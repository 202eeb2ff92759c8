// shared with pages: pure
import type { VenuePlace } from '../venue/venue.contract.ts';
import { type ArcGround, arcGroundOf, landmarksAtEnd } from './arc-ground.ts';
import { isPlaceBanned, type ZoneBans, zoneBans } from './bans.ts';
import type { CompiledGraph } from './compiled-graph.ts';
import { turnBetween } from './geometry.ts';
import { handOffs } from './hand-off.ts';
import type { Turn, Way, WayLeg, WayStep } from './way.ts';

const landmarksTold = 2;

/** What of a way is said, as data: words are for those who know a language. */
export function describeSteps(graph: CompiledGraph, way: Way, zones?: ReadonlySet<string>): WayStep[] {
  const bans = zoneBans(graph, zones);
  const steps = stretchesOf(graph, way.legs).map((stretch) => stepOf(graph, bans, stretch));
  return handOffs(graph, steps, way);
}

/** Legs that one walks on along without being told. */
interface Stretch {
  readonly turn: Turn | undefined;
  readonly begin: ArcGround;
  readonly firstLeg: number;
  readonly waitSeconds: number;
  end: ArcGround;
  lastArc: number;
  lastLeg: number;
  metres: number;
  seconds: number;
  stairs: number;
}

function stretchesOf(graph: CompiledGraph, legs: readonly WayLeg[]): Stretch[] {
  const stretches: Stretch[] = [];
  let last: Stretch | undefined;
  for (const [index, leg] of legs.entries()) {
    const arc = 2 * leg.walkway + (leg.isForward ? 0 : 1);
    const ground = arcGroundOf(graph, arc);
    if (!ground) continue;
    const turn = last && turnOf(last.end.bearingAtEnd, ground.bearing);
    if (!last || !continues(last.end, ground, leg, turn)) {
      const sums = { metres: 0, seconds: 0, stairs: 0, waitSeconds: leg.waitSeconds };
      last = { turn, begin: ground, firstLeg: index, end: ground, lastArc: arc, lastLeg: index, ...sums };
      stretches.push(last);
    }
    last.end = ground;
    last.lastArc = arc;
    last.lastLeg = index;
    last.metres += leg.metres;
    last.seconds += leg.seconds;
    last.stairs += Math.abs(ground.walkway.stairs ?? 0);
  }
  return stretches;
}

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
function continues(before: ArcGround, ground: ArcGround, leg: WayLeg, turn: Turn | undefined): boolean {
  if (leg.waitSeconds > 0 || ground.walkway.gateId !== before.walkway.gateId) return false;
  if (ground.walkway.kind !== before.walkway.kind || ground.walkway.line !== before.walkway.line) return false;
  const isVertical = before.levelId !== before.toLevelId || ground.levelId !== ground.toLevelId;
  if (isVertical) return ground.levelId !== ground.toLevelId && before.isUp === ground.isUp;
  const isSame =
    ground.walkway.feature === before.walkway.feature && ground.walkway.name?.en === before.walkway.name?.en;
  const isNamed = ground.walkway.name !== undefined && ground.walkway.kind === 'walkway';
  return isSame && (turn === 'straight' || (isNamed && turn?.startsWith('slight') === true));
}

/** One shape for all, and no spread: a hall asks for thousands of these when a session ends. */
function stepOf(graph: CompiledGraph, bans: ZoneBans, stretch: Stretch): WayStep {
  const { begin, end } = stretch;
  const { kind, feature, name, gateId, line } = begin.walkway;
  const isVertical = end.toLevelId !== begin.levelId;
  return {
    kind,
    turn: stretch.turn,
    feature,
    name,
    levelId: begin.levelId,
    toLevelId: isVertical ? end.toLevelId : undefined,
    isUp: isVertical ? begin.isUp : undefined,
    stairs: stretch.stairs > 0 ? stretch.stairs : undefined,
    gateId,
    line,
    metres: stretch.metres,
    seconds: stretch.seconds,
    waitSeconds: stretch.waitSeconds,
    from: begin.from,
    to: end.to,
    bearing: begin.bearing,
    landmarks: landmarksOf(graph, bans, landmarksAtEnd(graph, stretch.lastArc)),
    firstLeg: stretch.firstLeg,
    lastLeg: stretch.lastLeg,
    handOff: undefined,
  };
}

/** Places with a name where a step ends; none that the asker may not know of. */
function landmarksOf(graph: CompiledGraph, bans: ZoneBans, seen: readonly VenuePlace[]): string[] {
  const keys: string[] = [];
  for (const place of seen) {
    if (keys.length === landmarksTold) break;
    if (!isPlaceBanned(graph, bans, place)) keys.push(place.key);
  }
  return keys;
}
