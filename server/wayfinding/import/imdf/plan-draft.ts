import type { LonLat, VenuePlace, WalkNode, Walkway } from '../../venue/venue.contract.ts';
import { roundedTo } from '../ground.ts';
import { apart, type Plane, type Spot } from '../shapes/plane.ts';
import { isInShape, spotInside } from '../shapes/shape.ts';
import type { WalkArea } from './walk-areas.ts';

/** A plan as it grows. */
export interface PlanDraft {
  readonly plane: Plane;
  readonly nodes: WalkNode[];
  readonly walkways: Walkway[];
  readonly places: VenuePlace[];
  readonly spotOf: Map<string, Spot>;
}

export const beginDraft = (plane: Plane): PlanDraft => ({
  plane,
  nodes: [],
  walkways: [],
  places: [],
  spotOf: new Map(),
});

/** A node where none of that id is yet. */
export function addNode({ nodes, spotOf, plane }: PlanDraft, id: string, levelId: string, spot: Spot): void {
  if (spotOf.has(id)) return;
  spotOf.set(id, spot);
  nodes.push({ id, levelId, point: plane.toPoint(spot) });
}

/** What a plan takes as the length of one walkway. */
const longestM = 100_000;

type Said = Omit<Walkway, 'id' | 'from' | 'to' | 'lengthM'>;

export function addWalkway(draft: PlanDraft, id: string, from: string, to: string, said: Said, leastM = 0): void {
  const [a, b] = [draft.spotOf.get(from), draft.spotOf.get(to)];
  if (!a || !b) return;
  draft.walkways.push({
    id,
    from,
    to,
    lengthM: Math.min(longestM, Math.max(leastM, roundedTo(apart(a, b), 3))),
    ...said,
  });
}

/** A node within an area, from which sight lines are drawn. */
export function addSpot(draft: PlanDraft, area: WalkArea, nodeId: string, spot: Spot): void {
  if (draft.spotOf.has(nodeId)) return;
  addNode(draft, nodeId, area.levelId, spot);
  area.spots.push({ nodeId, spot });
}

/** The node in the middle of an area: where one steps from a lift or a stair, or stands before a place. */
export function middleOfArea(draft: PlanDraft, area: WalkArea): string {
  const nodeId = `${area.id}/middle`;
  const [shape] = area.shapes;
  if (shape) addSpot(draft, area, nodeId, spotInside(shape));
  return nodeId;
}

const nearby = { radii: [0.5, 1, 1.5, 2, 3, 4, 6], directions: 16 };

/**
 * The point where it lies in the area; else the nearest spot around it that does, as of a kiosk that one stands before and not
 * in; else a spot well inside.
 */
export function spotWithin({ plane }: PlanDraft, area: WalkArea, point: LonLat): Spot {
  const spot = plane.toSpot(point);
  const isIn = (each: Spot) => area.shapes.some((shape) => isInShape(shape, each));
  const [shape] = area.shapes;
  if (!shape || isIn(spot)) return spot;
  for (const radius of nearby.radii)
    for (let direction = 0; direction < nearby.directions; direction++) {
      const angle = (direction / nearby.directions) * 2 * Math.PI;
      const beside: Spot = [spot[0] + radius * Math.cos(angle), spot[1] + radius * Math.sin(angle)];
      if (isIn(beside)) return beside;
    }
  return spotInside(shape);
}
