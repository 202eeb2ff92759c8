import { z } from 'zod';
import { pinAttemptsOf } from '../../identity/staff-badges/pin-attempts.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, deviceOf, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { scanAnswer } from '../admission.contract.ts';
import { overrideVerdict } from './override-verdict.ts';
import { overrideByBadgeGiven, overrideGiven } from './overrides.contract.ts';
import { proveSupervisor } from './prove-supervisor.ts';

const json = <S extends z.ZodType>(schema: S) => ({ content: { 'application/json': { schema } } });
const taking = <S extends z.ZodType>(schema: S) => ({
  params: z.object({ scanId: uuid }),
  body: { required: true, ...json(schema) },
});
const answered = { 200: { description: 'The scan as it is answered from now on', ...json(scanAnswer) } };

const bySignIn = defineRoute({
  method: 'post',
  path: '/api/scans/{scanId}/override',
  permission: permissions.overrideVerdicts,
  summary: 'Let in whom a rule of this gate refused within five minutes; sent again, it is answered alike',
  request: taking(overrideGiven),
  responses: answered,
});

const byBadge = defineRoute({
  method: 'post',
  path: '/api/scans/{scanId}/override/by-badge',
  permission: permissions.overrideByBadge,
  summary:
    'The same by badge and PIN of a supervisor, at the tablet that made the scan; who is signed in there stays so',
  request: taking(overrideByBadgeGiven),
  responses: answered,
});

export function overridesRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>) {
  const attempts = pinAttemptsOf(deps);
  return newRoutes()
    .openapi(bySignIn, async (c) => {
      const supervisor = staffOf(c);
      const order = { ...c.req.valid('param'), ...c.req.valid('json'), viewer: supervisor };
      return c.json(await overrideVerdict(deps, supervisor, order), 200);
    })
    .openapi(byBadge, async (c) => {
      const device = deviceOf(c);
      const { badge, pin, ...given } = c.req.valid('json');
      const retryAfter = (seconds: number) => c.header('Retry-After', String(seconds));
      const proving = () => proveSupervisor(deps, device, { badge, pin });
      const supervisor = await attempts.guard(device.id, retryAfter, proving);
      const steward = c.get('actor')?.kind === 'staff' ? staffOf(c) : undefined;
      const attendedBy = steward?.id === supervisor.id ? undefined : steward?.id;
      const atLane = { deviceId: device.id, attendedBy };
      const order = { ...c.req.valid('param'), ...given, atLane, viewer: steward ?? device };
      return c.json(await overrideVerdict(deps, supervisor, order), 200);
    });
}
