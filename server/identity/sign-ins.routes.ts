import { z } from 'zod';
import type { Dependencies } from '../kernel/dependencies.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { readingPlainly } from '../kernel/reading.limits.ts';
import { defineRoute, newRoutes, staffOf } from '../kernel/route.ts';
import { uuid } from '../kernel/values.contract.ts';
import { answerSignIn, comerOf } from './answer-sign-in.ts';
import { endOwnSignIn, endSignIn, endSignInsOf } from './end-sign-ins.ts';
import { findCurrentSignIn } from './find-current-sign-in.ts';
import {
  currentSignIn,
  endedSignIns,
  ownSignIns,
  serverTime,
  signInLinkPreview,
  signInToken,
} from './identity.contract.ts';
import { tryingSecrets } from './identity.limits.ts';
import { listOwnSignIns } from './list-own-sign-ins.ts';
import { lookUpLink } from './look-up-link.ts';
import { signIn } from './sign-in.ts';
import { cookieOfSignOut } from './sign-in-cookie.ts';
import { assertByPasskey } from './staff-badges/assert-by-passkey.ts';

const tokenBody = { body: { required: true, content: { 'application/json': { schema: signInToken } } } };

const lookUp = defineRoute({
  method: 'post',
  path: '/api/sign-in-links/look-up',
  permission: permissions.signIn,
  limit: tryingSecrets,
  summary: 'Tell for whom a sign-in link is, without using it up',
  request: tokenBody,
  responses: { 200: { description: 'Good', content: { 'application/json': { schema: signInLinkPreview } } } },
});

const begin = defineRoute({
  method: 'post',
  path: '/api/sign-ins',
  permission: permissions.signIn,
  limit: tryingSecrets,
  summary: 'Use a sign-in link up and sign in by cookie',
  request: tokenBody,
  responses: { 201: { description: 'Signed in', content: { 'application/json': { schema: currentSignIn } } } },
});

const current = defineRoute({
  method: 'get',
  path: '/api/sign-ins/current',
  permission: permissions.useOwnSignIn,
  summary: 'Who is signed in here',
  responses: { 200: { description: 'Signed in', content: { 'application/json': { schema: currentSignIn } } } },
});

const end = defineRoute({
  method: 'delete',
  path: '/api/sign-ins/current',
  permission: permissions.useOwnSignIn,
  summary: 'Sign out here',
  responses: { 204: { description: 'Signed out' } },
});

const listOwn = defineRoute({
  method: 'get',
  path: '/api/sign-ins',
  permission: permissions.useOwnSignIn,
  summary: 'Where the asker is signed in',
  responses: { 200: { description: 'The newest first', content: { 'application/json': { schema: ownSignIns } } } },
});

const endOne = defineRoute({
  method: 'delete',
  path: '/api/sign-ins/{signInId}',
  permission: permissions.useOwnSignIn,
  summary: "End one of the asker's sign-ins",
  request: { params: z.object({ signInId: uuid }) },
  responses: { 204: { description: 'Ended' } },
});

const endAll = defineRoute({
  method: 'delete',
  path: '/api/sign-ins',
  permission: permissions.useOwnSignIn,
  summary: 'Sign the asker out everywhere',
  responses: { 200: { description: 'Ended', content: { 'application/json': { schema: endedSignIns } } } },
});

const time = defineRoute({
  method: 'get',
  path: '/api/time',
  permission: permissions.readTime,
  limit: readingPlainly,
  summary: "The server's time, for devices to measure their clocks against",
  responses: { 200: { description: 'Now', content: { 'application/json': { schema: serverTime } } } },
});

export function signInsRoutes(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'publicOrigin' | 'linksSuffice'>,
) {
  const { publicOrigin, clock } = deps;
  return newRoutes()
    .openapi(lookUp, async (c) => {
      const { token } = c.req.valid('json');
      return c.json(await lookUpLink(deps, { token }), 200);
    })
    .openapi(begin, async (c) => {
      const { token } = c.req.valid('json');
      const begun = await signIn(deps, { token, ...comerOf(c) });
      return c.json(answerSignIn(deps, c, begun), 201);
    })
    .openapi(current, async (c) => c.json(await findCurrentSignIn(deps, staffOf(c)), 200))
    .openapi(end, async (c) => {
      await endSignIn(deps, staffOf(c));
      c.header('Set-Cookie', cookieOfSignOut(publicOrigin));
      return c.body(null, 204);
    })
    .openapi(listOwn, async (c) => c.json({ signIns: await listOwnSignIns(deps, staffOf(c)) }, 200))
    .openapi(endOne, async (c) => {
      await endOwnSignIn(deps, staffOf(c), c.req.valid('param').signInId);
      return c.body(null, 204);
    })
    .openapi(endAll, async (c) => {
      const actor = staffOf(c);
      assertByPasskey(actor);
      const ended = await endSignInsOf(deps, actor, actor.id);
      c.header('Set-Cookie', cookieOfSignOut(publicOrigin));
      return c.json(ended, 200);
    })
    .openapi(time, (c) => {
      c.header('Cache-Control', 'no-store');
      return c.json({ now: clock.now().toISOString() }, 200);
    });
}
