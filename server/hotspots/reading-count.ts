import type { Database } from '../../db/client.ts';
import { defineCount } from '../kernel/count.ts';
import type { ReadingsOutcome } from './hotspots.contract.ts';

/** Readings that collectors sent. */
export const readingCount = defineCount({
  name: 'causeway_readings_total',
  help: 'Readings that collectors sent: stored, known already, or refused.',
  label: 'outcome',
  values: ['stored', 'repeated', 'refused'],
});

/** Counts what became of a batch, and hands it on. */
export function counted(database: Database, outcome: ReadingsOutcome): ReadingsOutcome {
  readingCount.add(database, 'stored', outcome.stored);
  readingCount.add(database, 'repeated', outcome.repeated);
  readingCount.add(database, 'refused', outcome.refusedCount);
  return outcome;
}
