import type { Dependencies } from '../../kernel/dependencies.ts';
import type { VerificationTerms } from './documents.contract.ts';
import { findDocumentCategories } from './documents.queries.ts';

/** On what terms people are verified now. */
export async function describeVerificationTerms({
  database,
}: Pick<Dependencies, 'database'>): Promise<VerificationTerms> {
  return { documentCategories: await findDocumentCategories(database.drizzle) };
}
