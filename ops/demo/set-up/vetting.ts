import { z } from 'zod';
import type { Account } from '../client/account.ts';
import { DemoFault } from '../fault.ts';
import type { Category } from '../people/categories.ts';
import type { Delegate } from '../people/delegates.ts';

const vetted: readonly Category[] = ['media', 'official'];
/** Of this many who are vetted, one still waits for an answer. */
const oneWaitsOf = 12;

const answer = z.object({ rejected: z.number(), faultCount: z.number() });

/**
 * Says who must be cleared, and sends what the authorities have answered so far: most are cleared, some are still looked
 * at, one is rejected. The visitor's own are cleared, and want to get in.
 */
export async function setUpVetting(
  administrator: Account,
  delegates: readonly Delegate[],
  visitorsOwn: readonly Delegate[],
): Promise<void> {
  await administrator.ask('/api/vetting/terms', { method: 'PUT', json: { categories: vetted } });
  const asked = delegates.filter(({ category }) => vetted.includes(category));
  const others = asked.filter((one) => !visitorsOwn.includes(one));
  const outcomeOf = (one: Delegate): string => {
    const place = others.indexOf(one);
    if (place === 1) return 'rejected';
    return place % oneWaitsOf === 2 ? 'pending' : 'cleared';
  };
  const lines = ['reference,outcome', ...asked.map((one) => `${one.reference},${outcomeOf(one)}`)];
  const text = { body: `${lines.join('\r\n')}\r\n`, type: 'text/csv' };
  const { faultCount } = await administrator.read(answer, '/api/vetting/files', { text, timeoutMs: 60_000 });
  if (faultCount > 0) throw new DemoFault(`Of ${asked.length} outcomes of vetting ${faultCount} were not taken.`);
}
