import type { Band, HotspotDoubt, HotspotState } from '../../db/vocabulary.ts';
import { type Hotspot, hotspotLoads } from '../../server/hotspots/hotspots.contract.ts';
import { columnEpochMs, nothingThere, type StateOf } from '../../server/live/define-topic.ts';
import type { Roster } from './roster.ts';

export type LoadsState = StateOf<typeof hotspotLoads>;
export type LoadColumns = LoadsState['columns'];

/**
 * Hotspots and what they carry now, row by row. A new one is made at each change; its columns may be the same arrays,
 * changed in place.
 */
export interface Board {
  readonly roster: Roster;
  readonly columns: LoadColumns;
}

const { columns: meanings } = hotspotLoads;

/** The places of the states in the column of states. */
export const stateAt = Object.fromEntries(meanings.state.words.map((word, place) => [word, place])) as Readonly<
  Record<HotspotState, number>
>;

/** The place of the worst of doubts in the column of doubts. */
export const impossibleAt = meanings.doubt.words.indexOf('impossible');

/** What comes first where the worst come first. */
export const statesWorstFirst = ['overloaded', 'silent', 'busy', 'ok'] as const satisfies readonly HotspotState[];

/** One hotspot with what is known of it now: for what is read by people, a few at a time. */
export interface Sight {
  readonly row: number;
  readonly hotspot: Hotspot;
  readonly state: HotspotState;
  /** Of a silent one, as it was last heard; of one not heard for a day, nothing. */
  readonly clients?: number;
  readonly rxMbps?: number;
  readonly txMbps?: number;
  readonly airtime?: number;
  readonly bandClients: Readonly<Partial<Record<Band, number>>>;
  /** ISO 8601. */
  readonly silentSince?: string;
  readonly doubt?: HotspotDoubt;
  /** No collector told its figures: they are counted from accounting. */
  readonly isCounted?: true;
  /** Clients against what it serves well, 1 is full; of silent ones, none. */
  readonly share?: number;
}

/** What stands in a row of a column; none where there is nothing. */
export function valueAt(column: Int32Array, row: number): number | undefined {
  const value = column[row] ?? nothingThere;
  return value === nothingThere ? undefined : value;
}

/** The state of a row; a hotspot of which nothing is told is silent. */
export const stateOf = ({ columns }: Board, row: number): HotspotState =>
  meanings.state.words[columns.state[row] ?? nothingThere] ?? 'silent';

/** An instant as columns hold it, in milliseconds since 1970. */
export const msOfInstant = (value: number): number => columnEpochMs + value * 1000;

export function sightAt(board: Board, row: number): Sight | undefined {
  const { roster, columns } = board;
  const hotspot = roster.hotspots[row];
  if (!hotspot) return undefined;
  const state = stateOf(board, row);
  const measure = (name: 'rxMbps' | 'txMbps' | 'airtime') => {
    const value = valueAt(columns[name], row);
    return value === undefined ? undefined : value * meanings[name].step;
  };
  const clients = valueAt(columns.clients, row);
  const since = valueAt(columns.silentSince, row);
  const doubt = valueAt(columns.doubt, row);
  const bands = { '2.4': columns.clients24, '5': columns.clients5, '6': columns.clients6 } as const;
  return {
    row,
    hotspot,
    state,
    ...known({ clients, rxMbps: measure('rxMbps'), txMbps: measure('txMbps'), airtime: measure('airtime') }),
    bandClients: known({
      '2.4': valueAt(bands['2.4'], row),
      '5': valueAt(bands['5'], row),
      '6': valueAt(bands['6'], row),
    }),
    ...(since !== undefined && { silentSince: new Date(msOfInstant(since)).toISOString() }),
    ...known({ doubt: doubt === undefined ? undefined : meanings.doubt.words[doubt] }),
    ...(valueAt(columns.source, row) !== undefined && { isCounted: true as const }),
    ...(state !== 'silent' && clients !== undefined && { share: clients / hotspot.capacityClients }),
  };
}

interface Rates {
  readonly rxMbps?: number | undefined;
  readonly txMbps?: number | undefined;
}

/** Both ways together, of what is known; none where neither is. */
export const rateOf = ({ rxMbps, txMbps }: Rates): number | undefined =>
  rxMbps === undefined && txMbps === undefined ? undefined : (rxMbps ?? 0) + (txMbps ?? 0);

type Known<Of> = { readonly [Name in keyof Of]?: Exclude<Of[Name], undefined> };

/** What is there of it: an absent thing is absent, and not there as undefined. */
const known = <Of extends Record<string, unknown>>(all: Of): Known<Of> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Known<Of>;
