import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Database } from '../../db/client.ts';
import type { Clock } from '../kernel/clock.ts';

const tagBytes = 16;
/** Those that are over are forgotten all at once: looking at each of them with each answer would cost the more, the more there are. */
const forgetEveryMs = 60_000;

/**
 * How long a challenge is good: a device answers by itself, and a phone while an officer waits; a person looks for their
 * telephone first.
 */
const lifeMs = { device: 60_000, phone: 60_000, person: 5 * 60_000 } as const;

/**
 * Texts to sign, each good once, for a while, and for one purpose. Nothing is kept of one until it is answered: it carries
 * its own end and a tag of this process over its purpose, so asking for many costs the asker alone. Those answered are kept
 * until their end, or a minute longer.
 */
export class Challenges {
  readonly #key = randomBytes(32);
  readonly #answered = new Map<string, number>();
  #forgetAt = 0;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A purpose says all that the answer is to be bound to: who answers, in which sign-in, for what. */
  make(by: keyof typeof lifeMs, purpose: string): { challenge: string; expiresAt: string } {
    const endsAt = this.#clock.now().getTime() + lifeMs[by];
    const body = Buffer.concat([randomBytes(16), Buffer.alloc(8)]);
    body.writeDoubleBE(endsAt, 16);
    const challenge = Buffer.concat([body, this.#tagOf(body, purpose)]).toString('base64url');
    return { challenge, expiresAt: new Date(endsAt).toISOString() };
  }

  /** Uses a challenge up: whether it was made here for this purpose, is not over, and was not answered before. */
  use(challenge: string, purpose: string): boolean {
    const bytes = Buffer.from(challenge, 'base64url');
    const now = this.#clock.now().getTime();
    if (bytes.length !== 24 + tagBytes || bytes.toString('base64url') !== challenge) return false;
    const body = bytes.subarray(0, 24);
    if (!timingSafeEqual(bytes.subarray(24), this.#tagOf(body, purpose))) return false;
    const endsAt = body.readDoubleBE(16);
    if (endsAt <= now || this.#answered.has(challenge)) return false;
    if (this.#forgetAt <= now) this.#forgetOver(now);
    this.#answered.set(challenge, endsAt);
    return true;
  }

  #forgetOver(now: number): void {
    for (const [challenge, endsAt] of this.#answered) if (endsAt <= now) this.#answered.delete(challenge);
    this.#forgetAt = now + forgetEveryMs;
  }

  #tagOf(body: Buffer, purpose: string): Buffer {
    return createHmac('sha256', this.#key).update(body).update(purpose).digest().subarray(0, tagBytes);
  }
}

const challengesOfDatabase = new WeakMap<Database, Challenges>();

/** The challenges of this process: those who make them and those who hear the answers share them. */
export function challengesOf({ database, clock }: { database: Database; clock: Clock }): Challenges {
  const challenges = challengesOfDatabase.get(database) ?? new Challenges(clock);
  challengesOfDatabase.set(database, challenges);
  return challenges;
}
