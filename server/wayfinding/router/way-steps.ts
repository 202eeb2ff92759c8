// shared with pages: pure
import type { Walkway } from '../venue/venue.contract.ts';
import { isPlaceBanned, zoneBans } from './bans.ts';
import type { CompiledGraph } from './compiled-graph.ts';
import { bearingOf, metresBetween, turnBetween } from './geometry.ts';
import { handOffs } from './hand-off.ts';
import type { Turn, Way, WayLeg, WayStep } from './way.ts';
import { lineOf } from './way-ends.ts';

/** How near a place is to where one turns, to be told as what one sees there. */
const landmarkWithinM = 18;
const landmarksTold = 2;

/** What of a way is said, as data: words are for those who know a language. */
export function describeSteps(graph: CompiledGraph, way: Way, zones?: ReadonlySet<string>): WayStep[] {
  const steps: WayStep[] = [];
  let before: LegGround | undefined;
  for (const [index, leg] of way.legs.entries()) {
    const ground = groundOf(graph, leg);
    if (!ground) continue;
    const turn = before && turnOf(before.bearingAtEnd, ground.bearing);
    const last = steps.at(-1);
    if (last && before && continues(before, ground, leg, turn))
      steps[steps.length - 1] = longer(last, ground, leg, index);
    else steps.push(begun(ground, leg, index, turn));
    before = ground;
  }
  const seen = landmarksNear(graph, zones);
  const told = steps.map((step) => ({ ...step, landmarks: seen(step) }));
  return handOffs(graph, told, way);
}

interface LegGround {
  readonly walkway: Walkway;
  readonly line: readonly (readonly [number, number])[];
  readonly bearing: number;
  readonly bearingAtEnd: number;
  readonly levelId: string;
  readonly toLevelId: string;
  readonly isUp: boolean;
  readonly isForward: boolean;
}

function groundOf(graph: CompiledGraph, { walkway: index, isForward }: WayLeg): LegGround | undefined {
  const walkway = graph.walkways[index];
  const line = isForward ? lineOf(graph, index) : lineOf(graph, index).reverse();
  const [first, second] = line;
  const [beforeLast, last] = line.slice(-2);
  if (!walkway || !first || !second || !beforeLast || !last) return undefined;
  const [tail, head] = [graph.tailOf[2 * index] as number, graph.tailOf[2 * index + 1] as number];
  const from = graph.levels[graph.levelOf[isForward ? tail : head] as number];
  const to = graph.levels[graph.levelOf[isForward ? head : tail] as number];
  return {
    ...{ walkway, line, isForward },
    bearing: bearingOf(first, second),
    bearingAtEnd: bearingOf(beforeLast, last),
    levelId: from?.id ?? '',
    toLevelId: to?.id ?? '',
    isUp: (to?.ordinal ?? 0) > (from?.ordinal ?? 0),
  };
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
function continues(before: LegGround, ground: LegGround, leg: WayLeg, turn: Turn | undefined): boolean {
  if (leg.waitSeconds > 0 || ground.walkway.gateId !== before.walkway.gateId) return false;
  if (ground.walkway.kind !== before.walkway.kind || ground.walkway.line !== before.walkway.line) return false;
  const isVertical = before.levelId !== before.toLevelId || ground.levelId !== ground.toLevelId;
  if (isVertical) return ground.levelId !== ground.toLevelId && before.isUp === ground.isUp;
  const isSame =
    ground.walkway.feature === before.walkway.feature && ground.walkway.name?.en === before.walkway.name?.en;
  const isNamed = ground.walkway.name !== undefined && ground.walkway.kind === 'walkway';
  return isSame && (turn === 'straight' || (isNamed && turn?.startsWith('slight') === true));
}

function begun(ground: LegGround, leg: WayLeg, index: number, turn: Turn | undefined): WayStep {
  const { walkway, line, levelId, toLevelId } = ground;
  const { kind, feature, name, gateId, line: ride } = walkway;
  const [from = [0, 0], to = from] = [line[0], line.at(-1)];
  const stairs = walkway.stairs === undefined ? undefined : Math.abs(walkway.stairs);
  return {
    ...{ kind, levelId, bearing: ground.bearing, landmarks: [], firstLeg: index, lastLeg: index },
    ...(turn && { turn }),
    ...(feature && { feature }),
    ...(name && { name }),
    ...(toLevelId !== levelId && { toLevelId, isUp: ground.isUp }),
    ...(stairs && { stairs }),
    ...(gateId && { gateId }),
    ...(ride && { line: ride }),
    ...{ metres: leg.metres, seconds: leg.seconds, waitSeconds: leg.waitSeconds },
    ...{ from: [from[0], from[1]], to: [to[0], to[1]] },
  };
}

function longer(step: WayStep, ground: LegGround, leg: WayLeg, index: number): WayStep {
  const stairs = (step.stairs ?? 0) + Math.abs(ground.walkway.stairs ?? 0);
  const to = ground.line.at(-1) ?? step.to;
  return {
    ...step,
    metres: step.metres + leg.metres,
    seconds: step.seconds + leg.seconds,
    to: [to[0], to[1]],
    ...(stairs > 0 && { stairs }),
    ...(ground.toLevelId !== step.levelId && { toLevelId: ground.toLevelId }),
    lastLeg: index,
  };
}

/** Places with a name near the end of a step, the nearest first; none that the asker may not know of. */
function landmarksNear(graph: CompiledGraph, zones: ReadonlySet<string> | undefined): (step: WayStep) => string[] {
  const bans = zoneBans(graph, zones);
  const places = graph.places.filter((place) => !isPlaceBanned(graph, bans, place));
  return ({ to, levelId, toLevelId }) =>
    places
      .filter((place) => place.levelId === (toLevelId ?? levelId) && Math.abs(place.point[1] - to[1]) < 0.0005)
      .map(({ key, point }) => ({ key, metres: metresBetween(point, to) }))
      .filter(({ metres }) => metres <= landmarkWithinM)
      .sort((a, b) => a.metres - b.metres)
      .slice(0, landmarksTold)
      .map(({ key }) => key);
}
