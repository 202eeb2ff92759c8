import { DomainError } from '../../kernel/domain-error.ts';
import { type DevelopedPhotograph, developPhotograph } from './develop-photograph.ts';
import { photographFaults } from './photographs.errors.ts';

/** Whose photograph it is that comes in: each kind has seats of its own, so that no crowd of one keeps the others out. */
export type Sender = 'staff' | 'delegate' | 'form';

const placesAtOnce = 2;
const seatsOf: Record<Sender, number> = { staff: 12, delegate: 12, form: 6 };

/**
 * Where photographs are developed: two at a time, in order of arrival, whoever sends them. Before a photograph is read
 * from the line its sender takes a seat, so that memory is bounded by the number of seats.
 */
export class Darkroom {
  readonly #waiting: (() => void)[] = [];
  readonly #seated: Record<Sender, number> = { staff: 0, delegate: 0, form: 0 };
  #inUse = 0;

  /** Runs `work` with a seat taken. Throws `photographs_busy` when all seats of this kind are. */
  async seated<T>(sender: Sender, work: () => Promise<T>): Promise<T> {
    if (this.#seated[sender] >= seatsOf[sender]) throw new DomainError(photographFaults.photographs_busy);
    this.#seated[sender]++;
    try {
      return await work();
    } finally {
      this.#seated[sender]--;
    }
  }

  /** Develops one photograph when its turn comes. Throws what `developPhotograph` throws. */
  async develop(bytes: Uint8Array): Promise<DevelopedPhotograph> {
    if (this.#inUse < placesAtOnce) this.#inUse++;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await developPhotograph(bytes);
    } finally {
      // The place is handed on without being free in between: nobody who came later gets it first.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#inUse--;
    }
  }
}
