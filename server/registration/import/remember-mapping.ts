import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { listQuestions } from '../forms/terms.queries.ts';
import { headingKey } from './heading-names.ts';
import { importFaults } from './import.errors.ts';
import type { ImportMapping, RememberedMapping } from './mapping.contract.ts';
import { deleteMapping, insertMapping, listMappings, lockMappings } from './mappings.queries.ts';
import { faultsOfMapping, type MappingFault } from './row-plan.ts';

/** Any more would be somebody's mistake; the ones used longest ago are not looked at. */
export const mostMappings = 200;

/**
 * Remembers how files with these headings are read. It takes the place of what was remembered for the same headings, or
 * under the same name. Throws `mapping_faulty`, with what is wrong by path.
 */
export async function rememberMapping(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  actor: StaffActor,
  { name, mapping }: { name: string; mapping: ImportMapping },
): Promise<RememberedMapping> {
  const now = clock.now();
  const remembered = { id: uuidv7(now), name, mapping, isReadyMade: false };
  await inTransaction(database, async (tx) => {
    const known = new Set((await listQuestions(tx)).map(({ id }) => id));
    const faults = [...faultsOfMapping(mapping), ...unknownQuestions(mapping, known)];
    if (faults.length > 0) throw new DomainError(importFaults.mapping_faulty, undefined, faults.slice(0, 20));
    await lockMappings(tx);
    const others = await listMappings(tx, mostMappings);
    const replaced = others.filter(
      (other) => headingKey(other.name) === headingKey(name) || headingsOf(other.mapping) === headingsOf(mapping),
    );
    for (const { id } of replaced) await deleteMapping(tx, id);
    await insertMapping(tx, { ...remembered, changedBy: actor.id, usedAt: now });
  });
  return remembered;
}

const unknownQuestions = ({ headings }: ImportMapping, known: ReadonlySet<string>): MappingFault[] =>
  headings.flatMap(({ questionId }, i) =>
    questionId === undefined || known.has(questionId)
      ? []
      : [{ path: `headings.${i}.questionId`, message: 'There is no such question' }],
  );

const headingsOf = ({ headings }: ImportMapping): string =>
  JSON.stringify([...new Set(headings.map(({ heading }) => headingKey(heading)))].sort());
