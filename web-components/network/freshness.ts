import { unreportedAfterMs } from '../../server/hotspots/hotspots.contract.ts';

/**
 * Tells whether readings still come in. It goes by when they come to this page, not by the clock that they were made
 * by: only the first one, which may have been made at any time, is judged by its own, as soon as that can be compared.
 */
export class Freshness {
  #newestAt: string | undefined;
  #heardMs: number | undefined;
  #isToBeJudged = false;

  /** When the newest reading came, in milliseconds since 1970 by this machine's clock; none before the first. */
  get heardMs(): number | undefined {
    return this.#heardMs;
  }

  /** `serverAheadMs` is how far the server's clock is ahead of this machine's; absent while that is not known. */
  note(newestAt: string | undefined, nowMs: number, serverAheadMs: number | undefined): void {
    if (newestAt === undefined) return;
    if (newestAt !== this.#newestAt) {
      this.#isToBeJudged = this.#newestAt === undefined;
      this.#newestAt = newestAt;
      this.#heardMs = nowMs;
    }
    if (!this.#isToBeJudged || serverAheadMs === undefined) return;
    this.#isToBeJudged = false;
    this.#heardMs = Math.min(Date.parse(newestAt) - serverAheadMs, nowMs);
  }

  isStale(nowMs: number): boolean {
    return this.#heardMs !== undefined && nowMs - this.#heardMs > unreportedAfterMs;
  }
}
