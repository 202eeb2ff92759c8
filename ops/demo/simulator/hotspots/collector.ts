import { setTimeout as wait } from 'node:timers/promises';
import { ask, Refusal } from '../../client/http.ts';
import type { Random } from '../../random.ts';
import type { Venue } from '../../venue/venue.ts';
import type { SimulatedClock } from '../clock.ts';
import type { Network } from './network.ts';
import type { Outbox } from './outbox.ts';

/** Each hotspot is asked once in so many seconds. */
export const reportEveryS = 10;

interface Asked {
  readonly hotspot: number;
  /** Of the seconds of a round, the one in which it is asked, and how long before its end. */
  readonly turn: number;
  readonly beforeEndMs: number;
}

export interface Collecting {
  readonly address: string;
  readonly key: string;
  readonly network: Network;
  readonly outbox: Outbox;
}

/** A carrier's collector: what it has heard from its hotspots within a second goes out as one batch of NDJSON. */
export class Collector {
  readonly #collecting: Collecting;
  readonly #asked: readonly Asked[];

  constructor(collecting: Collecting, { hotspots }: Pick<Venue, 'hotspots'>, carrier: string, random: Random) {
    this.#collecting = collecting;
    this.#asked = hotspots.flatMap((one, hotspot) =>
      one.carrier === carrier
        ? [{ hotspot, turn: random.int(0, reportEveryS - 1), beforeEndMs: random.int(0, 999) }]
        : [],
    );
  }

  /** Asks those whose turn it is in this second on the wall; `openedAt` is when its seconds began, since 1970. */
  gather(second: number, openedAt: number): void {
    const { network, outbox } = this.#collecting;
    const lines: string[] = [];
    for (const { hotspot, turn, beforeEndMs } of this.#asked) {
      if (turn !== second % reportEveryS) continue;
      const answer = network.ask(hotspot, second);
      if (!answer) continue;
      const at = new Date(openedAt + (second + answer.clockOffsetS) * 1000 - beforeEndMs).toISOString();
      lines.push(`${JSON.stringify({ ...answer.told, at })}\n`);
    }
    if (lines.length > 0) outbox.put(lines.join(''), second);
  }

  /** Sends what is due, one batch after the other, for ever; what is not taken is tried again a second later. */
  async deliver(clock: SimulatedClock): Promise<never> {
    const { outbox } = this.#collecting;
    for (;;) {
      const body = outbox.next(clock.onWall());
      if (body !== undefined && (await this.#isTaken(body))) outbox.take(body);
      else await wait(body === undefined ? 100 : 1000);
    }
  }

  /** What the server refuses for good counts as taken: it would be refused again. */
  async #isTaken(body: string): Promise<boolean> {
    const { address, key } = this.#collecting;
    try {
      await ask(address, '/api/hotspots/readings', {
        text: { body, type: 'application/x-ndjson' },
        headers: { authorization: `Bearer ${key}` },
        timeoutMs: 5000,
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.isPassing) return false;
    }
    return true;
  }
}
