import { DomainError } from '../kernel/domain-error.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { requestFaults } from '../kernel/problem.ts';
import { defineRoute, newRoutes } from '../kernel/route.ts';
import { findOwner, proofIn } from './find-owner.ts';
import { liveFaults } from './live.errors.ts';
import { isOwnPage, livePath, type WelcomeDependencies } from './welcome-page.ts';

const followLive = defineRoute({
  method: 'get',
  path: livePath,
  summary: 'Follow topics over one WebSocket; frames as in hub.contract.ts',
  permission: permissions.followLive,
  responses: { 101: { description: 'Frames follow, as JSON text and, of wide topics, binary' } },
});

/**
 * Says why a page was not let in: those that are never come here. Of a handshake that failed browsers tell nothing, but a
 * plain request to the same address is told why as well.
 */
export function liveRoutes(deps: Omit<WelcomeDependencies, 'findRequester'>) {
  const { live, publicOrigin } = deps;
  return newRoutes().openapi(followLive, async (c) => {
    const { cookie, authorization, origin } = c.req.header();
    const proof = proofIn(new URL(c.req.url).searchParams);
    const { owner, prove } = await findOwner(deps, { cookie, authorization, path: livePath }, proof);
    live.assertRoomFor({ ...owner, requester: c.get('requester') });
    if (!isOwnPage(publicOrigin, origin)) throw new DomainError(requestFaults.foreign_origin);
    await prove();
    throw new DomainError(liveFaults.upgrade_needed);
  });
}
