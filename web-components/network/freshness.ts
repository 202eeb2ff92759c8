import { unreportedAfterMs } from '../../server/hotspots/hotspots.contract.ts';

/**
 * Tells whether readings still come in. It goes by when they come to this page, not by the clock that they were made
 * by: only the first one, which may have been made at any time, is judged by its own.
 */
export class Freshness {
  #newestAt: string | undefined;
  #heardMs: number | undefined;

  /** When the newest reading came, in milliseconds since 1970 by this machine's clock; none before the first. */
  get heardMs(): number | undefined {
    return this.#heardMs;
  }

  /** `serverAheadMs` is how far the server's clock is ahead of this machine's. */
  note(newestAt: string | undefined, nowMs: number, serverAheadMs: number): void {
    if (newestAt === undefined || newestAt === this.#newestAt) return;
    const madeMs = Date.parse(newestAt) - serverAheadMs;
    this.#heardMs = this.#newestAt === undefined ? Math.min(madeMs, nowMs) : nowMs;
    this.#newestAt = newestAt;
  }

  isStale(nowMs: number): boolean {
    return this.#heardMs !== undefined && nowMs - this.#heardMs > unreportedAfterMs;
  }
}
