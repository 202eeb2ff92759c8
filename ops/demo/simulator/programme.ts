import type { Random } from '../random.ts';
import type { SessionHall } from '../venue/venue.ts';

/** A talk in a hall; times in simulated seconds since the doors opened. */
export interface Session {
  readonly zoneId: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** How many want to hear it, against the others at the same time. */
  readonly appeal: number;
}

const firstSlotS = 9 * 60;
const slotS = 60 * 60;
const talkS = 45 * 60;

/** When there is first something to see of a break: from the last word until all have found their seats again. */
export const firstBreak = { fromS: firstSlotS + talkS + 180, untilS: firstSlotS + slotS + 480 } as const;

/** The programme goes on hour by hour for as long as anybody looks. The same seed gives the same programme. */
export class Programme {
  readonly #halls: readonly SessionHall[];
  readonly #random: Random;
  #known: { startsAt: number; sessions: readonly Session[] } | undefined;

  constructor(halls: readonly SessionHall[], random: Random) {
    this.#halls = halls;
    this.#random = random;
  }

  /** When the slot that runs at this time, or else the next one, begins. */
  slotStart(now: number): number {
    return firstSlotS + Math.max(0, Math.floor((now - firstSlotS) / slotS)) * slotS;
  }

  nextSlotStart(now: number): number {
    return now < firstSlotS ? firstSlotS : this.slotStart(now) + slotS;
  }

  /** The talks of the slot that begins then. In each, one hall is the one to be in. */
  sessionsAt(startsAt: number): readonly Session[] {
    // Two thousand people ask for the same slot.
    if (this.#known?.startsAt !== startsAt) this.#known = { startsAt, sessions: this.#drawUp(startsAt) };
    return this.#known.sessions;
  }

  #drawUp(startsAt: number): Session[] {
    const slot = Math.round((startsAt - firstSlotS) / slotS);
    const random = this.#random.fork(`slot ${slot}`);
    const favourite = slot % 2 === 0 ? this.#halls[0] : random.pick(this.#halls);
    return this.#halls.map((hall) => ({
      zoneId: hall.zoneId,
      startsAt,
      endsAt: startsAt + talkS,
      appeal: hall.appeal * (hall === favourite ? 1.8 : random.between(0.5, 1.1)),
    }));
  }
}
