import { nothingThere } from '../../server/live/define-topic.ts';
import { byCode, countRows, groupRows, hasDoubt, rowsWhere } from './board-rows.ts';
import { type Found, together } from './cause.ts';
import { type Board, msOfInstant, stateAt, valueAt } from './sights.ts';

/** Hotspots that fall silent within so long of each other have fallen silent together. */
const sameMomentS = 60;
/** A carrier with so large a share of its hotspots silent is itself the cause. */
const carrierShare = 0.5;

/** What took silent hotspots down, as far as that can be told from where, when and whose they are. */
export function findSilent(board: Board): Found[] {
  const { columns } = board;
  const order = byCode(board);
  const silent = rowsWhere(board, (row) => (columns.state[row] ?? nothingThere) < 0 || isSilent(board, row));
  silent.sort((a, b) => sinceOf(board, a) - sinceOf(board, b) || order(a, b));
  const carriers = findSilentCarriers(board, silent);
  const down = new Set(carriers.flatMap(({ rows }) => rows));
  const [zones, scattered] = findSilentZones(
    board,
    silent.filter((row) => !down.has(row)),
  );
  const found = [...carriers, ...zones];
  // What comes and goes is told as that, not each time that it is gone.
  const lone = scattered.filter((row) => sinceOf(board, row) > 0 && !hasDoubt(board, row));
  const notHeard = scattered.filter((row) => sinceOf(board, row) === 0);
  const [first] = lone;
  if (first !== undefined) {
    const since = lone.length === 1 ? { since: instantAt(sinceOf(board, first)) } : {};
    found.push({ id: 'silent scattered', kind: 'scattered_silent', rows: lone, weight: 0.5, ...since });
  }
  if (notHeard.length > 0) {
    const zoneId = soleZone(board, notHeard);
    const its = { rows: notHeard, weight: 0.1, ...(zoneId !== undefined && { zoneId }) };
    found.push({ id: 'not heard', kind: 'not_heard', ...its });
  }
  return found;
}

/** A carrier that is gone in one zone and another; not where a hall is dark for all carriers alike. */
function findSilentCarriers(board: Board, silent: readonly number[]): Found[] {
  const { carriers, zones } = board.roster;
  if (carriers.names.length < 2) return [];
  const darkForAll = darkZonesOfSeveral(board, silent);
  const rest = silent.filter((row) => !darkForAll.has(zones.of[row] ?? 0));
  return [...groupRows(rest, (row) => carriers.of[row] ?? 0)].flatMap(([place, rows]): Found[] => {
    const ofAll = carriers.sizes[place] ?? 0;
    const since = sinceOf(board, rows.at(-1) ?? 0);
    const isInOneZone = rows.every((row) => zones.of[row] === zones.of[rows[0] ?? 0]);
    if (isInOneZone || rows.length < together * 2 || rows.length < ofAll * carrierShare || since === 0) return [];
    const carrier = carriers.names[place] ?? '';
    const its = { carrier, ofAll, since: instantAt(since), weight: rows.length * 3 };
    return [{ id: `carrier ${carrier}`, kind: 'carrier_silent', rows, ...its }];
  });
}

/** Zones where hotspots of more than one carrier stand, and none is heard. */
function darkZonesOfSeveral({ roster }: Board, silent: readonly number[]): Set<number> {
  const { carriers, zones } = roster;
  const dark = [...groupRows(silent, (row) => zones.of[row] ?? 0)].filter(
    ([zone, rows]) =>
      rows.length === zones.sizes[zone] && rows.some((row) => carriers.of[row] !== carriers.of[rows[0] ?? 0]),
  );
  return new Set(dark.map(([zone]) => zone));
}

/** Zones where hotspots fell silent together, and those that are left. */
function findSilentZones(board: Board, silent: readonly number[]): [Found[], number[]] {
  const { names, of, sizes } = board.roster.zones;
  const found: Found[] = [];
  const scattered: number[] = [];
  for (const [zone, rows] of groupRows(silent, (row) => of[row] ?? 0)) {
    const zoneId = names[zone];
    const isDark = zoneId !== undefined && rows.length === sizes[zone];
    const moments = splitByMoment(board, rows);
    const largest = moments.reduce<readonly number[]>((most, its) => (its.length > most.length ? its : most), []);
    for (const its of isDark && largest.length >= together ? [rows] : moments) {
      const first = its === rows ? largest[0] : its[0];
      const since = first === undefined ? 0 : sinceOf(board, first);
      if (its.length < together || since === 0) {
        scattered.push(...its);
        continue;
      }
      const carrier = soleCarrier(board, zone, its);
      found.push({
        id: `silent ${zoneId ?? ''} ${its === rows ? '' : since}`,
        kind: 'zone_silent',
        rows: its,
        ofAll: sizes[zone] ?? 0,
        since: instantAt(since),
        weight: its.length * 1.5,
        ...(zoneId !== undefined && { zoneId }),
        ...(carrier !== undefined && { carrier }),
      });
    }
  }
  return [found, scattered.sort((a, b) => sinceOf(board, b) - sinceOf(board, a) || byCode(board)(a, b))];
}

/** Parts rows, oldest first, where more than a minute lies between one falling silent and the next. */
function splitByMoment(board: Board, rows: readonly number[]): number[][] {
  const moments: number[][] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const since = sinceOf(board, row);
    if (since - before > sameMomentS || before === 0) moments.push([]);
    moments.at(-1)?.push(row);
    before = since;
  }
  return moments;
}

/** The zone of them all, where they are of one. */
function soleZone({ roster }: Board, rows: readonly number[]): string | undefined {
  const { of, names } = roster.zones;
  const zone = of[rows[0] ?? 0];
  return zone !== undefined && rows.every((row) => of[row] === zone) ? names[zone] : undefined;
}

/** The carrier of them all, where others of the zone are of another. */
function soleCarrier(board: Board, zone: number, rows: readonly number[]): string | undefined {
  const { carriers, zones } = board.roster;
  const carrier = carriers.of[rows[0] ?? 0];
  if (rows.some((row) => carriers.of[row] !== carrier)) return undefined;
  const others = countRows(board, (row) => zones.of[row] === zone && carriers.of[row] !== carrier);
  return others > 0 && carrier !== undefined ? carriers.names[carrier] : undefined;
}

const isSilent = ({ columns }: Board, row: number): boolean => columns.state[row] === stateAt.silent;

/** As the column holds it; 0 for what was not heard for a day. */
const sinceOf = ({ columns }: Board, row: number): number => valueAt(columns.silentSince, row) ?? 0;

const instantAt = (since: number): string => new Date(msOfInstant(since)).toISOString();
