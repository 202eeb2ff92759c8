import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import type { WideState } from '../live/define-topic.ts';
import type { HighestRates } from './counter-rates.ts';
import { forgottenAfterMs, futureReadingMs, type hotspotLoads, unreportedAfterMs } from './hotspots.contract.ts';
import { listHotspots, type NumberedHotspot } from './hotspots.queries.ts';
import { LoadColumns } from './load-columns.ts';
import type { NumberedReading } from './numbered-reading.ts';
import { listNewestReadings } from './readings.queries.ts';

type BoardDependencies = Pick<Dependencies, 'database' | 'clock'>;

/** All hotspots and what they carry now, in memory; the database stays the truth. */
export class LoadBoard {
  readonly #dependencies: BoardDependencies;
  #inventory = '';
  #numbers: ReadonlyMap<string, number> = new Map();
  #columns = new LoadColumns([]);
  #state: BoardState | undefined;
  #rebuilt: Promise<void> = Promise.resolve();
  #putRight: Promise<void> | undefined;
  /** When a newer reading last came than all before it, by the server's clock. */
  #heardMs = Number.NEGATIVE_INFINITY;

  constructor(dependencies: BoardDependencies) {
    this.#dependencies = dependencies;
  }

  /** Reads inventory and newest readings again: at start, and when an inventory has gone in. One at a time. */
  rebuild(): Promise<void> {
    const rebuilt = this.#rebuilt.then(() => this.#read());
    this.#rebuilt = rebuilt.catch(() => undefined);
    return rebuilt;
  }

  async #read(): Promise<void> {
    const { database, clock } = this.#dependencies;
    const now = clock.now().getTime();
    const hotspots = await listHotspots(database.drizzle);
    const [since, until] = [new Date(now - forgottenAfterMs), new Date(now + futureReadingMs)];
    const newest = await listNewestReadings(database, since, until);
    const columns = new LoadColumns(hotspots);
    // Also what came in while the database was being read.
    columns.carryOver(this.#columns, until.getTime());
    for (const reading of newest) columns.take(reading);
    this.#columns = columns;
    // Of what was there at start it is not known when it came.
    this.#heardMs = Math.min(now, Math.max(this.#heardMs, columns.newestMs ?? this.#heardMs));
    this.#numbers = new Map(hotspots.map(({ code, number }) => [code, number]));
    this.#inventory = inventoryVersion(hotspots);
    this.#state = undefined;
  }

  /**
   * Has it read again when it holds what lies further ahead than any reading that is taken: the clocks were put back, and
   * what comes from now on would be late for as long as they were ahead.
   */
  async keepToClock(): Promise<void> {
    const { clock } = this.#dependencies;
    if ((this.#columns.newestMs ?? Number.NEGATIVE_INFINITY) <= clock.now().getTime() + futureReadingMs) return;
    this.#putRight ??= this.rebuild().finally(() => {
      this.#putRight = undefined;
    });
    await this.#putRight;
  }

  /** The number of a hotspot on the board. */
  numberOf(code: string): number | undefined {
    return this.#numbers.get(code);
  }

  take(readings: Iterable<NumberedReading>): void {
    const beforeMs = this.#columns.newestMs;
    for (const reading of readings) this.#columns.take(reading);
    if (this.#columns.newestMs !== beforeMs) this.#heardMs = this.#dependencies.clock.now().getTime();
  }

  /** The newest reading of a hotspot on the board, by its number. */
  newestOf(number: number): NumberedReading | undefined {
    return this.#columns.newestOf(number);
  }

  /** How many devices are now on a hotspot on the board, by its number, where that can be believed. */
  believedClientsOf(number: number): number | undefined {
    return this.#columns.believedClientsOf(number, this.#dependencies.clock.now().getTime());
  }

  /** The highest rates that are known of a hotspot on the board, by its number. */
  highestOf(number: number): HighestRates {
    return this.#columns.highestOf(number);
  }

  /** The state of the topic now; the same object as long as nothing changes. Its arrays are changed by the next call. */
  state(): BoardState {
    const nowMs = this.#dependencies.clock.now().getTime();
    const { columns, isChanged } = this.#columns.columnsAt(nowMs);
    const newestAt = instantOf(this.#columns.newestMs);
    const unreportedSince = newestAt && this.#isUnreported(nowMs) ? instantOf(this.#heardMs) : undefined;
    const before = this.#state?.head;
    if (!this.#state || isChanged || newestAt !== before?.newestAt || unreportedSince !== before?.unreportedSince) {
      const head = { ...(newestAt && { newestAt }), ...(unreportedSince && { unreportedSince }) };
      this.#state = { roster: this.#inventory, head, columns };
    }
    return this.#state;
  }

  #isUnreported(nowMs: number): boolean {
    const quietMs = nowMs - this.#heardMs;
    return quietMs > unreportedAfterMs && quietMs > this.#columns.quietMs();
  }
}

const instantOf = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : new Date(ms).toISOString();

export type BoardState = WideState<z.infer<typeof hotspotLoads.head>, typeof hotspotLoads.columns>;

const boards = new WeakMap<Database, Promise<LoadBoard>>();

/** The one board of this database in this process; read from the database when it is first asked for. */
export async function loadBoardOf(dependencies: BoardDependencies): Promise<LoadBoard> {
  const board = await (boards.get(dependencies.database) ?? openBoard(dependencies));
  await board.keepToClock();
  return board;
}

function openBoard(dependencies: BoardDependencies): Promise<LoadBoard> {
  const board = new LoadBoard(dependencies);
  const ready = board.rebuild().then(() => board);
  boards.set(dependencies.database, ready);
  // A database that could not be read now may be there at the next question.
  ready.catch(() => boards.delete(dependencies.database));
  return ready;
}

/** Has the board read again after its inventory has changed; one that cannot be read now is read at the next question. */
export async function rebuildLoadBoard(dependencies: BoardDependencies): Promise<void> {
  try {
    await (await loadBoardOf(dependencies)).rebuild();
  } catch (error) {
    boards.delete(dependencies.database);
    throw error;
  }
}

/** Equal for equal lists: a page that holds this one need not fetch it again. */
export function inventoryVersion(hotspots: readonly NumberedHotspot[]): string {
  return createHash('sha256').update(JSON.stringify(hotspots)).digest('base64url').slice(0, 16);
}
