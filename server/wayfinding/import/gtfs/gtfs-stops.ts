import type { FindingGatherer } from '../../venue/gather-findings.ts';
import type { LonLat, VenueLevel } from '../../venue/venue.contract.ts';
import { lineFrom } from '../names.ts';
import type { GtfsRow } from './gtfs-table.ts';

/** As `location_type` numbers them. */
const kinds = ['platform', 'station', 'entrance', 'node', 'boarding_area'] as const;

export interface GtfsStop {
  /** As pathways name it. */
  readonly stopId: string;
  readonly id: string;
  readonly line: number;
  readonly kind: (typeof kinds)[number];
  readonly name: string | undefined;
  readonly code: string | undefined;
  readonly parent: string | undefined;
  readonly levelId: string;
  readonly point: LonLat;
}

const noLevel = 'level:0';

/** An id of a feed may hold spaces; ours do not. */
export const planIdOf = (text: string): string => text.replaceAll(/[\s\p{Cc}\p{Cs}]+/gu, '_').slice(0, 120) || '_';

export function levelsOf(rows: readonly GtfsRow[], found: FindingGatherer): Map<string, VenueLevel> {
  const levels = new Map<string, VenueLevel>();
  for (const row of rows) {
    const at = { file: 'levels.txt', line: row.line };
    const [id, ordinal] = [row.cell('level_id') ?? '', Number(row.cell('level_index') ?? Number.NaN)];
    if (!(ordinal >= -20 && ordinal <= 200)) {
      found.error('wrong_form', { at, values: { reason: 'level_index is no number from -20 to 200' } });
    } else if (levels.has(id)) found.error('duplicate_id', { at, values: { id: id || '?' } });
    else
      levels.set(id, {
        id: planIdOf(id),
        ordinal,
        name: { en: lineFrom(row.cell('level_name') ?? '') ?? `Level ${ordinal}` },
      });
  }
  return levels;
}

/** The stops by id; those that tell no level are on the ground, and those that tell no position where their station is. */
export function stopsOf(
  rows: readonly GtfsRow[],
  levels: Map<string, VenueLevel>,
  found: FindingGatherer,
): Map<string, GtfsStop> {
  const rowsById = new Map<string, GtfsRow>();
  for (const row of rows) {
    const id = row.cell('stop_id') ?? '';
    if (rowsById.has(id))
      found.error('duplicate_id', { at: { file: 'stops.txt', line: row.line }, values: { id: id || '?' } });
    rowsById.set(id, row);
  }
  const stops = new Map<string, GtfsStop>();
  for (const [stopId, row] of rowsById) {
    const stop = stopOf(stopId, row, { rowsById, levels, found });
    if (stop) stops.set(stopId, stop);
  }
  return stops;
}

interface Book {
  readonly rowsById: ReadonlyMap<string, GtfsRow>;
  readonly levels: Map<string, VenueLevel>;
  readonly found: FindingGatherer;
}

function stopOf(stopId: string, row: GtfsRow, book: Book): GtfsStop | undefined {
  const { rowsById, levels, found } = book;
  const at = { file: 'stops.txt', line: row.line };
  const kind = kinds[Number(row.cell('location_type') ?? 0)];
  const parent = row.cell('parent_station');
  if (!kind) found.error('wrong_form', { at, values: { reason: 'location_type is none of 0 to 4' } });
  if (parent !== undefined && !rowsById.has(parent)) found.error('unknown_id', { at, values: { id: parent } });
  const level = row.cell('level_id');
  if (level !== undefined && !levels.has(level)) found.error('unknown_id', { at, values: { id: level } });
  const point = pointOf(row, book, 0);
  if (!kind || !point) return undefined;
  if (level === undefined && !levels.has(noLevel))
    levels.set(noLevel, { id: noLevel, ordinal: 0, name: { en: 'Level 0' } });
  return {
    ...{ stopId, id: planIdOf(stopId), line: row.line, kind, parent, point },
    name: lineFrom(row.cell('stop_name') ?? ''),
    code: lineFrom(row.cell('platform_code') ?? row.cell('stop_code') ?? ''),
    levelId: levels.get(level ?? noLevel)?.id ?? noLevel,
  };
}

/** A platform stands in a station, and a boarding area on a platform: deeper it does not go. */
const deepest = 3;

function pointOf(row: GtfsRow, book: Book, depth: number): LonLat | undefined {
  const [lon, lat] = [row.cell('stop_lon'), row.cell('stop_lat')];
  const parent = book.rowsById.get(row.cell('parent_station') ?? '');
  if (lon === undefined && lat === undefined && parent && depth < deepest) return pointOf(parent, book, depth + 1);
  const point: LonLat = [degrees(lon), degrees(lat)];
  if (Math.abs(point[0]) <= 180 && Math.abs(point[1]) <= 90) return point;
  const isSwapped = Math.abs(point[0]) <= 90 && Math.abs(point[1]) <= 180;
  const code = isSwapped ? 'swapped_coordinates' : 'impossible_position';
  book.found.error(code, { at: { file: 'stops.txt', line: row.line } });
  return undefined;
}

const degrees = (text: string | undefined): number =>
  text !== undefined && /^[+-]?\d{1,3}(\.\d{1,20})?$/.test(text) ? Number(text) : Number.NaN;
