import type { Walkway } from '../../venue/venue.contract.ts';
import { apart, type Spot } from '../shapes/plane.ts';
import { isInShape, spotInside } from '../shapes/shape.ts';
import type { ImdfArchive, ImdfFeature } from './imdf-feature.ts';
import { climbKinds } from './imdf-words.ts';
import { addWalkway, middleOfArea, type PlanDraft } from './plan-draft.ts';
import type { WalkArea, WalkAreas } from './walk-areas.ts';

/** Assumed of a building that does not tell: metres from floor to floor, and its stairs and escalators. */
const storey = { metres: 4, steps: 24, stairM: 24 * 0.336, escalatorM: 8, rampM: 4 / 0.06 };
/** A lift that stops at more floors than these is joined from floor to floor. */
const mostStopsJoined = 16;

export interface ClimbsOf {
  readonly archive: ImdfArchive;
  readonly areas: WalkAreas;
  readonly draft: PlanDraft;
}

/**
 * Joins the levels: first as the relationships of the archive say, then stairs, lifts, escalators and ramps of which no
 * relationship speaks with those of their kind that lie above and below them.
 */
export function joinLevels(plan: ClimbsOf): void {
  const told = new Set<string>();
  for (const relationship of plan.archive.of('relationship')) joinAsTold(plan, relationship, told);
  for (const category of Object.keys(climbKinds)) joinStacked(plan, category, told);
}

/** By opening: the one unit that a directed traversal lets one into by it. */
export function onlyWaysOf(archive: ImdfArchive): Map<string, string> {
  const only = new Map<string, string>();
  for (const { properties } of archive.of('relationship')) {
    if (properties.category !== 'traversal' || properties.direction !== 'directed') continue;
    const into = idOf(properties.destination);
    for (const by of listOf(properties.intermediary)) {
      const id = idOf(by);
      if (id && into && archive.byId.get(id)?.type === 'opening') only.set(id, into);
    }
  }
  return only;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const idOf = (reference: unknown): string | undefined => {
  const id = typeof reference === 'object' && reference !== null ? (reference as { id?: unknown }).id : undefined;
  return typeof id === 'string' ? id.toLowerCase() : undefined;
};

function joinAsTold(plan: ClimbsOf, relationship: ImdfFeature, told: Set<string>): void {
  const { areas, draft } = plan;
  const { category, direction, origin, intermediary, destination } = relationship.properties;
  const word = typeof category === 'string' ? category : '';
  const references = [origin, ...listOf(intermediary), destination];
  const units = references.flatMap((reference) => areas.byUnit.get(idOf(reference) ?? '') ?? []);
  const isDirected = direction === 'directed';
  if (word === 'traversal' && units.length === 2 && listOf(intermediary).length === 0) {
    const [from, to] = units as [WalkArea, WalkArea];
    const said = { kind: 'walkway', direction: isDirected ? 'forward' : 'both' } as const;
    addWalkway(draft, relationship.id, middleOfArea(draft, from), middleOfArea(draft, to), said);
    return;
  }
  if (!climbKinds[word] || units.length < 2) return;
  for (const { id } of units) told.add(id);
  const stops = word === 'elevator' && !isDirected ? everyPair(units) : pairsInOrder(units);
  stops.forEach(([from, to], at) => {
    const id = stops.length === 1 ? relationship.id : `${relationship.id}/${at}`;
    climb(draft, id, word, from, to, isDirected);
  });
}

type Pair = readonly [from: WalkArea, to: WalkArea];

const pairsInOrder = (units: readonly WalkArea[]): Pair[] =>
  units.slice(1).flatMap((unit, at): Pair[] => {
    const before = units[at];
    return before && before !== unit ? [[before, unit]] : [];
  });

/** A lift goes from each floor to each: whoever stays in it waits once. */
const everyPair = (units: readonly WalkArea[]): Pair[] =>
  units.length > mostStopsJoined
    ? pairsInOrder(units)
    : units.flatMap((from, at) => units.slice(at + 1).map((to): Pair => [from, to]));

/** Units of one kind over each other, from below: each with the next above that lies over it. */
function joinStacked({ areas, draft }: ClimbsOf, category: string, told: ReadonlySet<string>): void {
  const shafts: { units: WalkArea[]; middle: Spot }[] = [];
  const inOrder = areas.all
    .filter((area) => area.category === category && !told.has(area.id))
    .sort((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1));
  for (const area of inOrder) {
    const [shape] = area.shapes;
    if (!shape) continue;
    const middle = spotInside(shape);
    const below = shafts.find(({ units, middle: middleBelow }) => {
      const last = units.at(-1);
      return last && last.ordinal < area.ordinal && (isOver(last, middle) || isOver(area, middleBelow));
    });
    if (!below) shafts.push({ units: [area], middle });
    else {
      below.units.push(area);
      below.middle = middle;
    }
  }
  for (const { units } of shafts) {
    const stops = category === 'elevator' ? everyPair(units) : pairsInOrder(units);
    for (const [from, to] of stops) climb(draft, `${from.id}~${to.id}`, category, from, to, false);
  }
}

const isOver = ({ shapes }: WalkArea, spot: Spot): boolean => shapes.some((shape) => isInShape(shape, spot));

function climb(
  draft: PlanDraft,
  id: string,
  category: string,
  from: WalkArea,
  to: WalkArea,
  isDirected: boolean,
): void {
  const kind = climbKinds[category];
  if (!kind || from === to) return;
  const rise = to.ordinal - from.ordinal;
  const storeys = Math.abs(rise);
  const [fromId, toId] = [middleOfArea(draft, from), middleOfArea(draft, to)];
  const [a, b] = [draft.spotOf.get(fromId), draft.spotOf.get(toId)];
  const flatM = a && b ? apart(a, b) : 0;
  const isForWheelchairs = from.isForWheelchairs && to.isForWheelchairs;
  const said: Pick<Walkway, 'kind' | 'direction'> & Partial<Walkway> = {
    kind,
    direction: isDirected ? 'forward' : 'both',
    ...(kind === 'stairs' && rise !== 0 && { stairs: Math.round(rise * storey.steps) }),
    ...(category === 'ramp' && { feature: 'ramp' as const }),
    ...(isForWheelchairs && { stepFree: 'yes' as const }),
    ...(from.zoneId !== undefined && { zoneId: from.zoneId }),
  };
  addWalkway(draft, id, fromId, toId, said, Math.max(Math.round(flatM * 1000) / 1000, storeys * metresOf(category)));
}

function metresOf(category: string): number {
  if (category === 'stairs') return storey.stairM;
  if (category === 'escalator') return storey.escalatorM;
  return category === 'ramp' ? storey.rampM : storey.metres;
}
