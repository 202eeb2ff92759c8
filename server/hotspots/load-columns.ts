import type { HotspotState } from '../../db/vocabulary.ts';
import { stateOf } from './hotspot-state.ts';
import { forgottenAfterMs, type HotspotLoad, unreportedAfterMs } from './hotspots.contract.ts';

/** A hotspot as the columns need it; `number` is the database's own. */
export interface HotspotSlot {
  readonly number: number;
  readonly code: string;
  readonly capacityClients: number;
}

/** A reading by the hotspot's number: instant in milliseconds since 1970. */
export interface NumberedReading {
  readonly number: number;
  readonly atMs: number;
  readonly clients: number;
  readonly rxMbps: number;
  readonly txMbps: number;
  readonly airtime?: number | undefined;
}

const notHeard = Number.NEGATIVE_INFINITY;

/**
 * The newest reading of every hotspot, a column for each field. A reading counts when it is newer than the one kept,
 * so the order in which readings arrive does not matter, and taking one twice changes nothing.
 */
export class LoadColumns {
  readonly #slots: readonly HotspotSlot[];
  readonly #indexByNumber: ReadonlyMap<number, number>;
  readonly #atMs: Float64Array;
  readonly #clients: Int32Array;
  readonly #rxMbps: Float32Array;
  readonly #txMbps: Float32Array;
  readonly #airtime: Float32Array;
  readonly #isChanged: Uint8Array;
  readonly #states: (HotspotState | 'forgotten')[];
  readonly #rows: HotspotLoad[] = [];
  #loads: Readonly<Record<string, HotspotLoad>> = {};
  #newestMs = notHeard;

  constructor(slots: readonly HotspotSlot[]) {
    this.#slots = slots;
    this.#indexByNumber = new Map(slots.map(({ number }, index) => [number, index]));
    this.#atMs = new Float64Array(slots.length).fill(notHeard);
    this.#clients = new Int32Array(slots.length);
    this.#rxMbps = new Float32Array(slots.length);
    this.#txMbps = new Float32Array(slots.length);
    this.#airtime = new Float32Array(slots.length);
    this.#isChanged = new Uint8Array(slots.length);
    this.#states = slots.map(() => 'forgotten');
  }

  /** When the newest reading of any hotspot was made, in milliseconds since 1970; none before the first. */
  get newestMs(): number | undefined {
    return this.#newestMs === notHeard ? undefined : this.#newestMs;
  }

  /** Takes a reading in, if its hotspot is on the board and it is newer than what is kept. */
  take(reading: NumberedReading): void {
    const index = this.#indexByNumber.get(reading.number);
    if (index === undefined || reading.atMs <= (this.#atMs[index] ?? notHeard)) return;
    this.#atMs[index] = reading.atMs;
    this.#clients[index] = reading.clients;
    this.#rxMbps[index] = reading.rxMbps;
    this.#txMbps[index] = reading.txMbps;
    this.#airtime[index] = reading.airtime ?? Number.NaN;
    this.#isChanged[index] = 1;
    this.#newestMs = Math.max(this.#newestMs, reading.atMs);
  }

  /** Takes in what other columns keep, for the hotspots that both have. */
  takeAll(others: LoadColumns): void {
    for (const [index, { number }] of others.#slots.entries()) this.take(others.#readingAt(index, number));
  }

  /**
   * The loads by code at an instant. What did not change since the last call is the same object, the whole included,
   * so that a comparison by reference finds the changes.
   */
  loadsAt(nowMs: number): Readonly<Record<string, HotspotLoad>> {
    const reportedMs = Math.min(nowMs, this.#newestMs + unreportedAfterMs);
    let isSame = true;
    for (let index = 0; index < this.#slots.length; index++) {
      const state = this.#stateAt(index, nowMs, reportedMs);
      if (!this.#isChanged[index] && state === this.#states[index]) continue;
      this.#isChanged[index] = 0;
      this.#states[index] = state;
      if (state !== 'forgotten') this.#rows[index] = this.#rowAt(index, state);
      isSame = false;
    }
    if (!isSame) this.#loads = this.#assemble();
    return this.#loads;
  }

  /** By its age among what is reported: when nothing is, time stands still for states. */
  #stateAt(index: number, nowMs: number, reportedMs: number): HotspotState | 'forgotten' {
    const atMs = this.#atMs[index] ?? notHeard;
    if (nowMs - atMs > forgottenAfterMs) return 'forgotten';
    const capacityClients = this.#slots[index]?.capacityClients ?? 1;
    return stateOf({ atMs, clients: this.#clients[index] ?? 0, capacityClients }, reportedMs);
  }

  #rowAt(index: number, state: HotspotState): HotspotLoad {
    const { atMs, clients, rxMbps, txMbps, airtime } = this.#readingAt(index, 0);
    return {
      state,
      clients,
      rxMbps: toHundredths(rxMbps),
      txMbps: toHundredths(txMbps),
      ...(airtime !== undefined && { airtime: toHundredths(airtime) }),
      ...(state === 'silent' && { silentSince: new Date(atMs).toISOString() }),
    };
  }

  #readingAt(index: number, number: number): NumberedReading {
    const airtime = this.#airtime[index] ?? Number.NaN;
    return {
      number,
      atMs: this.#atMs[index] ?? notHeard,
      clients: this.#clients[index] ?? 0,
      rxMbps: this.#rxMbps[index] ?? 0,
      txMbps: this.#txMbps[index] ?? 0,
      ...(!Number.isNaN(airtime) && { airtime }),
    };
  }

  #assemble(): Record<string, HotspotLoad> {
    const loads: Record<string, HotspotLoad> = {};
    for (const [index, { code }] of this.#slots.entries()) {
      const row = this.#rows[index];
      if (row && this.#states[index] !== 'forgotten') loads[code] = row;
    }
    return loads;
  }
}

/** Float32 keeps seven figures; boards need no more than these. */
const toHundredths = (value: number): number => Math.round(value * 100) / 100;
