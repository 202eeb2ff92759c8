import type { Dependencies } from '../kernel/dependencies.ts';
import { freeRadiusTopic } from './freeradius/word-of-freeradius.contract.ts';
import { findWordOfFreeRadius } from './freeradius/word-of-freeradius.queries.ts';

/** Says where the live states of this capability come from; nothing wakes them, they are read every few seconds. */
export function serveNetworkAccessTopics({ database, live }: Pick<Dependencies, 'database' | 'live'>): void {
  live.serve(freeRadiusTopic, {
    read: async () => {
      const { heardAt, ...word } = await findWordOfFreeRadius(database);
      return { ...word, ...(heardAt && { heardAt: heardAt.toISOString() }) };
    },
  });
}
