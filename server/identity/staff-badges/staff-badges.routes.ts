import { z } from 'zod';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, deviceOf, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { answerSignIn, comerOf } from '../answer-sign-in.ts';
import { currentSignIn } from '../identity.contract.ts';
import type { IdentityDependencies } from '../identity.routes.ts';
import { findOwnBadge } from './find-own-badge.ts';
import { makeStaffBadge } from './make-staff-badge.ts';
import { pinAttemptsOf } from './pin-attempts.ts';
import { revokeStaffBadge } from './revoke-staff-badge.ts';
import { setPin } from './set-pin.ts';
import { signInAtDevice } from './sign-in-at-device.ts';
import { madeStaffBadge, newPin, ownStaffBadge, staffBadgeSignIn } from './staff-badges.contract.ts';

const params = z.object({ staffId: uuid });
const json = <S extends z.ZodType>(schema: S) => ({ content: { 'application/json': { schema } } });
const taking = <S extends z.ZodType>(schema: S) => ({ body: { required: true, ...json(schema) } });

const make = defineRoute({
  method: 'post',
  path: '/api/staff/{staffId}/badge',
  permission: permissions.manageStaff,
  summary: 'Make a badge for a member of staff; the one that they had is revoked',
  request: { params },
  responses: { 201: { description: 'Its text is told this once', ...json(madeStaffBadge) } },
});

const revoke = defineRoute({
  method: 'delete',
  path: '/api/staff/{staffId}/badge',
  permission: permissions.manageStaff,
  summary: 'Revoke the badge of a member of staff, and end the sign-ins begun by it',
  request: { params },
  responses: { 204: { description: 'Revoked' } },
});

const own = defineRoute({
  method: 'get',
  path: '/api/staff-badges/own',
  permission: permissions.useOwnSignIn,
  summary: "How the asker's own badge stands",
  responses: { 200: { description: 'Nothing where there is none', ...json(ownStaffBadge) } },
});

const putPin = defineRoute({
  method: 'put',
  path: '/api/staff-badges/own/pin',
  permission: permissions.useOwnSignIn,
  needsProof: true,
  summary: "Give the asker's own badge a PIN; not for who came by a badge",
  request: taking(newPin),
  responses: { 200: { description: 'Set', ...json(ownStaffBadge) } },
});

const begin = defineRoute({
  method: 'post',
  path: '/api/devices/own/staff-sign-ins',
  permission: permissions.signInAtDevice,
  summary: 'Sign in at this device, and nowhere else, by badge and PIN; whoever was signed in here is signed out',
  request: taking(staffBadgeSignIn),
  responses: { 201: { description: 'Signed in', ...json(currentSignIn) } },
});

export function staffBadgesRoutes(deps: IdentityDependencies) {
  const attempts = pinAttemptsOf(deps);
  return newRoutes()
    .openapi(make, async (c) => c.json(await makeStaffBadge(deps, staffOf(c), c.req.valid('param').staffId), 201))
    .openapi(revoke, async (c) => {
      await revokeStaffBadge(deps, staffOf(c), c.req.valid('param').staffId);
      return c.body(null, 204);
    })
    .openapi(own, async (c) => c.json(await findOwnBadge(deps, staffOf(c)), 200))
    .openapi(putPin, async (c) => {
      await setPin(deps, staffOf(c), c.req.valid('json').pin);
      return c.json(await findOwnBadge(deps, staffOf(c)), 200);
    })
    .openapi(begin, async (c) => {
      const device = deviceOf(c);
      const retryAfter = (seconds: number) => c.header('Retry-After', String(seconds));
      const signingIn = () => signInAtDevice(deps, device, { ...c.req.valid('json'), ...comerOf(c) });
      return c.json(answerSignIn(deps, c, await attempts.guard(device.id, retryAfter, signingIn)), 201);
    });
}
