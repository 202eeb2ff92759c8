import type { Queryable } from '../../db/client.ts';
import type { AlertKind } from '../../db/vocabulary.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { updateOver } from './alerts.queries.ts';

/**
 * Closes the alerts of one kind about a delegate, in the transaction that ended what they told of: nobody need acknowledge
 * them any more. The caller wakes `alertsTopic` after the commit.
 */
export const closeAlertsAbout = (
  { clock }: Pick<Dependencies, 'clock'>,
  tx: Queryable,
  about: { kind: AlertKind; delegateId: string },
): Promise<void> => updateOver(tx, about, clock.now());
