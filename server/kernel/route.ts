import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import {
  type Actor,
  type Audience,
  type DelegateActor,
  isInAudience,
  keyPurposeFor,
  type Monitor,
  type StaffActor,
} from './actor.ts';
import { DomainError } from './domain-error.ts';
import { problemSchema } from './problem.contract.ts';
import { requestFaults } from './problem.ts';
import { defaultBodyLimitBytes, takesBody } from './request-body.ts';
import type { RequestEnv } from './request-env.ts';

const audiences = new WeakMap<object, Audience>();

/** The audience that a middleware enforces, or none: lets a test find a route without one. */
export const audienceEnforcedBy = (middleware: object): Audience | undefined => audiences.get(middleware);

function only(audience: Audience): MiddlewareHandler<RequestEnv> {
  const middleware: MiddlewareHandler<RequestEnv> = async (c, next) => {
    const actor = c.get('actor');
    if (!isInAudience(audience, actor)) throw new DomainError(faultOf(audience, actor));
    await next();
  };
  audiences.set(middleware, audience);
  return middleware;
}

const problemAnswer = {
  description: 'What went wrong: RFC 9457 problem details with a stable code',
  content: { 'application/problem+json': { schema: problemSchema } },
};

function faultOf(audience: Audience, actor: Actor | Monitor | undefined) {
  if (keyPurposeFor(audience))
    return actor?.kind === 'collector' ? requestFaults.key_of_other_purpose : requestFaults.key_needed;
  if (audience === 'delegate') return requestFaults.link_needed;
  if (audience === 'watchers' && !actor) return requestFaults.metrics_key_needed;
  return actor ? requestFaults.role_needed : requestFaults.sign_in_needed;
}

/** What a route says beside its schemas. */
export interface RouteTerms {
  audience: Audience;
  /** Of the body; 1 MiB unless told. */
  bodyLimitBytes?: number;
  /** The handler reads `c.req.raw.body` as it comes in; a body over the limit ends it with `request.too_large`. */
  streamsBody?: boolean;
}

/**
 * A route with its audience, enforced before the request is looked at any further and written into the OpenAPI
 * document as `x-audience`, and with the type and size of body that it takes (415, 413 otherwise).
 */
export function defineRoute<const Config extends RouteConfig>(config: Config & RouteTerms) {
  const { audience, bodyLimitBytes, streamsBody, ...route } = config;
  const body = config.request?.body;
  const takes = takesBody({
    types: Object.keys(body?.content ?? {}),
    limitBytes: bodyLimitBytes ?? defaultBodyLimitBytes,
    isStreamed: streamsBody ?? false,
    isOptional: body?.required === false,
    patienceMs: 30_000,
  });
  return createRoute({
    ...(route as unknown as Config),
    middleware: body ? ([only(audience), takes] as const) : ([only(audience)] as const),
    'x-audience': audience,
    ...(body && { 'x-body-limit-bytes': bodyLimitBytes ?? defaultBodyLimitBytes }),
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

/** The delegate whose page asks; only for routes whose audience is `delegate`. */
export function delegateOf(c: Context<RequestEnv>): DelegateActor {
  const actor = c.get('actor');
  if (actor?.kind !== 'delegate') throw new DomainError(requestFaults.link_needed);
  return actor;
}
