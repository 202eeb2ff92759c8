import type { z } from 'zod';
import type { Database } from '../../../db/client.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { AllowedAddresses } from '../../kernel/fetching/allowed-addresses.ts';
import { fetchAddress } from '../../kernel/fetching/fetch-address.ts';
import { fetchingFaults } from '../../kernel/fetching/fetching.errors.ts';
import { departuresKeptMs, wayBoardOf } from '../ways/way-board.ts';
import type { departuresTopic } from './departures.contract.ts';
import { departureFaults } from './departures.errors.ts';
import { mostFeedBytes, readTripUpdates, type TripUpdates } from './read-trip-updates.ts';

export interface FeedSettings {
  /** Of the web, where trip updates of GTFS Realtime are. */
  readonly address: string;
  /** Networks that it may be in beside the open web. */
  readonly networks: readonly string[];
}

export type FeedState = z.infer<typeof departuresTopic.state>;

const accept = 'application/x-protobuf, application/octet-stream;q=0.9, */*;q=0.1';
const patienceMs = 10_000;

const states = new WeakMap<Database, FeedState>();

/** What the feed of this database's venue is worth now. */
export const feedStateOf = (database: Database): FeedState => states.get(database) ?? { isFollowed: false };

/** A feed of departures that is looked at again and again. */
export class DeparturesFeed {
  readonly #deps: Pick<Dependencies, 'database' | 'clock' | 'log'>;
  readonly #settings: FeedSettings;
  readonly #allowed: AllowedAddresses;
  #held: { readonly etag: string | undefined; readonly updates: TripUpdates } | undefined;

  constructor(deps: Pick<Dependencies, 'database' | 'clock' | 'log'>, settings: FeedSettings) {
    this.#deps = deps;
    this.#settings = settings;
    this.#allowed = new AllowedAddresses(settings.networks);
    states.set(deps.database, { isFollowed: true });
  }

  /**
   * Looks once, and has ways found by what is there. What cannot be read changes nothing: what was heard before holds until it
   * is too old. The fault is kept for staff.
   */
  async look(): Promise<void> {
    const { database, clock } = this.#deps;
    try {
      const { atMs, trips } = await this.#newest();
      const now = clock.now();
      // A feed whose clock goes ahead of ours is as fresh as can be.
      const madeMs = Math.min(now.getTime(), atMs ?? now.getTime());
      const isStale = now.getTime() - madeMs > departuresKeptMs;
      const board = await wayBoardOf(this.#deps);
      const { strangers } = board.takeTrips(isStale ? [] : trips, madeMs);
      this.#tell(isStale ? departureFaults.feed_stale.code : undefined, {
        ...{ isFollowed: true, readAt: now.toISOString() },
        ...(atMs !== undefined && { madeAt: new Date(atMs).toISOString() }),
        holdsUntil: new Date(madeMs + departuresKeptMs).toISOString(),
        ...{ rides: board.ground?.departures.length ?? 0, strangers },
      });
    } catch (error) {
      const code = error instanceof DomainError ? error.fault.code : fetchingFaults.address_failed.code;
      if (!(error instanceof DomainError)) this.#deps.log.warn({ err: error }, 'departures could not be taken in');
      this.#tell(code, feedStateOf(database));
    }
  }

  async #newest(): Promise<TripUpdates> {
    const terms = { allowed: this.#allowed, accept, mostBytes: mostFeedBytes, patienceMs, etag: this.#held?.etag };
    const fetched = await fetchAddress(this.#settings.address, terms);
    if (fetched.isSame && this.#held) return this.#held.updates;
    const updates = readTripUpdates(fetched.isSame ? new Uint8Array() : fetched.bytes);
    this.#held = { etag: fetched.isSame ? undefined : fetched.etag, updates };
    return updates;
  }

  #tell(fault: string | undefined, { fault: _fault, faultSince: _since, ...state }: FeedState): void {
    const { database, clock, log } = this.#deps;
    const before = feedStateOf(database);
    if (fault !== undefined && fault !== before.fault) log.warn({ fault }, 'the feed of departures');
    const faultSince = before.faultSince ?? clock.now().toISOString();
    states.set(database, { ...state, ...(fault !== undefined && { fault, faultSince }) });
  }
}
