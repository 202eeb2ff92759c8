import { alertsTopic } from '../../alerts/alerts.contract.ts';
import { raiseAlert } from '../../alerts/raise-alert.ts';
import { theSystem } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import type { FailedSignIns } from './failed-sign-ins.contract.ts';

/** Tells the administrators that many sign-ins have failed; the log is told without a name. */
export async function tellFailedSignIns(
  { database, clock, live, log }: Pick<Dependencies, 'database' | 'clock' | 'live' | 'log'>,
  failed: FailedSignIns,
): Promise<void> {
  log.warn({ of: failed.of, times: failed.times }, 'many sign-ins have failed');
  await inTransaction(database, (tx) =>
    raiseAlert({ clock }, theSystem, tx, { kind: 'sign_ins_failed', because: JSON.stringify(failed) }),
  );
  live.wake(alertsTopic, {});
}
