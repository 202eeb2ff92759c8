import { z } from 'zod';
import type { Dependencies } from '../kernel/dependencies.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../kernel/route.ts';
import { uuid } from '../kernel/values.contract.ts';
import { addStaff } from './add-staff.ts';
import { disableStaff } from './disable-staff.ts';
import { enableStaff } from './enable-staff.ts';
import { endSignInsOf } from './end-sign-ins.ts';
import { giveRoles } from './give-roles.ts';
import { endedSignIns, newStaffMember, signInLink, staffList, staffMember, staffRoles } from './identity.contract.ts';
import { listStaff } from './list-staff.ts';
import { makeSignInLink } from './make-sign-in-link.ts';

const permission = permissions.manageStaff;
const params = z.object({ staffId: uuid });
const json = <S extends z.ZodType>(schema: S) => ({ content: { 'application/json': { schema } } });
const answer = <S extends z.ZodType>(description: string, schema: S) => ({ description, ...json(schema) });

const list = defineRoute({
  method: 'get',
  path: '/api/staff',
  permission,
  summary: 'All members of staff',
  responses: { 200: answer('By name', staffList) },
});

const add = defineRoute({
  method: 'post',
  path: '/api/staff',
  permission,
  needsProof: true,
  summary: 'Add a member of staff',
  request: { body: { required: true, ...json(newStaffMember) } },
  responses: { 201: answer('Added', staffMember) },
});

const putRoles = defineRoute({
  method: 'put',
  path: '/api/staff/{staffId}/roles',
  permission,
  needsProof: true,
  summary: 'Give a member of staff these roles in place of those they had',
  request: { params, body: { required: true, ...json(staffRoles) } },
  responses: { 200: answer('Changed, from their next request on', staffMember) },
});

const disable = defineRoute({
  method: 'post',
  path: '/api/staff/{staffId}/disable',
  permission,
  summary: 'Shut a member of staff out at once',
  request: { params },
  responses: { 200: answer('Disabled', staffMember) },
});

const enable = defineRoute({
  method: 'post',
  path: '/api/staff/{staffId}/enable',
  permission,
  needsProof: true,
  summary: 'Let a disabled member of staff sign in again',
  request: { params },
  responses: { 200: answer('Enabled', staffMember) },
});

const makeLink = defineRoute({
  method: 'post',
  path: '/api/staff/{staffId}/sign-in-links',
  permission,
  needsProof: true,
  summary: 'Make a link that signs a member of staff in, once, within 15 minutes',
  request: { params },
  responses: { 201: answer('The link is told this once', signInLink) },
});

const endAll = defineRoute({
  method: 'delete',
  path: '/api/staff/{staffId}/sign-ins',
  permission,
  summary: 'End all sign-ins of a member of staff',
  request: { params },
  responses: { 200: answer('Ended', endedSignIns) },
});

export function staffRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'publicOrigin'>) {
  return newRoutes()
    .openapi(list, async (c) => c.json({ staff: await listStaff(deps) }, 200))
    .openapi(add, async (c) => c.json(await addStaff(deps, staffOf(c), c.req.valid('json')), 201))
    .openapi(putRoles, async (c) => {
      const { staffId } = c.req.valid('param');
      return c.json(await giveRoles(deps, staffOf(c), { staffId, ...c.req.valid('json') }), 200);
    })
    .openapi(disable, async (c) => c.json(await disableStaff(deps, staffOf(c), c.req.valid('param').staffId), 200))
    .openapi(enable, async (c) => c.json(await enableStaff(deps, staffOf(c), c.req.valid('param').staffId), 200))
    .openapi(makeLink, async (c) => c.json(await makeSignInLink(deps, staffOf(c), c.req.valid('param').staffId), 201))
    .openapi(endAll, async (c) => c.json(await endSignInsOf(deps, staffOf(c), c.req.valid('param').staffId), 200));
}
