import type { Dependencies } from '../kernel/dependencies.ts';
import { alertsTopic, mostAlertsTold } from './alerts.contract.ts';
import { countOpenAlerts, listOpenAlerts } from './alerts.queries.ts';

/** Says where the state of this capability's topic comes from; once at start. */
export function serveAlertsTopics({ database, live }: Pick<Dependencies, 'database' | 'live'>): void {
  live.serve(alertsTopic, {
    read: async () => {
      const alerts = await listOpenAlerts(database.drizzle, mostAlertsTold);
      const open = alerts.length < mostAlertsTold ? alerts.length : await countOpenAlerts(database.drizzle);
      return { open, alerts: Object.fromEntries(alerts.map((alert) => [alert.id, alert])) };
    },
  });
}
