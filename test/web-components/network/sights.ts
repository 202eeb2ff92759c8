import type { HotspotDoubt, HotspotState } from '../../../db/vocabulary.ts';
import { type Hotspot, hotspotLoads } from '../../../server/hotspots/hotspots.contract.ts';
import { columnEpochMs, nothingThere } from '../../../server/live/define-topic.ts';
import { Roster } from '../../../web-components/network/roster.ts';
import { type Board, type LoadColumns, type Sight, sightAt, stateAt } from '../../../web-components/network/sights.ts';

export const nowMs = Date.parse('2026-11-20T10:00:00Z');

export const hotspotOf = (code: string, more: Partial<Hotspot> = {}): Hotspot => ({
  code,
  name: { en: `Place ${code}`, 'zh-CN': `位置 ${code}` },
  carrier: 'Qinghe Mobile',
  bands: ['5'],
  zoneId: 'lantern-hall',
  level: 0,
  latitude: 30.74,
  longitude: 120.49,
  capacityClients: 50,
  ...more,
});

/** What one row says: as people write it, not as columns hold it. */
export interface Says {
  readonly state: HotspotState;
  readonly clients?: number | undefined;
  readonly rxMbps?: number | undefined;
  readonly txMbps?: number | undefined;
  readonly airtime?: number | undefined;
  readonly clients24?: number | undefined;
  readonly clients5?: number | undefined;
  readonly clients6?: number | undefined;
  readonly silentSinceMs?: number | undefined;
  readonly doubt?: HotspotDoubt | undefined;
  readonly isCounted?: boolean | undefined;
}

export type Stands = readonly [hotspot: Hotspot, says: Says];

const clientsOf: Record<HotspotState, number> = { ok: 10, busy: 45, overloaded: 61, silent: 7 };

/** What a hotspot of 50 clients says in a state. */
export const saysOf = (state: HotspotState, more: Partial<Says> = {}): Says => ({
  state,
  clients: clientsOf[state],
  rxMbps: 30,
  txMbps: 10,
  airtime: 0.5,
  ...(state === 'silent' && { silentSinceMs: nowMs - 240_000 }),
  ...more,
});

/** Not heard for a day. */
export const notHeard: Says = { state: 'silent' };

/** So many hotspots of a state, coded after the prefix. */
export const hotspotsIn = (
  state: HotspotState,
  count: number,
  prefix: string,
  more: Partial<Hotspot> = {},
  says: Partial<Says> = {},
): Stands[] =>
  Array.from({ length: count }, (_, index) => [hotspotOf(`${prefix}-${index + 1}`, more), saysOf(state, says)]);

export function columnsOf(count: number): LoadColumns {
  const names = Object.keys(hotspotLoads.columns) as (keyof LoadColumns)[];
  return Object.fromEntries(names.map((name) => [name, new Int32Array(count).fill(nothingThere)])) as LoadColumns;
}

/** Writes what a hotspot says into its row. */
export function say(columns: LoadColumns, row: number, says: Says): void {
  const put = (name: keyof LoadColumns, value: number | undefined, step = 1) => {
    columns[name][row] = value === undefined ? nothingThere : Math.round(value / step);
  };
  put('state', stateAt[says.state]);
  for (const name of ['clients', 'clients24', 'clients5', 'clients6'] as const) put(name, says[name]);
  for (const name of ['rxMbps', 'txMbps', 'airtime'] as const) put(name, says[name], hotspotLoads.columns[name].step);
  put('silentSince', says.silentSinceMs === undefined ? undefined : (says.silentSinceMs - columnEpochMs) / 1000);
  put('doubt', says.doubt === undefined ? undefined : hotspotLoads.columns.doubt.words.indexOf(says.doubt));
  put('source', says.isCounted ? hotspotLoads.columns.source.words.indexOf('accounting') : undefined);
}

/** A board of these hotspots, as they stand. */
export function boardOf(...groups: readonly (readonly Stands[])[]): Board {
  const stands = groups.flat();
  const columns = columnsOf(stands.length);
  for (const [row, [, says]] of stands.entries()) say(columns, row, says);
  return {
    roster: new Roster(
      'a',
      stands.map(([hotspot]) => hotspot),
    ),
    columns,
  };
}

export function sightsOf(board: Board): Sight[] {
  return board.roster.hotspots.flatMap((_, row) => sightAt(board, row) ?? []);
}
