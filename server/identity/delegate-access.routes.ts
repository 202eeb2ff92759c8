import { z } from 'zod';
import type { Dependencies } from '../kernel/dependencies.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { defineRoute, delegateOf, newRoutes, staffOf } from '../kernel/route.ts';
import { uuid } from '../kernel/values.contract.ts';
import { delegateLink, delegateLinkSecret, delegateSignIn, endedDelegateLinks } from './delegate-access.contract.ts';
import { endDelegateLinks } from './end-delegate-links.ts';
import { endDelegateSignIn } from './end-delegate-sign-in.ts';
import { tryingSecrets } from './identity.limits.ts';
import { makeDelegateLink } from './make-delegate-link.ts';
import { cookieOfDelegate } from './sign-in-cookie.ts';
import { signInDelegate } from './sign-in-delegate.ts';

const params = z.object({ delegateId: uuid });
const json = <S extends z.ZodType>(schema: S) => ({ content: { 'application/json': { schema } } });

const begin = defineRoute({
  method: 'post',
  path: '/api/delegate/sign-ins',
  permission: permissions.openOwnPage,
  limit: tryingSecrets,
  bodyLimitBytes: 1024,
  summary: 'Sign a delegate in by their link, which stays good',
  request: { body: { required: true, ...json(delegateLinkSecret) } },
  responses: { 201: { description: 'Signed in, by cookie', ...json(delegateSignIn) } },
});

const end = defineRoute({
  method: 'delete',
  path: '/api/delegate/sign-ins/current',
  permission: permissions.useOwnPage,
  summary: 'Sign the delegate out in this browser',
  responses: { 204: { description: 'Signed out' } },
});

const make = defineRoute({
  method: 'post',
  path: '/api/delegates/{delegateId}/links',
  permission: permissions.manageDelegateLinks,
  summary: "Make a link to a delegate's page",
  request: { params },
  responses: { 201: { description: 'The link is told this once', ...json(delegateLink) } },
});

const endAll = defineRoute({
  method: 'delete',
  path: '/api/delegates/{delegateId}/links',
  permission: permissions.manageDelegateLinks,
  summary: 'End all links of a delegate, and sign them out everywhere',
  request: { params },
  responses: { 200: { description: 'Ended, from their next request on', ...json(endedDelegateLinks) } },
});

export function delegateAccessRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'publicOrigin'>) {
  const { publicOrigin, clock } = deps;
  return newRoutes()
    .openapi(begin, async (c) => {
      const actor = c.get('actor');
      const previous = actor?.kind === 'delegate' ? actor : undefined;
      const linkSecret = c.req.valid('json').secret;
      const { secret, signIn } = await signInDelegate(deps, { linkSecret, previous });
      const lifeMs = Date.parse(signIn.expiresAt) - clock.now().getTime();
      c.header('Set-Cookie', cookieOfDelegate(publicOrigin, secret, lifeMs / 1000));
      return c.json(signIn, 201);
    })
    .openapi(end, async (c) => {
      await endDelegateSignIn(deps, delegateOf(c));
      c.header('Set-Cookie', cookieOfDelegate(publicOrigin, '', 0));
      return c.body(null, 204);
    })
    .openapi(make, async (c) =>
      c.json(await makeDelegateLink(deps, staffOf(c), c.req.valid('param').delegateId), 201, {
        'cache-control': 'no-store',
      }),
    )
    .openapi(endAll, async (c) =>
      c.json(await endDelegateLinks(deps, staffOf(c), c.req.valid('param').delegateId), 200),
    );
}
