import type { AlertKind, Role } from '../../db/vocabulary.ts';
import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { alertsTopic, networkAlertsTopic, presenceAlertsTopic, rejectionsTopic } from './alerts.contract.ts';
import { alertsFaults } from './alerts.errors.ts';
import { hasOtherAdministrator, lockAlert, updateAcknowledged } from './alerts.queries.ts';

/** Who acknowledges alerts of some kinds beside administrators. */
const otherRoles: Partial<Record<AlertKind, readonly Role[]>> = {
  delegate_rejected: ['supervisor'],
  disconnect_unanswered: ['network'],
  network_certificate_ends: ['network'],
  hotspot_claimed: ['network'],
  accounting_unreadable: ['network'],
  impossible_presence: ['network', 'supervisor'],
};

/**
 * An administrator has seen an alert, or a supervisor that of a rejection, or who sees to the network that of an access
 * point, or either that of impossible presence: nobody is told of it any more. Throws `alerts.alert_unknown`, `alerts.administrator_needed`,
 * `alerts.acknowledged_already`, and `alerts.own_alert` for who did what it is about while there is another administrator.
 */
export async function acknowledgeAlert(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  alertId: string,
): Promise<void> {
  await inTransaction(database, async (tx) => {
    const alert = await lockAlert(tx, alertId);
    if (!alert) throw new DomainError(alertsFaults.alert_unknown);
    const others = otherRoles[alert.kind] ?? [];
    if (![...others, 'administrator' as const].some((role) => actor.roles.includes(role)))
      throw new DomainError(alertsFaults.administrator_needed);
    if (alert.acknowledgedAt) throw new DomainError(alertsFaults.acknowledged_already);
    if (alert.raisedBy === actor.id && (await hasOtherAdministrator(tx, actor.id)))
      throw new DomainError(alertsFaults.own_alert);
    await updateAcknowledged(tx, alertId, { at: clock.now(), by: actor.id });
    const { kind, raisedBy, delegateId } = alert;
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'alert_acknowledged',
      ...(delegateId && { delegateId }),
      details: { alertId, kind, raisedBy },
    });
  });
  for (const topic of [alertsTopic, rejectionsTopic, networkAlertsTopic, presenceAlertsTopic]) live.wake(topic, {});
}
