import type { WalkwayDirection, WalkwayDoor } from '../../../../db/venue-vocabulary.ts';
import type { FindingGatherer } from '../../venue/gather-findings.ts';
import type { Walkway } from '../../venue/venue.contract.ts';
import { roundedTo } from '../ground.ts';
import { apart, type Spot } from '../shapes/plane.ts';
import { readExtension } from './extension.ts';
import { type ImdfArchive, type ImdfFeature, placeOf, referredTo } from './imdf-feature.ts';
import { isWalkedOpening } from './imdf-words.ts';
import { addNode, addSpot, addWalkway, type PlanDraft } from './plan-draft.ts';
import { hasWheelchair, type LevelOfArchive, type WalkArea, type WalkAreas, wordOf } from './walk-areas.ts';

/** So far from an opening its areas are looked for, for walls have a thickness: in metres, the nearest first. */
const reaches = [0.1, 0.3, 0.6, 1, 1.5];

/** An opening that leads out of the building. */
export interface WayOut {
  readonly opening: ImdfFeature;
  readonly nodeId: string;
  readonly spot: Spot;
  readonly level: LevelOfArchive;
}

export interface OpeningsOf {
  readonly archive: ImdfArchive;
  readonly levels: ReadonlyMap<string, LevelOfArchive>;
  readonly areas: WalkAreas;
  readonly draft: PlanDraft;
  readonly found: FindingGatherer;
  /** Whether no level of that ordinal lies there. */
  readonly isOutside: (spot: Spot, ordinal: number) => boolean;
  /** By opening: which unit one may go into by it, where only one way is allowed. */
  readonly onlyInto: ReadonlyMap<string, string>;
}

/** Each opening becomes a node on either side, and the walkway between them. */
export function joinByOpenings(plan: OpeningsOf): WayOut[] {
  return plan.archive.of('opening').flatMap((opening) => joinByOpening(plan, opening) ?? []);
}

function joinByOpening(plan: OpeningsOf, opening: ImdfFeature): WayOut | undefined {
  const { archive, levels, found, draft } = plan;
  const levelFeature = referredTo(archive, opening, 'level_id', 'level');
  const level = levelFeature && levels.get(levelFeature.id);
  const line = opening.geometry?.type === 'Line' ? opening.geometry.lines.flat().map(draft.plane.toSpot) : [];
  if (!level || !isWalkedOpening(wordOf(opening, 'category'))) return undefined;
  const across = acrossOf(line);
  if (!across) {
    found.warning('dangling_opening', { at: placeOf(opening, 'geometry') });
    return undefined;
  }
  const sides = [sideAt(plan, across, 1, level), sideAt(plan, across, -1, level)];
  const [inner, other] = sides.flatMap(({ area, spot }): Side[] => (area ? [{ area, spot }] : []));
  if (inner && other) {
    joinAcross(plan, opening, across.widthM, inner, other);
    return undefined;
  }
  const outer = sides.find(({ area }) => area === undefined);
  if (inner && outer && !outer.isShut && plan.isOutside(outer.spot, level.ordinal))
    return leadOut(plan, opening, across.widthM, inner, outer.spot, level);
  if (!sides.some(({ isShut }) => isShut)) found.warning('dangling_opening', { at: placeOf(opening, 'geometry') });
  return undefined;
}

interface Across {
  readonly middle: Spot;
  /** Of length one, to the left of the line. */
  readonly left: Spot;
  readonly widthM: number;
}

/** The middle of a line along it, and the direction in which one goes through. */
export function acrossOf(line: readonly Spot[]): Across | undefined {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last) return undefined;
  const widthM = apart(first, last);
  if (widthM < 0.05) return undefined;
  const left: Spot = [-(last[1] - first[1]) / widthM, (last[0] - first[0]) / widthM];
  return { middle: middleOfLine(line), left, widthM };
}

function middleOfLine(line: readonly Spot[]): Spot {
  const lengths = line.slice(1).map((spot, at) => apart(line[at] ?? spot, spot));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [at, length] of lengths.entries()) {
    const [from, to] = [line[at], line[at + 1]];
    if (from && to && left <= length && length > 0)
      return [from[0] + ((to[0] - from[0]) * left) / length, from[1] + ((to[1] - from[1]) * left) / length];
    left -= length;
  }
  return line[0] ?? [0, 0];
}

interface Side {
  readonly area: WalkArea;
  readonly spot: Spot;
}

function sideAt(
  { areas }: OpeningsOf,
  { middle, left }: Across,
  sign: 1 | -1,
  { id, ordinal }: LevelOfArchive,
): { area: WalkArea | undefined; spot: Spot; isShut: boolean } {
  let spot = middle;
  for (const reach of reaches) {
    spot = [middle[0] + left[0] * reach * sign, middle[1] + left[1] * reach * sign];
    const area = areas.at(spot, id, ordinal);
    if (area) return { area, spot, isShut: false };
    if (areas.isShut(spot, ordinal)) return { area: undefined, spot, isShut: true };
  }
  return { area: undefined, spot, isShut: false };
}

function joinAcross(plan: OpeningsOf, opening: ImdfFeature, widthM: number, one: Side, other: Side): void {
  const isWithin = one.area === other.area;
  const [from, to] = !isWithin && one.area.id > other.area.id ? [other, one] : [one, other];
  const names = isWithin ? ['a', 'b'] : [from.area.id.slice(0, 8), to.area.id.slice(0, 8)];
  const ids =
    names[0] === names[1] ? [`${opening.id}/a`, `${opening.id}/b`] : names.map((name) => `${opening.id}/${name}`);
  const [fromId = '', toId = ''] = ids;
  addDoor(plan.draft, from, fromId);
  addDoor(plan.draft, to, toId);
  const only = plan.onlyInto.get(opening.id);
  const isTurned = only === from.area.id;
  const direction: WalkwayDirection = only === undefined ? 'both' : 'forward';
  const said = { ...saidOf(opening, widthM, from.area.zoneId ?? to.area.zoneId), direction };
  addWalkway(plan.draft, opening.id, isTurned ? toId : fromId, isTurned ? fromId : toId, said);
}

function addDoor(draft: PlanDraft, { area, spot }: Side, nodeId: string): void {
  addSpot(draft, area, nodeId, spot);
  area.doors.push({ nodeId, spot });
}

function leadOut(
  { draft }: OpeningsOf,
  opening: ImdfFeature,
  widthM: number,
  inner: Side,
  spot: Spot,
  level: LevelOfArchive,
): WayOut {
  const [innerId, outerId] = [`${opening.id}/in`, `${opening.id}/out`];
  addDoor(draft, inner, innerId);
  addNode(draft, outerId, level.id, spot);
  addWalkway(draft, opening.id, outerId, innerId, { ...saidOf(opening, widthM, inner.area.zoneId), direction: 'both' });
  return { opening, nodeId: outerId, spot, level };
}

/** What an opening says of the walkway through it. */
function saidOf(
  opening: ImdfFeature,
  widthM: number,
  zoneId: string | undefined,
): Pick<Walkway, 'kind'> & Partial<Walkway> {
  const { gateId } = readExtension(opening);
  const door = opening.properties.door as { type?: unknown; automatic?: unknown } | null | undefined;
  const type = typeof door?.type === 'string' ? door.type : undefined;
  const isTurnstile = type?.startsWith('turnstile') === true;
  const how = isTurnstile ? undefined : doorOf(type, door?.automatic === true);
  return {
    kind: gateId !== undefined || isTurnstile ? 'gate' : 'walkway',
    ...(how && { door: how }),
    widthM: Math.min(1000, roundedTo(widthM, 2)),
    ...(hasWheelchair(opening) && { stepFree: 'yes' as const }),
    ...(zoneId !== undefined && { zoneId }),
    ...(gateId !== undefined && { gateId }),
  };
}

function doorOf(type: string | undefined, isAutomatic: boolean): WalkwayDoor | undefined {
  if (type === undefined || type === 'open') return undefined;
  if (type === 'revolving') return 'revolving';
  return isAutomatic ? 'automatic' : 'manual';
}
