import type { Database, Transaction } from '../../db/client.ts';
import { tellNewsOf } from './news-of-persons.ts';

const personsOf = new WeakMap<Transaction, Set<string>>();

/**
 * Runs `work` in one transaction: all of it happens, or none. What it throws is thrown on. After the commit it is told to
 * the open pages of those persons whom it concerns.
 */
export async function inTransaction<T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const persons = new Set<string>();
  const result = await database.inTransaction((tx) => {
    personsOf.set(tx, persons);
    return work(tx);
  });
  tellNewsOf(database, persons);
  return result;
}

/** This transaction decides something about a person. Whatever has an entry of theirs in the ledger says so by that. */
export const concern = (tx: Transaction, delegateId: string): void => void personsOf.get(tx)?.add(delegateId);
