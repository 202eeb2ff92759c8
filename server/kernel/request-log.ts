import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import { uuidv7 } from './ids.ts';
import type { RequestEnv } from './request-env.ts';
import type { Answered } from './request-metrics.ts';

const takenIds = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * Gives each request an id (a proxy's `X-Request-Id` is kept), and writes one line when it is answered: the route's
 * pattern rather than the address, for ids, queries, bodies and cookies can tell of persons. `onAnswered` is told the same.
 */
export function logRequests(
  log: Logger,
  clock: Clock,
  onAnswered: (answered: Answered) => void,
): MiddlewareHandler<RequestEnv> {
  return async (c, next) => {
    const given = c.req.header('x-request-id');
    const requestId = given && takenIds.test(given) ? given : uuidv7(clock.now());
    const requestLog = log.child({ requestId });
    c.set('requestId', requestId);
    c.set('log', requestLog);
    c.header('x-request-id', requestId);
    const start = performance.now();
    await next();
    const ms = performance.now() - start;
    const answered = { method: c.req.method, route: patternOf(c), status: c.res.status };
    onAnswered({ ...answered, ms, code: c.get('problemCode') });
    const line = { ...answered, ms: Math.round(ms * 10) / 10 };
    if (c.res.status >= 500) requestLog.error(line, 'answered');
    else requestLog.info(line, 'answered');
  };
}

/** Of the route that matched, not of the middleware before it or the pages behind it. */
const patternOf = (c: Context): string => matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? '*';
