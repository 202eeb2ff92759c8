import type { Account } from '../client/account.ts';
import type { Category } from '../people/categories.ts';
import type { Delegate } from '../people/delegates.ts';

/** Who shows a document each time: their phone is not enough, nor are four characters. */
const documentCategories: readonly Category[] = ['official'];

export async function setUpVerification(administrator: Account): Promise<void> {
  await administrator.ask('/api/verification-terms', { method: 'PUT', json: { documentCategories } });
}

/** Whom the simulator leaves to the visitor: somebody whose phone is enough once it counts, and somebody whose never is. */
export function visitorsOwn(delegates: readonly Delegate[]): Delegate[] {
  const showsEachTime = ({ category }: Delegate) => documentCategories.includes(category);
  return [delegates.find((one) => !showsEachTime(one)), delegates.find(showsEachTime)].filter(
    (one) => one !== undefined,
  );
}
