import { delegateCategories } from '../../../db/vocabulary.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import type { CategoryStandings, StoredTerms } from './terms.contract.ts';
import { countApproved, countWaitlisted, findTerms, listQuotas, type TermsRow } from './terms.queries.ts';

/** On what terms people register. */
export async function describeTerms({ database }: Pick<Dependencies, 'database'>): Promise<StoredTerms> {
  return termsOf(await findTerms(database.drizzle));
}

/** A row of terms as it is told. */
export function termsOf({
  id: _,
  opensAt,
  closesAt,
  introduction,
  replyTo,
  changedAt,
  ...terms
}: TermsRow): StoredTerms {
  return {
    ...terms,
    ...(opensAt && { opensAt: opensAt.toISOString() }),
    ...(closesAt && { closesAt: closesAt.toISOString() }),
    ...(introduction && { introduction }),
    ...(replyTo && { replyTo }),
    changedAt: changedAt.toISOString(),
  };
}

/** How each category stands: its places, how many are taken, and how many wait for one. */
export async function describeQuotas({ database }: Pick<Dependencies, 'database'>): Promise<CategoryStandings> {
  const db = database.drizzle;
  const [quotas, taken, waitlisted] = await Promise.all([listQuotas(db), countApproved(db), countWaitlisted(db)]);
  const categories = delegateCategories.map((category) => {
    const quota = quotas.find((row) => row.category === category);
    return {
      category,
      ...(quota && { places: quota.places }),
      taken: taken.get(category) ?? 0,
      waitlisted: waitlisted.get(category) ?? 0,
    };
  });
  return { categories };
}
