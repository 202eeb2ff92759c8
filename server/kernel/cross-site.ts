import type { MiddlewareHandler } from 'hono';
import { DomainError } from './domain-error.ts';
import { isOurOrigin } from './origin.ts';
import { requestFaults } from './problem.ts';
import type { RequestEnv } from './request-env.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const ownSites = new Set(['same-origin', 'none']);

/**
 * Refuses a change that a page of another site asks for with our visitor's cookie. Programs send neither header, and
 * have no cookie that a browser added for them.
 */
export function refuseCrossSite(publicOrigin: string): MiddlewareHandler<RequestEnv> {
  return async (c, next) => {
    if (!safeMethods.has(c.req.method)) {
      const origin = c.req.header('origin');
      const site = c.req.header('sec-fetch-site');
      const isForeign =
        (origin !== undefined && !isOurOrigin(publicOrigin, origin)) ||
        (origin === undefined && site !== undefined && !ownSites.has(site));
      if (isForeign) throw new DomainError(requestFaults.foreign_origin);
    }
    await next();
  };
}
