import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import {
  type Actor,
  type CollectorActor,
  type DelegateActor,
  type DeviceActor,
  type Monitor,
  may,
  type StaffActor,
} from './actor.ts';
import { DomainError } from './domain-error.ts';
import type { Asker, Permission } from './permission.contract.ts';
import { problemSchema } from './problem.contract.ts';
import { requestFaults } from './problem.ts';
import { limitAddress, limitName, type RateLimit } from './rate-limit.ts';
import { defaultBodyLimitBytes, takesBody } from './request-body.ts';
import type { RequestEnv } from './request-env.ts';

const permissionsEnforced = new WeakMap<object, Permission>();

/** The permission that a middleware enforces, or none: lets a test find a route without one. */
export const permissionEnforcedBy = (middleware: object): Permission | undefined => permissionsEnforced.get(middleware);

function onlyWith(permission: Permission): MiddlewareHandler<RequestEnv> {
  const middleware: MiddlewareHandler<RequestEnv> = async (c, next) => {
    const actor = c.get('actor');
    if (!may(permission, actor)) throw new DomainError(faultOf(permission, actor));
    await next();
  };
  permissionsEnforced.set(middleware, permission);
  return middleware;
}

const proofAskingMiddlewares = new WeakSet<object>();

/** Whether a middleware asks for a fresh proof: lets a test find the routes that do. */
export const asksForProof = (middleware: object): boolean => proofAskingMiddlewares.has(middleware);

/** A page that somebody left open is not enough for what lets others in. */
const onlyJustProven: MiddlewareHandler<RequestEnv> = async (c, next) => {
  const actor = c.get('actor');
  if (actor?.kind === 'staff' && !actor.isJustProven) throw new DomainError(requestFaults.proof_needed);
  await next();
};
proofAskingMiddlewares.add(onlyJustProven);

const problemAnswer = {
  description: 'What went wrong: RFC 9457 problem details with a stable code',
  content: { 'application/problem+json': { schema: problemSchema } },
};

const programs: readonly Asker[] = ['reading collector', 'mail collector', 'vetting collector'];

/** What to do about it: get a key, open one's link, sign in, or nothing. */
function faultOf({ who }: Permission, actor: Actor | Monitor | undefined) {
  if (who.some((asker) => programs.includes(asker)))
    return actor?.kind === 'collector' ? requestFaults.key_of_other_purpose : requestFaults.key_needed;
  if (who.includes('delegate')) return requestFaults.link_needed;
  if (who.every((asker) => asker.endsWith(' device'))) return requestFaults.device_needed;
  if (who.includes('monitor') && !actor) return requestFaults.metrics_key_needed;
  // A device alone is nobody of the staff yet: somebody may sign in at it.
  return actor && actor.kind !== 'device' ? requestFaults.role_needed : requestFaults.sign_in_needed;
}

/** What a route says beside its schemas. */
export interface RouteTerms {
  permission: Permission;
  /** Members of staff must have shown their passkey in the last minutes. */
  needsProof?: boolean;
  /** How often it is answered; a route that anyone may call must have one. */
  limit?: RateLimit;
  /** Of the body; 1 MiB unless told. */
  bodyLimitBytes?: number;
  /** The handler reads `c.req.raw.body` as it comes in; a body over the limit ends it with `request.too_large`. */
  streamsBody?: boolean;
}

/**
 * A route with its permission, enforced before the request is looked at any further and written into the OpenAPI
 * document as `x-permission` and `x-who-may`, and with the type and size of body that it takes (415, 413 otherwise).
 */
export function defineRoute<const Config extends RouteConfig>(config: Config & RouteTerms) {
  const { permission, needsProof, limit, bodyLimitBytes, streamsBody, ...route } = config;
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
    middleware: [
      onlyWith(permission),
      ...(needsProof ? [onlyJustProven] : []),
      ...(limit ? [limitAddress(limit)] : []),
      ...(body ? [takes] : []),
      ...(limit?.name ? [limitName(limit)] : []),
    ],
    'x-permission': permission.name,
    'x-who-may': permission.who,
    ...(needsProof && { 'x-needs-proof': true }),
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

/** The signed-in member of staff; only for routes that none but staff may use. */
export function staffOf(c: Context<RequestEnv>): StaffActor {
  const actor = c.get('actor');
  if (actor?.kind !== 'staff') throw new DomainError(requestFaults.sign_in_needed);
  return actor;
}

/** The enrolled device that asks, alone or with somebody signed in at it; only for routes that devices may use. */
export function deviceOf(c: Context<RequestEnv>): DeviceActor {
  const actor = c.get('actor');
  const device = actor?.kind === 'staff' ? actor.device : actor;
  if (device?.kind !== 'device') throw new DomainError(requestFaults.device_needed);
  return device;
}

/** The delegate whose page asks; only for routes that none but delegates may use. */
export function delegateOf(c: Context<RequestEnv>): DelegateActor {
  const actor = c.get('actor');
  if (actor?.kind !== 'delegate') throw new DomainError(requestFaults.link_needed);
  return actor;
}

/** The program that asks; only for routes that none but programs may use. */
export function collectorOf(c: Context<RequestEnv>): CollectorActor {
  const actor = c.get('actor');
  if (actor?.kind !== 'collector') throw new DomainError(requestFaults.key_needed);
  return actor;
}
