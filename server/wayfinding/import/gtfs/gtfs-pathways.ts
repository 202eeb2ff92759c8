import type { FindingGatherer } from '../../venue/gather-findings.ts';
import type { Walkway } from '../../venue/venue.contract.ts';
import { metresApart, roundedTo } from '../ground.ts';
import { lineFrom } from '../names.ts';
import { type GtfsStop, planIdOf } from './gtfs-stops.ts';
import type { GtfsRow } from './gtfs-table.ts';

/** As `pathway_mode` numbers them, from 1. */
const modes = ['walkway', 'stairs', 'moving_walkway', 'escalator', 'lift', 'gate', 'gate'] as const;

/** Where a feed tells a time but no length: as fast as people walk in stations. */
const metresPerSecond = 1.2;

export function walkwaysOf(
  rows: readonly GtfsRow[],
  stops: ReadonlyMap<string, GtfsStop>,
  found: FindingGatherer,
): Walkway[] {
  const walkways = new Map<string, Walkway>();
  for (const row of rows) {
    const at = { file: 'pathways.txt', line: row.line };
    const id = planIdOf(row.cell('pathway_id') ?? '');
    const walkway = walkwayOf(id, row, stops, found);
    if (walkways.has(id)) found.error('duplicate_id', { at, values: { id } });
    else if (walkway?.from === walkway?.to && walkway) found.warning('self_loop', { at, values: { id } });
    else if (walkway) walkways.set(id, walkway);
  }
  return [...walkways.values()];
}

function walkwayOf(
  id: string,
  row: GtfsRow,
  stops: ReadonlyMap<string, GtfsStop>,
  found: FindingGatherer,
): Walkway | undefined {
  const at = { file: 'pathways.txt', line: row.line };
  const wrong = (reason: string): undefined => void found.error('wrong_form', { at, values: { reason } });
  const [from, to] = ['from_stop_id', 'to_stop_id'].map((column) => {
    const stop = stops.get(row.cell(column) ?? '');
    if (!stop) found.error('unknown_id', { at, values: { id: row.cell(column) ?? column } });
    else if (stop.kind === 'station') wrong(`${column} is a station`);
    return stop;
  });
  const kind = modes[Number(row.cell('pathway_mode') ?? 0) - 1];
  if (!kind) wrong('pathway_mode is none of 1 to 7');
  const both = row.cell('is_bidirectional');
  if (both !== '0' && both !== '1') wrong('is_bidirectional is neither 0 nor 1');
  const numbers = numbersOf(row, wrong);
  if (!from || !to || !kind || !numbers) return undefined;
  const { length, traversal_time: seconds, stair_count: stairs, max_slope: slope, min_width: widthM } = numbers;
  const name = lineFrom(row.cell('signposted_as') ?? '');
  const straightM = metresApart(from.point, to.point);
  const isWalked = kind === 'walkway' || kind === 'stairs';
  const lengthM = length ?? (straightM > 0 || !isWalked ? straightM : (seconds ?? 0) * metresPerSecond);
  return {
    ...{ id, from: from.id, to: to.id, kind, lengthM: roundedTo(lengthM, 2) },
    direction: both === '1' ? 'both' : 'forward',
    ...(seconds !== undefined && !isWalked && { seconds }),
    ...(stairs !== undefined && stairs !== 0 && { stairs }),
    ...(slope !== undefined && slope !== 0 && { slope }),
    ...(widthM !== undefined && { widthM }),
    ...(name !== undefined && { name: { en: name } }),
  };
}

const bounds = {
  length: [0, 100_000],
  traversal_time: [1, 86_400],
  stair_count: [-5000, 5000],
  max_slope: [-2, 2],
  min_width: [0.001, 1000],
} as const;
type Column = keyof typeof bounds;

function numbersOf(row: GtfsRow, wrong: (reason: string) => undefined): Partial<Record<Column, number>> | undefined {
  const numbers: Partial<Record<Column, number>> = {};
  let isRight = true;
  for (const [column, [least, most]] of Object.entries(bounds) as [Column, readonly [number, number]][]) {
    const text = row.cell(column);
    if (text === undefined) continue;
    const value = /^[+-]?\d{1,9}(\.\d{1,15})?$/.test(text) ? Number(text) : Number.NaN;
    const isWhole = column !== 'stair_count' || Number.isInteger(value);
    if (value >= least && value <= most && isWhole) numbers[column] = value;
    else {
      isRight = false;
      wrong(`${column} is no number from ${least} to ${most}`);
    }
  }
  return isRight ? numbers : undefined;
}
