import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { DomainError, type Fault } from './domain-error.ts';
import { problemOf, requestFaults, unforeseenProblem } from './problem.ts';
import type { RequestEnv } from './request-env.ts';

/** The one place where an error becomes an answer. What nobody foresaw goes to the log, and nothing of it to the caller. */
export function answerError(error: Error, c: Context<RequestEnv>): Response {
  const requestId = c.get('requestId');
  const ours = toDomainError(error, c.req.raw.signal.aborted);
  const problem = ours ? problemOf(ours, requestId) : unforeseenProblem(requestId);
  if (!ours) c.get('log')?.error({ err: error }, 'unforeseen');
  else if (problem.status >= 500) c.get('log')?.warn({ code: problem.code, cause: causeCode(error) }, 'unavailable');
  c.set('problemCode', problem.code);
  c.header('content-type', 'application/problem+json');
  if (problem.status === 503 && !c.res.headers.has('retry-after')) c.header('retry-after', '2');
  return c.body(JSON.stringify(problem), problem.status);
}

function toDomainError(error: unknown, isCutOff: boolean): DomainError | undefined {
  for (const cause of causesOf(error)) {
    if (cause instanceof DomainError) return cause;
    if (cause instanceof HTTPException) return fromHttp(cause);
    // The client's connection is gone: what then fails says nothing of the database's.
    const fault = isCutOff ? requestFaults.cut_off : faultOfCode(codeOf(cause));
    if (fault) return new DomainError(fault);
  }
  return undefined;
}

function fromHttp({ status }: HTTPException): DomainError | undefined {
  const faults: Partial<Record<number, Fault>> = {
    400: requestFaults.malformed_json,
    413: requestFaults.too_large,
    415: requestFaults.wrong_content_type,
  };
  const fault = faults[status];
  return fault && new DomainError(fault);
}

const connectionCodes = new Set([
  ...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH'],
  ...['57P01', '57P02', '57P03'],
]);

/**
 * By SQLSTATE: class 08 connection lost, 40 deadlock, 53 no resources, 55P03 lock and 57014 statement timed out; 23503
 * what a row names was there when a verb looked, and is no longer.
 */
function faultOfCode(code: string | undefined): Fault | undefined {
  if (code === undefined) return undefined;
  if (connectionCodes.has(code) || /^08.{3}$/.test(code)) return requestFaults.database_away;
  if (/^(40|53).{3}$|^55P03$|^57014$/.test(code)) return requestFaults.database_busy;
  if (code === '23503') return requestFaults.changed_meanwhile;
  return undefined;
}

function* causesOf(error: unknown): Generator<unknown> {
  for (let cause = error, depth = 0; cause !== undefined && depth < 5; depth++) {
    yield cause;
    cause = cause instanceof Error ? cause.cause : undefined;
  }
}

function codeOf(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

function causeCode(error: unknown): string | undefined {
  return [...causesOf(error)].map(codeOf).find((code) => code !== undefined);
}
