import type { Queryable } from '../../../db/client.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { questionOf } from '../forms/put-questions.ts';
import { listQuestions } from '../forms/terms.queries.ts';
import type { ReadingTerms } from './choose-reading.ts';
import { importFaults } from './import.errors.ts';
import type { RememberedMapping } from './mapping.contract.ts';
import { listMappings } from './mappings.queries.ts';
import { findReadyMade } from './ready-made-mappings.ts';
import { mostMappings } from './remember-mapping.ts';

/** What is known of how files are read. Throws `mapping_unknown` where one is asked for that is not remembered. */
export async function findTermsOfReading(tx: Queryable, asked: string | undefined): Promise<ReadingTerms> {
  const remembered = await listMappings(tx, mostMappings);
  const questions = (await listQuestions(tx)).map(questionOf);
  if (asked === undefined || asked === 'ask') return { remembered, questions, asked };
  const mapping: RememberedMapping | undefined = findReadyMade([], asked) ?? remembered.find(({ id }) => id === asked);
  if (!mapping) throw new DomainError(importFaults.mapping_unknown);
  return { remembered, questions, asked: mapping };
}
