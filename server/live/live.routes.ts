import { type HttpBindings, upgradeWebSocket } from '@hono/node-server';
import type { Context } from 'hono';
import { WebSocket } from 'ws';
import { DomainError } from '../kernel/domain-error.ts';
import { isOurOrigin } from '../kernel/origin.ts';
import { requestFaults } from '../kernel/problem.ts';
import type { RequestEnv } from '../kernel/request-env.ts';
import { requesterAddress } from '../kernel/requester-address.ts';
import type { Authenticate } from '../kernel/resolve-actor.ts';
import { defineRoute, newRoutes, staffOf } from '../kernel/route.ts';
import type { Hub } from './hub.ts';
import { liveFaults } from './live.errors.ts';
import { serveSocket } from './socket.ts';
import type { Owner } from './watched-socket.ts';

export interface LiveRoutesDependencies {
  readonly live: Hub;
  readonly publicOrigin: string;
  readonly authenticate: Authenticate;
}

const followLive = defineRoute({
  method: 'get',
  path: '/api/live',
  summary: 'Follow topics over one WebSocket; frames as in hub.contract.ts',
  audience: 'signed-in',
  responses: { 101: { description: 'Frames follow, as JSON text and, of wide topics, binary' } },
});

/** Where pages follow topics. Who may follow which, the hub decides for each subscription. */
export function liveRoutes({ live, publicOrigin, authenticate }: LiveRoutesDependencies) {
  return newRoutes().openapi(followLive, async (c) => {
    const owner = ownerOf(c, authenticate);
    // Of a handshake that failed browsers tell nothing: a plain request to the same address is told why.
    live.assertRoomFor(owner);
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') throw new DomainError(liveFaults.upgrade_needed);
    // Browsers send the origin with each upgrade and ask nobody: without this, any site could follow with our cookie.
    const origin = c.req.header('origin');
    if (origin !== undefined && !isOurOrigin(publicOrigin, origin)) throw new DomainError(requestFaults.foreign_origin);
    return upgrade(c, live, owner);
  });
}

function upgrade(c: Context<RequestEnv>, hub: Hub, owner: Owner) {
  const { incoming } = c.env as HttpBindings;
  return upgradeWebSocket(c, {
    onOpen: (_event, { raw }) => {
      if (raw instanceof WebSocket) serveSocket(hub, raw, incoming.socket, owner);
    },
  });
}

function ownerOf(c: Context<RequestEnv>, authenticate: Authenticate): Owner {
  const credentials = { cookie: c.req.header('cookie'), authorization: c.req.header('authorization') };
  return {
    actor: staffOf(c),
    address: requesterAddress(c),
    async currentActor() {
      const actor = await authenticate(credentials);
      return actor?.kind === 'staff' ? actor : undefined;
    },
  };
}
