import type { Verdict } from '../../db/vocabulary.ts';
import type { LayoutWorld } from './layout-world.ts';
import type { FoldedScan } from './presence.ts';
import type { StoredScan } from './scans.queries.ts';

/** What counts of a stored scan: that a supervisor let them in, or what was shown, or else what the server decided. */
export const countsAs = ({
  isOverridden,
  shownVerdict,
  verdict,
}: Pick<StoredScan, 'isOverridden' | 'shownVerdict' | 'verdict'>): Verdict =>
  isOverridden ? 'admit' : (shownVerdict ?? verdict);

/** A stored scan as presences fold it; none when its lane is no longer there: where it led cannot be told. */
export function foldedFrom({ lanes }: Pick<LayoutWorld, 'lanes'>, scan: StoredScan): FoldedScan | undefined {
  const gate = lanes.get(scan.laneId)?.gate;
  const { category, shownVerdict: _, isOverridden: __, ...rest } = scan;
  return gate && { ...rest, gate, verdict: countsAs(scan), ...(category && { category }) };
}
