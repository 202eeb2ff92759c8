import { boxOfSpots, boxTree } from '../shapes/box-tree.ts';
import { isInShape, shapeOf } from '../shapes/shape.ts';
import type { ImdfArchive } from './imdf-feature.ts';
import { joinSpots } from './join-spots.ts';
import type { WayOut } from './openings.ts';
import type { PlanDraft } from './plan-draft.ts';

/** Joins the ways out of the buildings over what of the venue lies between them, on the ground. */
export function joinOutdoors(archive: ImdfArchive, waysOut: readonly WayOut[], draft: PlanDraft): void {
  const { plane } = draft;
  const onGround = waysOut.filter(({ level }) => level.ordinal === 0);
  const [first] = onGround;
  if (!first || onGround.length < 2) return;
  const footprints = archive
    .of('footprint')
    .filter(({ properties }) => properties.category !== 'aerial' && properties.category !== 'subterranean')
    .flatMap(({ geometry }) => (geometry?.type === 'Area' ? geometry.parts : []))
    .map(([outer = []]) => outer.map(plane.toSpot));
  const byBox = boxTree(footprints, boxOfSpots);
  for (const venue of archive.of('venue')) {
    const parts = venue.geometry?.type === 'Area' ? venue.geometry.parts : [];
    parts.forEach((part, at) => {
      const [outer = [], ...holes] = part.map((ring) => ring.map(plane.toSpot));
      const shape = shapeOf(outer, holes, byBox.within(boxOfSpots(outer)));
      const spots = onGround.filter(({ spot }) => isInShape(shape, spot));
      const as = {
        id: `${venue.id}/outside${at}.`,
        levelId: first.level.id,
        kind: 'walkway',
        zoneId: undefined,
      } as const;
      joinSpots(draft, shape, spots, as);
    });
  }
}
