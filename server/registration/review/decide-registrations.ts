import type { StaffActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { requestFaults } from '../../kernel/problem.ts';
import { type DecideDependencies, type Decision, decideRegistration } from './decide-registration.ts';
import { entryOf } from './describe-standing.ts';
import type { DecisionAnswer, DecisionAnswers } from './review.contract.ts';
import { findLastReview, listCompanionsAmong } from './review.queries.ts';

export interface DecisionOnMany extends Decision {
  registrations: readonly { id: string; revision: number }[];
}

/**
 * Decides on many registrations, each for itself: one that cannot be decided on stops no other, and each is answered, in
 * the order asked. Companions come after those whom they may accompany, whatever the order.
 */
export async function decideRegistrations(
  deps: DecideDependencies,
  actor: StaffActor,
  { registrations, ...decision }: DecisionOnMany,
): Promise<DecisionAnswers> {
  const ids = registrations.map(({ id }) => id);
  const companions = await listCompanionsAmong(deps.database.drizzle, ids);
  const inTurn = [
    ...registrations.filter(({ id }) => !companions.has(id)),
    ...registrations.filter(({ id }) => companions.has(id)),
  ];
  const answers = new Map<string, DecisionAnswer>();
  let movedUp = 0;
  for (const { id, revision } of inTurn) {
    try {
      const decided = await decideRegistration(deps, actor, { ...decision, id, revision });
      movedUp += decided.movedUp;
      answers.set(id, { outcome: 'done', ...decided.made });
    } catch (error) {
      answers.set(id, await refusalOf(deps, { id, revision }, error));
    }
  }
  return { answers: ids.flatMap((id) => answers.get(id) ?? []), movedUp };
}

async function refusalOf(
  { database, log }: DecideDependencies,
  { id, revision }: { id: string; revision: number },
  error: unknown,
): Promise<DecisionAnswer> {
  const isOurs = error instanceof DomainError;
  // Those before it are decided, and their answers must not be lost with this one.
  if (!isOurs) log.warn({ err: error }, 'one of many decisions failed');
  const { code, title } = isOurs ? error.fault : requestFaults.database_busy;
  const last = isOurs ? await findLastReview(database.drizzle, id) : undefined;
  return {
    outcome: 'refused',
    ...{ id, code, title },
    ...(isOurs && error.detail && { detail: error.detail }),
    ...(last && last.revision > revision && { meanwhile: entryOf(last) }),
  };
}
