import type { Queryable } from '../../db/client.ts';
import type { AlertKind } from '../../db/vocabulary.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { uuidv7 } from '../kernel/ids.ts';
import { insertAlert } from './alerts.queries.ts';

/**
 * Raises an alert in the transaction of what it is about, so that neither is without the other; returns its id. The
 * caller wakes `alertsTopic` after the commit, for a rejection `rejectionsTopic`, for an access point `networkAlertsTopic`,
 * for impossible presence `presenceAlertsTopic`.
 */
export async function raiseAlert(
  { clock }: Pick<Dependencies, 'clock'>,
  actor: Actor,
  tx: Queryable,
  { delegateId = null, ...alert }: { kind: AlertKind; delegateId?: string | null; because: string },
): Promise<string> {
  const raisedAt = clock.now();
  const id = uuidv7(raisedAt);
  await insertAlert(tx, { ...alert, delegateId, id, raisedAt, raisedBy: actor.kind === 'staff' ? actor.id : null });
  return id;
}
