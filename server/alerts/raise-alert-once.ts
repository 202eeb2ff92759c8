import type { Queryable } from '../../db/client.ts';
import type { AlertKind } from '../../db/vocabulary.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { lockAlertOf } from './alerts.queries.ts';
import { raiseAlert } from './raise-alert.ts';

/**
 * As `raiseAlert`, but where one of this kind is open, or one of this kind that says the same, nothing is raised, and none is
 * told. With `because ever` neither where one that says the same was acknowledged, as long as it is kept.
 */
export async function raiseAlertOnce(
  deps: Pick<Dependencies, 'clock'>,
  actor: Actor,
  tx: Queryable,
  alert: { kind: AlertKind; because: string },
  { each }: { each: 'kind' | 'because' | 'because ever' } = { each: 'kind' },
): Promise<string | undefined> {
  const because = each === 'kind' ? undefined : alert.because;
  if (await lockAlertOf(tx, alert.kind, { because, acknowledged: each === 'because ever' })) return undefined;
  return raiseAlert(deps, actor, tx, alert);
}
