import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import { type Actor, type Audience, isInAudience, type StaffActor } from './actor.ts';
import { DomainError } from './domain-error.ts';
import { problemSchema } from './problem.contract.ts';
import { requestFaults } from './problem.ts';

/** What the app's middleware puts into each request. */
export interface RequestEnv {
  Variables: { requestId: string; log: Logger; actor: Actor | undefined };
}

const audiences = new WeakMap<object, Audience>();

/** The audience that a middleware enforces, or none: lets a test find a route without one. */
export const audienceEnforcedBy = (middleware: object): Audience | undefined => audiences.get(middleware);

function only(audience: Audience): MiddlewareHandler<RequestEnv> {
  const middleware: MiddlewareHandler<RequestEnv> = async (c, next) => {
    const actor = c.get('actor');
    if (!isInAudience(audience, actor)) {
      throw new DomainError(actor ? requestFaults.role_needed : requestFaults.sign_in_needed);
    }
    await next();
  };
  audiences.set(middleware, audience);
  return middleware;
}

const problemAnswer = {
  description: 'What went wrong: RFC 9457 problem details with a stable code',
  content: { 'application/problem+json': { schema: problemSchema } },
};

/**
 * A route with its audience, enforced before the request is looked at any further and written into the OpenAPI
 * document as `x-audience`.
 */
export function defineRoute<const Config extends RouteConfig>(config: Config & { audience: Audience }) {
  const { audience, ...route } = config;
  return createRoute({
    ...(route as unknown as Config),
    middleware: [only(audience)] as const,
    'x-audience': audience,
    responses: { ...config.responses, default: problemAnswer } as Config['responses'],
  });
}

/** An empty set of routes: what does not fit its schema is answered as `request.invalid`, by path. */
export function newRoutes(): OpenAPIHono<RequestEnv> {
  return new OpenAPIHono<RequestEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const faults = result.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
      throw new DomainError(requestFaults.invalid, undefined, faults.slice(0, 20));
    },
  });
}

/** The signed-in member of staff; only for routes whose audience is roles or `signed-in`. */
export function staffOf(c: Context<RequestEnv>): StaffActor {
  const actor = c.get('actor');
  if (actor?.kind !== 'staff') throw new DomainError(requestFaults.sign_in_needed);
  return actor;
}
