import type { Queryable } from '../../db/client.ts';
import type { AlertKind } from '../../db/vocabulary.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { lockAlertAbout } from './alerts.queries.ts';
import { raiseAlert } from './raise-alert.ts';

/**
 * As `raiseAlert`, but where one of this kind about this delegate is open, or was raised since what it tells of happened,
 * nothing is raised, and none is told: somebody knows of it, whether they have acknowledged it or not.
 */
export async function raiseAlertAbout(
  deps: Pick<Dependencies, 'clock'>,
  actor: Actor,
  tx: Queryable,
  alert: { kind: AlertKind; delegateId: string; because: string },
  happenedAt: Date,
): Promise<string | undefined> {
  if (await lockAlertAbout(tx, alert, happenedAt)) return undefined;
  return raiseAlert(deps, actor, tx, alert);
}
