import { z } from 'zod';
import type { Dependencies } from '../kernel/dependencies.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../kernel/route.ts';
import { uuid } from '../kernel/values.contract.ts';
import { acknowledgeAlert } from './acknowledge-alert.ts';

const acknowledge = defineRoute({
  method: 'post',
  path: '/api/alerts/{alertId}/acknowledge',
  permission: permissions.acknowledgeAlerts,
  summary: 'Say that this alert was seen; who raised it leaves that to another administrator, where there is one',
  request: { params: z.object({ alertId: uuid }) },
  responses: { 204: { description: 'Acknowledged' } },
});

export function alertsRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>) {
  return newRoutes().openapi(acknowledge, async (c) => {
    await acknowledgeAlert(deps, staffOf(c), c.req.valid('param').alertId);
    return c.body(null, 204);
  });
}
