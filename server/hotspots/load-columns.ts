import { type HotspotState, hotspotDoubts, hotspotStates } from '../../db/vocabulary.ts';
import { columnEpochMs, nothingThere } from '../live/define-topic.ts';
import type { HighestRates } from './counter-rates.ts';
import { Doubts, isImpossible } from './doubts.ts';
import { busyFrom, forgottenAfterMs, hotspotLoads, overloadedFrom, unreportedAfterMs } from './hotspots.contract.ts';
import type { NumberedReading } from './numbered-reading.ts';
import { Silence } from './silence.ts';

/** A hotspot as the columns need it; `number` is the database's own. */
export interface HotspotSlot {
  readonly number: number;
  readonly code: string;
  readonly capacityClients: number;
}

type ColumnName = keyof typeof hotspotLoads.columns;
export type BoardColumns = { readonly [Name in ColumnName]: Int32Array };

const columnNames = Object.keys(hotspotLoads.columns) as ColumnName[];
const places = Object.fromEntries(hotspotStates.map((word, place) => [word, place])) as Record<HotspotState, number>;
const notHeard = Number.NEGATIVE_INFINITY;
const anew = Number.NEGATIVE_INFINITY;
const forEver = Number.POSITIVE_INFINITY;

/**
 * The newest reading of every hotspot, and what the board shows of it. A reading counts when it is newer than the one
 * kept, so for figures the order in which readings arrive does not matter, and taking one twice changes nothing. Doubts,
 * and how long a hotspot may be quiet, are of how readings follow one another: they rest on those that arrived in order.
 */
export class LoadColumns {
  readonly #slots: readonly HotspotSlot[];
  readonly #rowByNumber: ReadonlyMap<number, number>;
  readonly #newest: (NumberedReading | undefined)[];
  readonly #highestRx: Float64Array;
  readonly #highestTx: Float64Array;
  readonly #doubts: Doubts;
  readonly #silence: Silence;
  /** Until when a row stays as it is written, by the time of what is reported; `anew` when a reading was taken. */
  readonly #staysUntilMs: Float64Array;
  /** Until when anything of it is told, by the clock. */
  readonly #toldUntilMs: Float64Array;
  readonly #columns: BoardColumns;
  #newestMs = notHeard;
  #broughtToMs = notHeard;
  /** When the newest reading before the last time that nobody reported was made. */
  #unreportedSinceMs = notHeard;

  constructor(slots: readonly HotspotSlot[]) {
    this.#slots = slots;
    this.#rowByNumber = new Map(slots.map(({ number }, row) => [number, row]));
    this.#newest = slots.map(() => undefined);
    this.#highestRx = new Float64Array(slots.length);
    this.#highestTx = new Float64Array(slots.length);
    this.#doubts = new Doubts(slots.length);
    this.#silence = new Silence(slots.length, this.#doubts);
    this.#staysUntilMs = new Float64Array(slots.length).fill(forEver);
    this.#toldUntilMs = new Float64Array(slots.length).fill(forEver);
    this.#columns = emptyColumns(slots.length);
  }

  /** When the newest reading of any hotspot was made, in milliseconds since 1970; none before the first. */
  get newestMs(): number | undefined {
    return this.#newestMs === notHeard ? undefined : this.#newestMs;
  }

  /** The newest reading of a hotspot, by its number. */
  newestOf(number: number): NumberedReading | undefined {
    const row = this.#rowByNumber.get(number);
    return row === undefined ? undefined : this.#newest[row];
  }

  /**
   * How many devices are on a hotspot at an instant, by its number, as far as that is known and can be believed: not what
   * one told that has been silent since, nor figures that there cannot be or that stand still.
   */
  believedClientsOf(number: number, nowMs: number): number | undefined {
    const row = this.#rowByNumber.get(number) ?? -1;
    const newest = this.#newest[row];
    if (!newest || Math.abs(nowMs - newest.atMs) >= this.#silence.patienceMs(row)) return undefined;
    const { doubt } = this.#doubts.of(row, nowMs, newest, false);
    return isImpossible(newest) || doubt === 'stuck' ? undefined : newest.clients;
  }

  /** The highest rates that were told of a hotspot, by its number, since the columns were made. */
  highestOf(number: number): HighestRates {
    const row = this.#rowByNumber.get(number) ?? -1;
    return { rxMbps: this.#highestRx[row] ?? 0, txMbps: this.#highestTx[row] ?? 0 };
  }

  /** Takes a reading in, if its hotspot is on the board and it is newer than what is kept. */
  take(reading: NumberedReading): void {
    const row = this.#rowByNumber.get(reading.number);
    if (row === undefined) return;
    const before = this.#newest[row];
    if (before && reading.atMs <= before.atMs) return;
    if (reading.atMs - this.#newestMs > unreportedAfterMs) this.#bridge(reading.atMs);
    this.#newestMs = Math.max(this.#newestMs, reading.atMs);
    const sinceMs = this.#unreportedSinceMs;
    const wasUnreported = before !== undefined && before.atMs <= sinceMs && reading.atMs > sinceMs;
    this.#doubts.take(row, before, reading, wasUnreported);
    this.#silence.hear(row, reading.atMs);
    this.#newest[row] = reading;
    this.#highestRx[row] = Math.max(this.#highestRx[row] ?? 0, reading.rxMbps ?? 0);
    this.#highestTx[row] = Math.max(this.#highestTx[row] ?? 0, reading.txMbps ?? 0);
    this.#staysUntilMs[row] = anew;
  }

  /** For how long no reading may come, of any hotspot, before it is told that nobody reports. */
  quietMs(): number {
    return this.#silence.quietMs(this.#newestMs);
  }

  /** Nobody was heard until now: those of whom nothing comes at once are not silent for that. */
  #bridge(atMs: number): void {
    this.#silence.bridge(this.#newestMs, atMs, (row) => {
      this.#staysUntilMs[row] = anew;
    });
    this.#unreportedSinceMs = this.#newestMs;
  }

  /**
   * Takes over what other columns keep, for the hotspots that both have, but nothing that was made after `untilMs`; before
   * any reading is taken in here.
   */
  carryOver(others: LoadColumns, untilMs = forEver): void {
    for (const [row, { number }] of this.#slots.entries()) {
      const othersRow = others.#rowByNumber.get(number);
      const newest = othersRow === undefined ? undefined : others.#newest[othersRow];
      if (othersRow === undefined || !newest || newest.atMs > untilMs) continue;
      this.#newest[row] = newest;
      this.#newestMs = Math.max(this.#newestMs, newest.atMs);
      this.#staysUntilMs[row] = anew;
      this.#highestRx[row] = others.#highestRx[othersRow] ?? 0;
      this.#highestTx[row] = others.#highestTx[othersRow] ?? 0;
      this.#doubts.carryOver(row, others.#doubts, othersRow);
      this.#silence.carryOver(row, others.#silence, othersRow);
    }
    this.#unreportedSinceMs = Math.min(others.#unreportedSinceMs, this.#newestMs);
  }

  /**
   * Brings the columns to an instant and tells whether anything was written. The arrays are always the same ones. Costs
   * next to nothing for rows of which no reading came and for which no time ran out.
   */
  columnsAt(nowMs: number): { columns: BoardColumns; isChanged: boolean } {
    // When nothing is reported, time stands still for states.
    const reportedMs = Math.min(nowMs, this.#newestMs);
    if (nowMs < this.#broughtToMs) this.#writeAllAnew();
    this.#broughtToMs = nowMs;
    const [staysUntilMs, toldUntilMs] = [this.#staysUntilMs, this.#toldUntilMs];
    let isChanged = false;
    for (let row = 0; row < staysUntilMs.length; row++) {
      if (reportedMs <= (staysUntilMs[row] ?? anew) && nowMs <= (toldUntilMs[row] ?? anew)) continue;
      const newest = this.#newest[row];
      if (!newest) continue;
      if (nowMs - newest.atMs > forgottenAfterMs) this.#forget(row);
      else this.#write(row, newest, reportedMs);
      isChanged = true;
    }
    return { columns: this.#columns, isChanged };
  }

  /** The clock was put back: what ran out may not have run out yet. */
  #writeAllAnew(): void {
    for (const [row, newest] of this.#newest.entries()) if (newest) this.#staysUntilMs[row] = anew;
  }

  #write(row: number, newest: NumberedReading, reportedMs: number): void {
    const { state: states, doubt: doubts, silentSince } = this.#columns;
    const silentFromMs = this.#silence.fromMs(row);
    const isSilent = reportedMs > silentFromMs;
    const { doubt, untilMs } = this.#doubts.of(row, reportedMs, newest, isSilent);
    this.#staysUntilMs[row] = Math.min(isSilent ? forEver : silentFromMs, untilMs);
    this.#toldUntilMs[row] = newest.atMs + forgottenAfterMs;
    states[row] = places[isSilent ? 'silent' : loadOf(newest, this.#slots[row]?.capacityClients ?? 1)];
    doubts[row] = doubt === undefined ? nothingThere : hotspotDoubts.indexOf(doubt);
    silentSince[row] = isSilent ? Math.floor((newest.atMs - columnEpochMs) / 1000) : nothingThere;
    if (isImpossible(newest)) writeNothing(this.#columns, row);
    else writeFigures(this.#columns, row, newest);
  }

  #forget(row: number): void {
    this.#staysUntilMs[row] = forEver;
    this.#toldUntilMs[row] = forEver;
    for (const name of columnNames) this.#columns[name][row] = nothingThere;
    this.#columns.state[row] = places.silent;
  }
}

/** What a hotspot that is heard carries of what it serves well. Of an impossible one nothing is known. */
function loadOf(newest: NumberedReading, capacityClients: number): HotspotState {
  const share = isImpossible(newest) ? 0 : newest.clients / capacityClients;
  if (share >= overloadedFrom) return 'overloaded';
  return share >= busyFrom ? 'busy' : 'ok';
}

function emptyColumns(rows: number): BoardColumns {
  const empty = columnNames.map((name) => [name, new Int32Array(rows).fill(nothingThere)] as const);
  const columns = Object.fromEntries(empty) as BoardColumns;
  columns.state.fill(places.silent);
  return columns;
}

const figureNames = ['clients', 'clients24', 'clients5', 'clients6', 'rxMbps', 'txMbps', 'airtime', 'source'] as const;
const fromAccounting = hotspotLoads.columns.source.words.indexOf('accounting');

/** A figure that the newest reading does not tell is absent: an older one would be of another time than the rest. */
function writeFigures(columns: BoardColumns, row: number, newest: NumberedReading): void {
  columns.clients[row] = newest.clients;
  columns.clients24[row] = newest.clients24 ?? nothingThere;
  columns.clients5[row] = newest.clients5 ?? nothingThere;
  columns.clients6[row] = newest.clients6 ?? nothingThere;
  columns.rxMbps[row] = inSteps(newest.rxMbps, hotspotLoads.columns.rxMbps.step);
  columns.txMbps[row] = inSteps(newest.txMbps, hotspotLoads.columns.txMbps.step);
  columns.airtime[row] = inSteps(newest.airtime, hotspotLoads.columns.airtime.step);
  columns.source[row] = newest.isFromAccounting ? fromAccounting : nothingThere;
}

function writeNothing(columns: BoardColumns, row: number): void {
  for (const name of figureNames) columns[name][row] = nothingThere;
}

const inSteps = (value: number | undefined, step: number): number =>
  value === undefined ? nothingThere : Math.round(value / step);
