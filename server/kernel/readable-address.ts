import type { MiddlewareHandler } from 'hono';
import { DomainError } from './domain-error.ts';
import { requestFaults } from './problem.ts';
import type { RequestEnv } from './request-env.ts';

/** Refuses a NUL in path or query: it is no text, and PostgreSQL takes none. */
export const refuseUnreadableAddress: MiddlewareHandler<RequestEnv> = async (c, next) => {
  if (c.req.url.includes('%00')) {
    throw new DomainError(requestFaults.invalid, 'The address holds a NUL, which is no text.');
  }
  await next();
};
