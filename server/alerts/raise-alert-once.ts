import type { Queryable } from '../../db/client.ts';
import type { AlertKind } from '../../db/vocabulary.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { lockOpenAlertOf } from './alerts.queries.ts';
import { raiseAlert } from './raise-alert.ts';

/**
 * As `raiseAlert`, but where one of this kind is open, or one of this kind that says the same, nothing is raised, and none is
 * told.
 */
export async function raiseAlertOnce(
  deps: Pick<Dependencies, 'clock'>,
  actor: Actor,
  tx: Queryable,
  alert: { kind: AlertKind; because: string },
  { each }: { each: 'kind' | 'because' } = { each: 'kind' },
): Promise<string | undefined> {
  if (await lockOpenAlertOf(tx, alert.kind, each === 'because' ? alert.because : undefined)) return undefined;
  return raiseAlert(deps, actor, tx, alert);
}
