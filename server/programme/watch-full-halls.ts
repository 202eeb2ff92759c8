import type { Dependencies } from '../kernel/dependencies.ts';
import { lookEvery } from '../kernel/look-every.ts';
import { tellNewsOf } from '../kernel/news-of-persons.ts';
import { findHalls, soonMs } from './hall-standings.ts';
import { listWhoComesTo } from './halls.queries.ts';

type WatchDependencies = Pick<Dependencies, 'database' | 'clock' | 'log'>;

const everyMs = 10_000;

/** Tells those who marked a session when its hall has become full, or has room again. The function returned ends it. */
export function watchFullHalls(deps: WatchDependencies): () => Promise<void> {
  const watch = new FullHalls(deps);
  return lookEvery(everyMs, () => watch.look());
}

/** Which halls were full when somebody last looked. Nothing of it is kept: after a start it is found anew. */
export class FullHalls {
  readonly #deps: WatchDependencies;
  #full: ReadonlySet<string> = new Set();

  constructor(deps: WatchDependencies) {
    this.#deps = deps;
  }

  async look(): Promise<void> {
    const { database, clock, log } = this.#deps;
    try {
      const halls = await findHalls({ database });
      const full = new Set([...halls.places.keys()].filter((key) => halls.standingOf(key)?.isFull));
      const changed = [...new Set([...full, ...this.#full])].filter((key) => full.has(key) !== this.#full.has(key));
      this.#full = full;
      const now = clock.now();
      const soon = new Date(now.getTime() + soonMs);
      tellNewsOf(database, await listWhoComesTo(database.drizzle, changed, { now, soon }));
    } catch (error) {
      log.warn({ err: error }, 'could not look which halls are full');
    }
  }
}
