import type { Database } from '../../db/client.ts';

/** Somebody who waits for news of one person, in this process. */
export interface Listener {
  /** Something about the person is not as it was: whoever shows it looks again. */
  news(): void;
  /** The server stops. */
  end(): void;
}

const byDatabase = new WeakMap<Database, Map<string, Set<Listener>>>();

/** Tells a listener all news of one person from now on. The function returned ends it. */
export function listenForNewsOf(database: Database, delegateId: string, listener: Listener): () => void {
  const persons = byDatabase.get(database) ?? new Map<string, Set<Listener>>();
  byDatabase.set(database, persons);
  const listeners = persons.get(delegateId) ?? new Set();
  persons.set(delegateId, listeners.add(listener));
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && persons.get(delegateId) === listeners) persons.delete(delegateId);
  };
}

/** To be called after the commit. Free for persons whom nobody listens for; a lost call costs lateness only. */
export function tellNewsOf(database: Database, delegateIds: Iterable<string>): void {
  const persons = byDatabase.get(database);
  if (!persons) return;
  for (const id of delegateIds) for (const { news } of [...(persons.get(id) ?? [])]) news();
}

/** Ends all listening, for the server stops. */
export function endNewsOfPersons(database: Database): void {
  const all = [...(byDatabase.get(database)?.values() ?? [])].flatMap((listeners) => [...listeners]);
  for (const { end } of all) end();
}
