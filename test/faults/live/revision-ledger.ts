import type { Revision } from '../../../server/live/hub.contract.ts';
import type { StateName } from './canals.ts';
import type { Notebook } from './findings.ts';

/** What all pages of all schedules were told of revisions: the history that a server had, put together again. */
export class RevisionLedger {
  readonly #serverOf = new Map<string, number>();
  readonly #epochOf = new Map<number, string>();
  /** By key and epoch: the state at each number. */
  readonly #histories = new Map<string, Map<number, StateName>>();

  /** A server has told that it had this state at this revision; a delta does not say which server it is of. */
  note(
    notebook: Notebook,
    {
      key,
      revision: [epoch, number],
      canal,
      version,
      ...told
    }: Omit<StateName, 'server'> & {
      key: string;
      revision: Revision;
      server?: number;
    },
  ): void {
    const server = told.server ?? this.#serverOf.get(epoch);
    if (server === undefined) {
      notebook.found('a delta stands on something', `${key} ${number} in an epoch of which no state was told`);
      return;
    }
    this.#link(notebook, epoch, server);
    const name = { canal, version, server };
    const history = this.#histories.get(`${key} ${epoch}`) ?? new Map<number, StateName>();
    this.#histories.set(`${key} ${epoch}`, history);
    const before = history.get(number);
    if (before && before.version !== name.version) {
      notebook.found(
        'a revision is one state',
        `${key} ${number} of ${epoch} is version ${before.version} and version ${name.version}`,
      );
    }
    history.set(number, name);
  }

  #link(notebook: Notebook, epoch: string, server: number): void {
    const [known, knownEpoch] = [this.#serverOf.get(epoch) ?? server, this.#epochOf.get(server) ?? epoch];
    if (known !== server || knownEpoch !== epoch) {
      notebook.found('each start has an epoch of its own', `${epoch} is of start ${known} and of start ${server}`);
    }
    this.#serverOf.set(epoch, server);
    this.#epochOf.set(server, epoch);
  }

  /** Of one canal, when all is over: states came in the order of their numbers, and each was one that the source gave. */
  check(notebook: Notebook, canal: string, wasGiven: (name: StateName) => boolean): void {
    for (const [key, history] of this.#histories) {
      const inOrder = [...history].sort(([a], [b]) => a - b);
      if (inOrder[0]?.[1].canal !== canal) continue;
      for (const [n, [number, name]] of inOrder.entries()) {
        const before = inOrder[n - 1];
        if (before && before[1].version > name.version) {
          notebook.found('a later revision is no older state', `${key}: ${before[0]} is newer than ${number}`);
        }
        if (!wasGiven(name)) notebook.found('what is told was so', `${key} ${number}: version ${name.version}`);
      }
      this.#histories.delete(key);
    }
  }
}
