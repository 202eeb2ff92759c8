import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Account } from '../client/account.ts';
import { type Followed, followLive } from '../client/live.ts';

const waitingPerson = z.object({
  verificationId: z.string(),
  delegateId: z.string(),
  requestedAt: z.string(),
  documentLast4: z.string().optional(),
  takenBy: z.object({ until: z.string() }).optional(),
  passedOnBecause: z.string().optional(),
});
export type Waiting = z.infer<typeof waitingPerson>;

const queueState = z.object({ waiting: z.record(z.string(), waitingPerson) });

/** Somebody who was sent to a station is given up on when they do not appear in its queue by then. */
const unseenMs = 15_000;

/** Follows the stations' queues as their screens do: who waits, and when somebody has been dealt with. */
export class QueueWatch {
  readonly #queues = new Map<string, Waiting[]>();
  readonly #called = new Map<string, () => void>();
  readonly #seen = new Set<string>();

  follow(account: Account, stationIds: readonly string[]): void {
    const topics = stationIds.map(
      (stationId): Followed => ({
        topic: 'station-queue',
        params: { stationId },
        onState: (state) => this.#settle(stationId, state),
      }),
    );
    followLive({
      address: account.address,
      cookie: () => account.cookie,
      topics,
      onSignedOut: () => void account.renew().catch(() => undefined),
    });
  }

  /** In order of arrival. */
  waitingAt(stationId: string): readonly Waiting[] {
    return this.#queues.get(stationId) ?? [];
  }

  /** Until a station has decided on this delegate, whatever it decided. */
  async untilDecided(delegateId: string): Promise<void> {
    const decided = new Promise<'decided'>((resolve) => this.#called.set(delegateId, () => resolve('decided')));
    const unseen = wait(unseenMs).then(() => this.#seen.has(delegateId));
    if ((await Promise.race([decided, unseen])) === true) await decided;
    this.#called.delete(delegateId);
    this.#seen.delete(delegateId);
  }

  #settle(stationId: string, state: unknown): void {
    const read = queueState.safeParse(state);
    if (!read.success) return;
    const now = Object.values(read.data.waiting).sort((a, b) => (a.requestedAt < b.requestedAt ? -1 : 1));
    const still = new Set(now.map(({ delegateId }) => delegateId));
    for (const { delegateId } of this.waitingAt(stationId))
      if (!still.has(delegateId)) this.#called.get(delegateId)?.();
    for (const id of still) if (this.#called.has(id)) this.#seen.add(id);
    this.#queues.set(stationId, now);
  }
}
