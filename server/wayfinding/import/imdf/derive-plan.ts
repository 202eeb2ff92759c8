import type { FindingGatherer } from '../../venue/gather-findings.ts';
import type { VenuePlan } from '../../venue/venue.contract.ts';
import { boxTree } from '../shapes/box-tree.ts';
import type { Plane, Spot } from '../shapes/plane.ts';
import { isInShape, shapeOf } from '../shapes/shape.ts';
import { joinLevels, onlyWaysOf } from './climbs.ts';
import { drawingOf } from './drawing.ts';
import type { ImdfArchive } from './imdf-feature.ts';
import { kindWithin } from './imdf-words.ts';
import { joinBare } from './join-bare.ts';
import { joinSpots } from './join-spots.ts';
import { joinByOpenings } from './openings.ts';
import { joinOutdoors } from './outdoors.ts';
import { addPlaces } from './places.ts';
import { beginDraft, type PlanDraft } from './plan-draft.ts';
import { type AreaSpot, findWalkAreas, type LevelOfArchive, type WalkArea } from './walk-areas.ts';

/** The plan that an archive describes without having a walking graph in it. */
export function derivePlan(
  archive: ImdfArchive,
  levels: ReadonlyMap<string, LevelOfArchive>,
  plane: Plane,
  found: FindingGatherer,
): Omit<VenuePlan, 'levels'> {
  const areas = findWalkAreas(archive, levels, plane);
  const draft = beginDraft(plane);
  const isOutside = outsideOf(archive, levels, plane);
  const onlyInto = onlyWaysOf(archive);
  const waysOut = joinByOpenings({ archive, levels, areas, draft, found, isOutside, onlyInto });
  joinLevels({ archive, areas, draft });
  joinBare(areas, draft);
  addPlaces({ archive, areas, draft, found }, waysOut);
  for (const area of areas.all) joinWithin(draft, area);
  joinOutdoors(archive, waysOut, draft);
  const { nodes, walkways, places } = draft;
  return { places, nodes, walkways, drawing: drawingOf(archive, levels) };
}

/** Walkways along what one sees within an area, by each of its parts. */
function joinWithin(draft: PlanDraft, area: WalkArea): void {
  const parts = area.shapes.length === 1 ? [area.spots] : spotsByPart(area);
  area.shapes.forEach((shape, part) => {
    const name = area.shapes.length === 1 ? 'bend' : `bend${part}.`;
    const kind = kindWithin(area.category);
    joinSpots(draft, shape, parts[part] ?? [], {
      id: `${area.id}/${name}`,
      levelId: area.levelId,
      kind,
      zoneId: area.zoneId,
    });
  });
}

const spotsByPart = ({ shapes, spots }: WalkArea): AreaSpot[][] =>
  shapes.map((shape) => spots.filter(({ spot }) => isInShape(shape, spot)));

/** Whether a spot lies outside every floor of that ordinal. */
function outsideOf(
  archive: ImdfArchive,
  levels: ReadonlyMap<string, LevelOfArchive>,
  plane: Plane,
): (spot: Spot, ordinal: number) => boolean {
  const shapes = archive.of('level').flatMap(({ id, geometry, properties }) => {
    const level = levels.get(id);
    if (!level || geometry?.type !== 'Area' || properties.outdoor === true) return [];
    return geometry.parts.map(([outer = [], ...holes]) => ({
      ordinal: level.ordinal,
      shape: shapeOf(
        outer.map(plane.toSpot),
        holes.map((hole) => hole.map(plane.toSpot)),
      ),
    }));
  });
  const tree = boxTree(shapes, ({ shape }) => shape.box);
  return (spot, at) => !tree.at(spot).some(({ ordinal, shape }) => ordinal === at && isInShape(shape, spot));
}
