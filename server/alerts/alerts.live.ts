import type { AlertKind } from '../../db/vocabulary.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import {
  alertsTopic,
  mostAlertsTold,
  networkAlertsTopic,
  type OpenAlerts,
  presenceAlertsTopic,
  rejectionsTopic,
} from './alerts.contract.ts';
import { countOpenAlerts, listOpenAlerts } from './alerts.queries.ts';

/** Says where the states of this capability's topics come from; once at start. */
export function serveAlertsTopics({ database, live }: Pick<Dependencies, 'database' | 'live'>): void {
  const read = async (...only: AlertKind[]): Promise<OpenAlerts> => {
    const kinds = only.length > 0 ? only : undefined;
    const alerts = await listOpenAlerts(database.drizzle, mostAlertsTold, kinds);
    const open = alerts.length < mostAlertsTold ? alerts.length : await countOpenAlerts(database.drizzle, kinds);
    return { open, alerts: Object.fromEntries(alerts.map((alert) => [alert.id, alert])) };
  };
  live.serve(alertsTopic, { read: () => read() });
  live.serve(rejectionsTopic, { read: () => read('delegate_rejected') });
  live.serve(networkAlertsTopic, {
    read: () => read('disconnect_unanswered', 'network_certificate_ends', 'hotspot_claimed', 'accounting_unreadable'),
  });
  live.serve(presenceAlertsTopic, { read: () => read('impossible_presence') });
}
