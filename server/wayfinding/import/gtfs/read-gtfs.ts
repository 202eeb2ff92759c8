import { type FindingGatherer, gatherFindings } from '../../venue/gather-findings.ts';
import type { VenuePlace, VenuePlan, Walkway } from '../../venue/venue.contract.ts';
import { roundedPoint } from '../ground.ts';
import type { ImportedPlan } from '../imported-plan.contract.ts';
import { readArchive } from '../read-archive.ts';
import { walkwaysOf } from './gtfs-pathways.ts';
import { type GtfsStop, levelsOf, stopsOf } from './gtfs-stops.ts';
import { type GtfsRow, readTable } from './gtfs-table.ts';

/** The files that are read, with the columns that each must have. */
const tables: Readonly<Record<string, readonly string[]>> = {
  'stops.txt': ['stop_id'],
  'pathways.txt': ['pathway_id', 'from_stop_id', 'to_stop_id', 'pathway_mode', 'is_bidirectional'],
  'levels.txt': ['level_id', 'level_index'],
};

/** Reads the inside of stations from a feed in GTFS: stops, pathways and levels. The rest of the feed is passed over. */
export async function readGtfs(archive: Buffer): Promise<ImportedPlan> {
  const found = gatherFindings();
  const files = await readArchive(archive, (name) => Object.hasOwn(tables, name), found);
  const plan = found.hasErrors() ? undefined : planOf(files, found);
  return { ...found.report(), plan: found.hasErrors() ? undefined : plan };
}

function planOf(files: ReadonlyMap<string, Uint8Array>, found: FindingGatherer): VenuePlan {
  const rowsOf = (file: string): GtfsRow[] => {
    const bytes = files.get(file);
    if (!bytes && file !== 'levels.txt') found.error('missing_file', { at: { file } });
    return bytes ? readTable(bytes, file, tables[file] ?? [], found) : [];
  };
  const levels = levelsOf(rowsOf('levels.txt'), found);
  const stops = stopsOf(rowsOf('stops.txt'), levels, found);
  const walkways = found.hasErrors() ? [] : walkwaysOf(rowsOf('pathways.txt'), stops, found);
  if (walkways.length === 0 && !found.hasErrors()) found.warning('nothing_to_walk');
  const used = new Set(walkways.flatMap(({ from, to }) => [from, to]));
  const nodes = [...stops.values()].filter(({ id }) => used.has(id));
  if (new Set(nodes.map(({ id }) => id)).size < nodes.length)
    found.error('duplicate_id', { at: { file: 'stops.txt' } });
  const placed = [...stops.values()].flatMap((stop) => placeOf(stop, stops, used) ?? []);
  const kept = new Set([...nodes, ...placed].map(({ levelId }) => levelId));
  return {
    levels: [...levels.values()].filter(({ id }) => kept.has(id)).sort((a, b) => a.ordinal - b.ordinal),
    nodes: nodes.map(({ id, levelId, point }) => ({ id, levelId, point: roundedPoint(point) })),
    walkways: walkways satisfies Walkway[],
    places: placed,
  };
}

/** Platforms, stations and their entrances: of those that pathways lead to, or to a part of them. */
function placeOf(
  stop: GtfsStop,
  stops: ReadonlyMap<string, GtfsStop>,
  used: ReadonlySet<string>,
): VenuePlace | undefined {
  if (stop.kind === 'node' || stop.kind === 'boarding_area') return undefined;
  const parts = [...stops.values()].filter(({ parent, kind }) => parent === stop.stopId && kind !== 'node');
  const near = stop.kind === 'station' ? parts.filter(({ kind }) => kind === 'entrance') : [stop, ...parts];
  const doors = near.map(({ id }) => id).filter((id) => used.has(id));
  if (doors.length === 0) return undefined;
  return {
    ...{ key: stop.id, name: { en: stop.name ?? stop.code ?? stop.id.slice(0, 100) } },
    kind: stop.kind === 'entrance' ? 'entrance' : 'stop',
    ...{ levelId: stop.levelId, point: roundedPoint(stop.point), doors: doors.slice(0, 64) },
    ...(stop.code !== undefined && stop.name !== undefined && { aliases: [stop.code] }),
  };
}
