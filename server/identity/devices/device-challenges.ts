import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Database } from '../../../db/client.ts';
import type { Clock } from '../../kernel/clock.ts';

const lifeMs = 60_000;
const tagBytes = 16;

/**
 * Texts for devices to sign, each good once within a minute. Nothing is kept of one until it is answered: it carries its
 * own end and a tag of this process, so asking for many costs the asker alone. Those answered are kept for their minute.
 */
export class DeviceChallenges {
  readonly #key = randomBytes(32);
  readonly #answered = new Map<string, number>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  make(): { challenge: string; expiresAt: string } {
    const endsAt = this.#clock.now().getTime() + lifeMs;
    const body = Buffer.concat([randomBytes(16), Buffer.alloc(8)]);
    body.writeDoubleBE(endsAt, 16);
    const challenge = Buffer.concat([body, this.#tagOf(body)]).toString('base64url');
    return { challenge, expiresAt: new Date(endsAt).toISOString() };
  }

  /** Uses a challenge up: whether it was made here, is not over, and was not answered before. */
  use(challenge: string): boolean {
    const bytes = Buffer.from(challenge, 'base64url');
    const now = this.#clock.now().getTime();
    if (bytes.length !== 24 + tagBytes || bytes.toString('base64url') !== challenge) return false;
    const body = bytes.subarray(0, 24);
    if (!timingSafeEqual(bytes.subarray(24), this.#tagOf(body))) return false;
    const endsAt = body.readDoubleBE(16);
    if (endsAt <= now || this.#answered.has(challenge)) return false;
    for (const [other, end] of this.#answered) {
      if (end > now) break;
      this.#answered.delete(other);
    }
    this.#answered.set(challenge, endsAt);
    return true;
  }

  #tagOf(body: Buffer): Buffer {
    return createHmac('sha256', this.#key).update(body).digest().subarray(0, tagBytes);
  }
}

const challengesOfDatabase = new WeakMap<Database, DeviceChallenges>();

/** The challenges of this process: those who make them and those who hear the answers share them. */
export function deviceChallengesOf({ database, clock }: { database: Database; clock: Clock }): DeviceChallenges {
  const challenges = challengesOfDatabase.get(database) ?? new DeviceChallenges(clock);
  challengesOfDatabase.set(database, challenges);
  return challenges;
}
