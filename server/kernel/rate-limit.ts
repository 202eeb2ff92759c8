import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { Allowance, type AllowanceTerms } from './allowance.ts';
import type { Clock } from './clock.ts';
import { DomainError, type Fault } from './domain-error.ts';
import { requestFaults } from './problem.ts';
import type { RequestEnv } from './request-env.ts';

/** Which requests take from an allowance: each, or those that are refused (4xx) and those that are being answered. */
type Counts = 'all' | 'failures';

/** How often one name may come: of an account, a device, a mailbox, a form. */
export interface NameLimit {
  readonly counts: Counts;
  readonly terms: AllowanceTerms;
  /**
   * What the request names, before anybody has checked it; none where it names nothing. It is a text of the asker's, so only
   * its hash is kept.
   */
  readonly of: (c: Context<RequestEnv>) => Promise<string | undefined> | string | undefined;
  /** From wherever it is named. Unless told each network counts for itself, so that nobody elsewhere can hold an account. */
  readonly isEverywhere?: boolean;
  readonly fault?: Fault;
}

/** How often a route that anyone may call is answered; routes that share one share what is left of it. */
export interface RateLimit {
  readonly counts: Counts;
  /** Of one address. Who is signed in counts for themselves, not for the address. */
  readonly address: AllowanceTerms;
  /**
   * Of one address of the venue's own networks, behind which the whole hall may be. Where failures count, it refuses
   * failures only: who asks rightly is let in, however much somebody else there gets wrong.
   */
  readonly venue: AllowanceTerms;
  readonly name?: NameLimit;
  /** What is told; `request.too_many` unless told. */
  readonly fault?: Fault;
}

interface Allowances {
  readonly address: Allowance;
  readonly venue: Allowance;
  readonly name: Allowance;
}

/**
 * What is left of each limit. It is kept in memory and lost when the server stops: then everybody begins anew, which gives
 * nobody more than one burst.
 */
export class Limiter {
  readonly #clock: Clock;
  readonly #allowances = new Map<RateLimit, Allowances>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  of(limit: RateLimit): Allowances {
    const known = this.#allowances.get(limit);
    if (known) return known;
    const made = {
      address: new Allowance(this.#clock, limit.address),
      venue: new Allowance(this.#clock, limit.venue),
      name: new Allowance(this.#clock, limit.name?.terms ?? limit.address),
    };
    this.#allowances.set(limit, made);
    return made;
  }
}

/** Has the routes after it count with this limiter. */
export function limitedBy(limiter: Limiter): MiddlewareHandler<RequestEnv> {
  return async (c, next) => {
    c.set('limiter', limiter);
    await next();
  };
}

const limitsEnforced = new WeakMap<object, RateLimit>();

/** The limit that a middleware enforces, or none: lets a test find a route without one. */
export const limitEnforcedBy = (middleware: object): RateLimit | undefined => limitsEnforced.get(middleware);

/** Answers 429 with `Retry-After` to who asks more often than an address may; stands before the body is read. */
export function limitAddress(limit: RateLimit): MiddlewareHandler<RequestEnv> {
  const middleware: MiddlewareHandler<RequestEnv> = async (c, next) => {
    const { network, isInVenue } = c.get('requester');
    const actor = c.get('actor');
    const isKnown = actor !== undefined && 'id' in actor;
    const { address, venue } = c.get('limiter').of(limit);
    const allowance = isInVenue && !isKnown ? venue : address;
    const key = isKnown ? `${actor.kind} ${actor.id}` : network;
    const waitMs = allowance.take(key);
    if (waitMs > 0 && !(isInVenue && limit.counts === 'failures')) refuse(c, waitMs, limit.fault);
    await next();
    const { status } = c.res;
    if (waitMs > 0) {
      if (status >= 400 && status < 500) refuse(c, waitMs, limit.fault);
      return;
    }
    if (!doesCount(limit.counts, status)) allowance.giveBack(key);
  };
  limitsEnforced.set(middleware, limit);
  return middleware;
}

/** As `limitAddress`, for what the request names; stands where the body has been read. */
export function limitName(limit: RateLimit): MiddlewareHandler<RequestEnv> {
  const { name } = limit;
  return async (c, next) => {
    const named = await name?.of(c);
    if (!name || named === undefined) return next();
    const allowance = c.get('limiter').of(limit).name;
    const hash = createHash('sha256').update(named).digest('base64url');
    const holder = name.isEverywhere ? hash : `${c.get('requester').network} ${hash}`;
    const waitMs = allowance.take(holder);
    if (waitMs > 0) refuse(c, waitMs, name.fault ?? limit.fault);
    await next();
    if (!doesCount(name.counts, c.res.status)) allowance.giveBack(holder);
  };
}

/** What was refused as too often, and what failed on our side, counts for nobody. */
const doesCount = (counts: Counts, status: number): boolean =>
  status !== 429 && status < 500 && (counts === 'all' || status >= 400);

function refuse(c: Context<RequestEnv>, waitMs: number, fault: Fault = requestFaults.too_many): never {
  c.header('retry-after', String(Math.ceil(waitMs / 1000)));
  throw new DomainError(fault);
}

/** What a JSON body holds at a path, where that is a text. */
export const inBody =
  (...path: readonly string[]) =>
  async (c: Context<RequestEnv>): Promise<string | undefined> => {
    // What is no JSON is told so by whoever takes the body.
    let value: unknown = await c.req.json().catch(() => undefined);
    for (const key of path) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    return typeof value === 'string' ? value : undefined;
  };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
