import type { Queryable } from '../../db/client.ts';
import type { AlertKind } from '../../db/vocabulary.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { lockOpenAlertOf } from './alerts.queries.ts';
import { raiseAlert } from './raise-alert.ts';

/** As `raiseAlert`, but where one of this kind is open nothing is raised, and none is told. */
export async function raiseAlertOnce(
  deps: Pick<Dependencies, 'clock'>,
  actor: Actor,
  tx: Queryable,
  alert: { kind: AlertKind; because: string },
): Promise<string | undefined> {
  if (await lockOpenAlertOf(tx, alert.kind)) return undefined;
  return raiseAlert(deps, actor, tx, alert);
}
