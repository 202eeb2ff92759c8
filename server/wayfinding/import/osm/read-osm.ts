import { type FindingGatherer, gatherFindings } from '../../venue/gather-findings.ts';
import type { VenuePlan } from '../../venue/venue.contract.ts';
import type { ImportedPlan } from '../imported-plan.contract.ts';
import { strandsOfAreas } from './areas.ts';
import { contractStrands } from './contract-strands.ts';
import { drawingOf } from './drawing.ts';
import { levelBook } from './level-book.ts';
import { levelIdOf } from './levels.ts';
import { strandsOfShafts } from './lifts.ts';
import type { OsmData } from './osm-data.ts';
import { placesOf } from './places.ts';
import { readOsmFile } from './read-osm-file.ts';
import { strandsFromGround, strandsOfWays } from './strands-of-ways.ts';

/** Reads OpenStreetMap XML, plain or packed by gzip: what one walks on, indoors by Simple Indoor Tagging, and places. */
export async function readOsm(bytes: Uint8Array): Promise<ImportedPlan> {
  const found = gatherFindings();
  const data = await readOsmFile(bytes, found);
  const plan = data && planOf(data, found);
  return { ...found.report(), plan: found.hasErrors() ? undefined : plan };
}

function planOf(data: OsmData, found: FindingGatherer): VenuePlan {
  const book = levelBook(data);
  const ways = strandsOfWays(data, book);
  const lines = [...ways, ...strandsFromGround(ways, book), ...strandsOfShafts(data, book)];
  const strands = [...lines, ...strandsOfAreas(data, lines)];
  const places = placesOf(data, strands);
  const doors = new Set(places.flatMap((place) => place.doors));
  const { nodes, walkways } = contractStrands(strands, (id) => doors.has(id));
  if (walkways.length === 0) found.warning('nothing_to_walk');
  const levelIds = new Set([...nodes, ...places].map(({ levelId }) => levelId));
  return { levels: levelsOf(levelIds), places, nodes, walkways, drawing: drawingOf(data) };
}

function levelsOf(ids: ReadonlySet<string>): VenuePlan['levels'] {
  const ordinals = [...ids].map((id) => Number(id.slice(levelIdOf(0).length - 1))).sort((a, b) => a - b);
  return ordinals.map((ordinal) => ({
    id: levelIdOf(ordinal),
    ordinal,
    name: { en: `Level ${ordinal}` },
    shortName: String(ordinal),
  }));
}
