import type { WalkwayKind } from '../../../../db/venue-vocabulary.ts';
import type { Shape } from '../shapes/shape.ts';
import { sightLines } from '../shapes/sight-lines.ts';
import { addNode, addWalkway, type PlanDraft } from './plan-draft.ts';
import type { AreaSpot } from './walk-areas.ts';

export interface JoinedAs {
  /** Of the nodes at corners, before their number. */
  readonly id: string;
  readonly levelId: string;
  readonly kind: WalkwayKind;
  readonly zoneId: string | undefined;
}

/** Walkways between nodes of one area along what one sees in it. */
export function joinSpots(draft: PlanDraft, shape: Shape, spots: readonly AreaSpot[], as: JoinedAs): void {
  const { corners, lines } = sightLines(
    shape,
    spots.map(({ spot }) => spot),
  );
  const ids = spots.map(({ nodeId }) => nodeId);
  corners.forEach((corner, at) => {
    addNode(draft, `${as.id}${at}`, as.levelId, corner);
    ids.push(`${as.id}${at}`);
  });
  for (const [from, to] of lines) {
    const [fromId = '', toId = ''] = [ids[from], ids[to]];
    const said = { kind: as.kind, direction: 'both' as const, ...(as.zoneId !== undefined && { zoneId: as.zoneId }) };
    addWalkway(draft, `${fromId}~${toId}`, fromId, toId, said);
  }
}
