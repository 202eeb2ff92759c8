import type { View } from '../live/view.ts';
import { findAttention, withSights } from './attention.ts';
import { AttentionKeeper } from './attention-keeper.ts';
import type { Attention, Found } from './cause.ts';
import type { Roster } from './roster.ts';
import type { Board, LoadsState } from './sights.ts';

/**
 * What the board shows: the hotspots with their loads, what needs attention, and how old it is. When readings stop
 * altogether the server leaves the states as they were, and says since when; it is stale then, as when the server itself
 * is not heard. Who may not see it any more is shown nothing of it.
 */
export class BoardPicture {
  /** The version of the list of hotspots that the loads belong to. */
  inventory: string | undefined;
  /** None while something has not come yet. When the list has changed, what it was before until the new one has come. */
  board: Board | undefined;
  attentions: readonly Attention[] | undefined;
  /** Since when it is old, in milliseconds since 1970 by this machine's clock; none while it is live. */
  staleSinceMs: number | undefined;
  /** What is old is so because readings stopped, not because the server does not answer. */
  isWithoutReadings = false;
  readonly #keeper = new AttentionKeeper();
  #value: LoadsState | undefined;
  #roster: Roster | undefined;
  #found: readonly Found[] = [];

  /**
   * To be called each second at least, for what needs attention settles as time passes. `nowMs` is this machine's;
   * `serverAheadMs`, how far the server's clock is ahead of it, is absent until it is known.
   */
  update(view: View<LoadsState>, roster: Roster | undefined, nowMs: number, serverAheadMs: number | undefined): void {
    const value = view.status === 'live' || view.status === 'stale' ? view.value : undefined;
    if (value) this.inventory = value.roster;
    const unreportedSince = view.status === 'live' ? view.value.head.unreportedSince : undefined;
    this.isWithoutReadings = unreportedSince !== undefined;
    this.staleSinceMs = staleMs(view, unreportedSince, serverAheadMs);
    if (view.status === 'error') this.#clear();
    else this.#join(value, roster, nowMs, serverAheadMs);
  }

  #clear(): void {
    this.#value = undefined;
    this.board = undefined;
    this.attentions = undefined;
  }

  #join(
    value: LoadsState | undefined,
    roster: Roster | undefined,
    nowMs: number,
    serverAheadMs: number | undefined,
  ): void {
    if (!value || !roster) return;
    if (value !== this.#value || roster !== this.#roster) {
      if (value.roster !== roster.inventory || value.columns.state.length !== roster.size) return;
      this.#value = value;
      this.#roster = roster;
      this.board = { roster, columns: value.columns };
      this.#found = findAttention(this.board);
      // What is old is not looked at again: nobody knows what is so now.
    } else if (this.staleSinceMs !== undefined) return;
    const { board } = this;
    if (!board) return;
    const kept = this.#keeper.keep(nowMs, roster, this.#found, serverAheadMs);
    this.attentions = kept.map((cause) => withSights(cause, board));
  }
}

/** Since when it is old, by this machine's clock: some of it is told by the server's. */
function staleMs(view: View<LoadsState>, unreportedSince: string | undefined, aheadMs = 0): number | undefined {
  if (view.status === 'stale') return Date.parse(view.since) - (view.isServersTime ? aheadMs : 0);
  return unreportedSince === undefined ? undefined : Date.parse(unreportedSince) - aheadMs;
}
