import { whereaboutsAnswer } from '../../server/admission/whereabouts/whereabouts.contract.ts';
import type { TestApp } from '../support/app.ts';

export const reason = 'Collapsed in the hall, the ambulance asks';

/** Asks where somebody was last seen; the code of the problem where there is no answer. */
export async function askWhereabouts(app: TestApp, cookie: string, delegateId: string, body: unknown) {
  const answer = await app.ask('POST', `/api/delegates/${delegateId}/whereabouts`, { cookie, body });
  const told: unknown = await answer.json();
  return {
    status: answer.status,
    code: (told as { code?: string }).code,
    retryAfter: answer.headers.get('retry-after'),
    ...(answer.status === 200 && { told: whereaboutsAnswer.parse(told) }),
  };
}

/** What was recorded of look-ups, oldest first, without what is sealed. */
export async function recordedLookUps({ database }: TestApp) {
  const [entries, alerts] = [
    await database.sql<{ sequence: number; actorId: string; subjectId: string }[]>`
      select sequence, actor_id as "actorId", subject_id as "subjectId" from ledger
      where action = 'whereabouts_looked_up' order by sequence`,
    await database.sql<{ id: string; raisedBy: string; delegateId: string; because: string }[]>`
      select id, raised_by as "raisedBy", delegate_id as "delegateId", because from alerts order by raised_at, id`,
  ];
  return { entries: [...entries], alerts: [...alerts] };
}
