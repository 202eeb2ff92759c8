// shared with pages: pure
import type { VenuePlace } from '../venue/venue.contract.ts';
import { landmarksAtEnd } from './arc-ground.ts';
import { isPlaceBanned, type ZoneBans, zoneBans } from './bans.ts';
import type { CompiledGraph } from './compiled-graph.ts';
import { handOffs } from './hand-off.ts';
import { isRide, type Stretch, stretchesOf } from './stretches.ts';
import type { Way, WayStep } from './way.ts';
import { withoutJogs } from './without-jogs.ts';

const landmarksTold = 2;

/** What of a way is said, as data: words are for those who know a language. */
export function describeSteps(graph: CompiledGraph, way: Way, zones?: ReadonlySet<string>): WayStep[] {
  const telling = { graph, bans: zoneBans(graph, zones), startNode: way.startNode };
  const steps: WayStep[] = [];
  for (const stretch of withoutJogs(stretchesOf(graph, way.legs))) steps.push(stepOf(telling, stretch, steps.at(-1)));
  return handOffs(graph, steps, way);
}

interface Telling {
  readonly graph: CompiledGraph;
  readonly bans: ZoneBans;
  readonly startNode: string;
}

/** One shape for all, and no spread: a hall asks for thousands of these when a session ends. */
function stepOf(telling: Telling, stretch: Stretch, before: WayStep | undefined): WayStep {
  const { begin, end } = stretch;
  const { kind, feature, name, gateId, line } = begin.walkway;
  const isVertical = end.toLevelId !== begin.levelId;
  const isCarried = isRide(begin);
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
    towards: isCarried ? stopAt(telling, stretch.lastArc) : undefined,
    metres: stretch.metres,
    seconds: stretch.seconds,
    waitSeconds: stretch.waitSeconds,
    from: stretch.start.from,
    to: end.to,
    bearing: begin.bearing,
    landmarks: isCarried ? [] : landmarksOf(telling, stretch, before),
    firstLeg: stretch.firstLeg,
    lastLeg: stretch.lastLeg,
    handOff: undefined,
  };
}

/** Where one gets off: the stop or pier that has its door there, else any place that has. */
function stopAt({ graph, bans }: Telling, arc: number): string | undefined {
  const node = graph.nodeIds[graph.tailOf[arc ^ 1] as number] ?? '';
  const there = graph.places.filter((place) => place.doors.includes(node) && !isPlaceBanned(graph, bans, place));
  return (there.find(({ kind }) => kind === 'stop' || kind === 'pier') ?? there[0])?.key;
}

/**
 * Places with a name where a step ends: none that the asker may not know of, none where they set out, and none that was just
 * told. What is of no kind is told where
 * nothing else has a name.
 */
function landmarksOf({ graph, bans, startNode }: Telling, stretch: Stretch, before: WayStep | undefined): string[] {
  const told: VenuePlace[] = [];
  const { name, feature } = stretch.begin.walkway;
  const isNamedRoom = name !== undefined && feature === 'open_room';
  for (const place of landmarksAtEnd(graph, stretch.lastArc)) {
    if (told.length === landmarksTold) break;
    if (place.kind === 'other' && (isNamedRoom || told.length > 0)) break;
    const isTold = before?.towards === place.key || before?.landmarks.includes(place.key);
    if (isTold || place.doors.includes(startNode) || place.name.en === name?.en) continue;
    if (!isPlaceBanned(graph, bans, place)) told.push(place);
  }
  return told.map(({ key }) => key);
}
