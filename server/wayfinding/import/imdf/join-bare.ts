import { apart, type Spot } from '../shapes/plane.ts';
import { climbKinds } from './imdf-words.ts';
import { addSpot, addWalkway, middleOfArea, type PlanDraft } from './plan-draft.ts';
import type { WalkArea, WalkAreas } from './walk-areas.ts';

const reaches = [0.1, 0.3, 0.6, 1];

/**
 * Many archives draw no opening where a stair or an escalator begins. One that no opening leads to is joined to the area
 * beside it, over the longest side that they have in common.
 */
export function joinBare(areas: WalkAreas, draft: PlanDraft): void {
  for (const area of areas.all) {
    if (!climbKinds[area.category] || area.doors.length > 0) continue;
    const beside = longestBeside(areas, area);
    if (!beside) continue;
    const nodeId = `${area.id}/beside`;
    addSpot(draft, beside.area, nodeId, beside.spot);
    const said = {
      kind: 'walkway',
      direction: 'both',
      ...(area.zoneId !== undefined && { zoneId: area.zoneId }),
    } as const;
    addWalkway(draft, `${area.id}/begin`, nodeId, middleOfArea(draft, area), said);
  }
}

function longestBeside(areas: WalkAreas, area: WalkArea): { area: WalkArea; spot: Spot } | undefined {
  let best: { area: WalkArea; spot: Spot; metres: number } | undefined;
  for (const { sides } of area.shapes) {
    for (const [a, b] of sides) {
      const metres = apart(a, b);
      if (metres <= (best?.metres ?? 0.3)) continue;
      const right: Spot = [(b[1] - a[1]) / metres, (a[0] - b[0]) / metres];
      for (const reach of reaches) {
        const spot: Spot = [(a[0] + b[0]) / 2 + right[0] * reach, (a[1] + b[1]) / 2 + right[1] * reach];
        const other = areas.at(spot, area.levelId, area.ordinal);
        if (!other || other === area || climbKinds[other.category]) continue;
        best = { area: other, spot, metres };
        break;
      }
    }
  }
  return best;
}
