import { z } from 'zod';
import { type FindingGatherer, gatherFindings } from '../../venue/gather-findings.ts';
import { type LonLat, type VenueLevel, type VenuePlan, venuePlan } from '../../venue/venue.contract.ts';
import { checkSpread, middleOfAll } from '../check-spread.ts';
import type { ImportedPlan } from '../imported-plan.contract.ts';
import { lineFrom } from '../names.ts';
import { planeAt } from '../shapes/plane.ts';
import { checkIds } from './check-ids.ts';
import { derivePlan } from './derive-plan.ts';
import { type ImdfArchive, placeOf } from './imdf-feature.ts';
import { labelsFrom } from './labels.ts';
import { locatedOf } from './located.ts';
import { openImdf } from './open-imdf.ts';
import { readOwnPlan } from './own-plan.ts';
import { isRestricted, type LevelOfArchive } from './walk-areas.ts';

/**
 * Reads an archive of IMDF 1.0.0 (OGC 20-094). The walking graph is made from openings and from what one sees within each
 * unit, unless the archive was written by Causeway and has the graph itself in it. `near` is where the venue is known to be:
 * by it latitude and longitude are told apart where all of them are swapped.
 */
export async function readImdf(bytes: Buffer, { near }: { near?: LonLat | undefined } = {}): Promise<ImportedPlan> {
  const found = gatherFindings();
  const archive = await openImdf(bytes, found);
  const located = archive ? locatedOf(archive) : [];
  const middle = middleOfAll(located);
  if (archive && !found.hasErrors()) checkIds(archive, found);
  if (!found.hasErrors()) checkSpread(located, near, found);
  if (!archive || !middle || found.hasErrors()) return { plan: undefined, ...found.report() };
  const plan = archive.hasExtension ? readOwnPlan(archive, found) : readForeignPlan(archive, middle, found);
  const whole = plan && !found.hasErrors() && fits(plan, found) ? plan : undefined;
  return { plan: whole, ...found.report() };
}

function readForeignPlan(archive: ImdfArchive, middle: LonLat, found: FindingGatherer): VenuePlan {
  const { levels, known } = readLevels(archive, found);
  return { levels, ...derivePlan(archive, known, planeAt(middle), found) };
}

function readLevels(
  archive: ImdfArchive,
  found: FindingGatherer,
): { levels: VenueLevel[]; known: Map<string, LevelOfArchive> } {
  const known = new Map<string, LevelOfArchive>();
  const levels = archive.of('level').flatMap((feature): VenueLevel[] => {
    const { ordinal, name, short_name: shortName } = feature.properties;
    if (typeof ordinal !== 'number' || !Number.isInteger(ordinal) || ordinal < -20 || ordinal > 200) {
      const values = { reason: 'an ordinal from -20 to 200' };
      found.error('wrong_form', { at: placeOf(feature, 'properties.ordinal'), values });
      return [];
    }
    known.set(feature.id, { id: feature.id, ordinal, isRestricted: isRestricted(feature) });
    const short = labelsFrom(shortName, archive.language)?.en;
    const line = short === undefined ? undefined : lineFrom(short, 12);
    const named = labelsFrom(name, archive.language) ?? { en: `Level ${ordinal}` };
    return [{ id: feature.id, ordinal, name: named, ...(line && { shortName: line }) }];
  });
  return { levels, known };
}

const bounded = z.object({
  levels: venuePlan.shape.levels,
  places: venuePlan.shape.places,
  nodes: z.array(z.unknown()).max(500_000),
  walkways: z.array(z.unknown()).max(1_000_000),
});

/** The last look: what others named and wrote must be what a plan takes; nodes and walkways were made here. */
function fits(plan: VenuePlan, found: FindingGatherer): boolean {
  const read = bounded.safeParse(plan);
  if (read.success) return true;
  for (const { path, message } of read.error.issues.slice(0, 50))
    found.error('wrong_form', { at: { path: path.join('.') }, values: { reason: message } });
  return false;
}
