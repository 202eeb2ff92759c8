import type { Hotspot, HotspotLoad } from '../../server/hotspots/hotspots.contract.ts';
import type { View } from '../live/view.ts';
import { type Attention, findAttention } from './attention.ts';
import { Freshness } from './freshness.ts';
import { type Sight, sightsOf } from './sights.ts';

export interface LoadsState {
  readonly inventory: string;
  readonly loads: Readonly<Record<string, HotspotLoad>>;
  readonly newestAt?: string | undefined;
}

/**
 * What the board shows: the hotspots with their loads, what needs attention, and how old it is. When readings stop
 * altogether the server leaves the states as they were; it is stale then, as when the server itself is not heard.
 */
export class BoardPicture {
  /** The version of the list of hotspots that the loads belong to. */
  inventory: string | undefined;
  /** None while something has not come yet. */
  sights: readonly Sight[] | undefined;
  attentions: readonly Attention[] | undefined;
  /** Since when it is old, in milliseconds since 1970; none while it is live. */
  staleSinceMs: number | undefined;
  /** What is old is so because readings stopped, not because the server does not answer. */
  isWithoutReadings = false;
  readonly #freshness = new Freshness();
  #hotspots: readonly Hotspot[] | undefined;
  #loads: LoadsState['loads'] | undefined;

  update(view: View<LoadsState>, hotspots: readonly Hotspot[] | undefined, nowMs: number, serverAheadMs: number): void {
    const value = view.status === 'live' || view.status === 'stale' ? view.value : undefined;
    if (value) {
      this.inventory = value.inventory;
      // Without the list there is no clock to compare with yet.
      if (hotspots) this.#freshness.note(value.newestAt, nowMs, serverAheadMs);
    }
    this.isWithoutReadings = view.status === 'live' && this.#freshness.isStale(nowMs);
    this.staleSinceMs =
      view.status === 'stale' ? Date.parse(view.since) : this.isWithoutReadings ? this.#freshness.heardMs : undefined;
    this.#join(hotspots, value?.loads);
  }

  #join(hotspots: readonly Hotspot[] | undefined, loads: LoadsState['loads'] | undefined): void {
    if (!hotspots || !loads || (hotspots === this.#hotspots && loads === this.#loads)) return;
    this.#hotspots = hotspots;
    this.#loads = loads;
    this.sights = sightsOf(hotspots, loads);
    this.attentions = findAttention(this.sights);
  }
}
