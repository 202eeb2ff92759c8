import type { Dependencies } from '../kernel/dependencies.ts';
import { freeRadiusTopic } from './freeradius/word-of-freeradius.contract.ts';
import { countUnreadable, findWordOfFreeRadius } from './freeradius/word-of-freeradius.queries.ts';

const dayMs = 86_400_000;

/** Says where the live states of this capability come from; nothing wakes them, they are read every few seconds. */
export function serveNetworkAccessTopics({ database, live }: Pick<Dependencies, 'database' | 'live'>): void {
  live.serve(freeRadiusTopic, {
    read: async () => {
      const [{ heardAt, ...word }, { count: unreadable }] = await Promise.all([
        findWordOfFreeRadius(database),
        countUnreadable(database, { withinMs: dayMs }),
      ]);
      return { ...word, unreadable, ...(heardAt && { heardAt: heardAt.toISOString() }) };
    },
  });
}
