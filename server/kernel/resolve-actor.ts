import type { MiddlewareHandler } from 'hono';
import type { Actor } from './actor.ts';
import type { RequestEnv } from './request-env.ts';

/** Finds who asks, from the headers as they came. */
export type Authenticate = (credentials: {
  cookie: string | undefined;
  authorization: string | undefined;
  path?: string | undefined;
}) => Promise<Actor | undefined>;

/** Finds out who asks, once for each request; a request without credentials costs nothing. */
export function resolveActor(authenticate: Authenticate): MiddlewareHandler<RequestEnv> {
  return async (c, next) => {
    const cookie = c.req.header('cookie');
    const authorization = c.req.header('authorization');
    c.set(
      'actor',
      cookie || authorization ? await authenticate({ cookie, authorization, path: c.req.path }) : undefined,
    );
    await next();
  };
}
