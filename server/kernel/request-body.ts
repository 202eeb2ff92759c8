import type { Context, MiddlewareHandler } from 'hono';
import { DomainError } from './domain-error.ts';
import { requestFaults } from './problem.ts';
import type { RequestEnv } from './request-env.ts';

/** What a route takes as its body. */
export interface BodyTerms {
  /** Media types such as `application/json`. */
  readonly types: readonly string[];
  readonly limitBytes: number;
  /** The handler reads `c.req.raw.body` as it comes in, and nothing gathers it before. */
  readonly isStreamed: boolean;
  readonly isOptional: boolean;
  /** How long a body that is gathered may take to come in; a streamed one has the server's time for whole requests. */
  readonly patienceMs: number;
}

/** Unless a route says otherwise. */
export const defaultBodyLimitBytes = 1024 * 1024;

/**
 * Answers a body of another type with 415 and a larger one with 413, whether or not its length was told beforehand.
 * Without this, a body of another type would pass unread and be taken for an empty one.
 */
export function takesBody(terms: BodyTerms): MiddlewareHandler<RequestEnv> {
  return async (c, next) => {
    const type = c.req.header('content-type');
    if (type === undefined && terms.isOptional && (c.req.header('content-length') ?? '0') === '0') return next();
    checkType(terms, type, c.req.header('content-encoding'));
    const told = c.req.header('content-length');
    if (told !== undefined && Number(told) > terms.limitBytes) throw tooLarge(terms.limitBytes);
    const isUntold = told === undefined || c.req.header('transfer-encoding') !== undefined;
    if (isUntold) limitUntold(c, terms.limitBytes);
    // Readers of JSON tell any failure as malformed: time and limit must have spoken before them.
    if (!terms.isStreamed && (isUntold || isJson(type))) {
      const body = await inTime<string | ArrayBuffer>(
        terms.patienceMs,
        isJson(type) ? c.req.text() : c.req.arrayBuffer(),
      );
      if (typeof body === 'string') checkJsonText(body);
    }
    await next();
  };
}

function checkType({ types }: BodyTerms, type: string | undefined, encoding: string | undefined): void {
  const charset = type && /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type)?.[1]?.toLowerCase();
  const isJsonInUtf8 = !isJson(type) || !charset || /^utf-?8$/.test(charset);
  const isPlain = encoding === undefined || encoding.toLowerCase() === 'identity';
  if (types.includes(mediaTypeOf(type)) && isJsonInUtf8 && isPlain) return;
  const detail = isPlain
    ? `Send ${types.join(' or ')}${isJsonInUtf8 ? '' : ' in UTF-8'}.`
    : 'Send it without a content encoding.';
  throw new DomainError(requestFaults.wrong_content_type, detail);
}

const mediaTypeOf = (type: string | undefined): string => type?.split(';')[0]?.trim().toLowerCase() ?? '';

const isJson = (type: string | undefined): boolean => /^application\/([\w.-]+\+)?json$/.test(mediaTypeOf(type));

const tooLarge = (limitBytes: number) =>
  new DomainError(requestFaults.too_large, `At most ${limitBytes.toLocaleString('en')} bytes are taken.`);

function limitUntold(c: Context<RequestEnv>, limitBytes: number): void {
  const { body } = c.req.raw;
  if (!body) return;
  let size = 0;
  const counted = body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength;
        if (size > limitBytes) controller.error(tooLarge(limitBytes));
        else controller.enqueue(chunk);
      },
    }),
  );
  const init = { body: counted, duplex: 'half' };
  c.req.raw = new Request(c.req.raw, init as RequestInit);
}

async function inTime<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DomainError(requestFaults.too_slow)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** PostgreSQL keeps neither NUL nor halves of surrogate pairs, so that no field may bring one. */
function checkJsonText(text: string): void {
  if (!/\\u(?:0000|[dD][89a-fA-F])/.test(text)) return;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DomainError(requestFaults.malformed_json);
  }
  const path = pathOfUnkeepable(value, []);
  if (!path) return;
  throw new DomainError(requestFaults.invalid, undefined, [
    { path: path.join('.'), message: 'text without NUL and without halves of surrogate pairs' },
  ]);
}

/** Whether text can be kept: no NUL, no lone surrogate. */
export const isKeepable = (text: string): boolean => !/[\0\p{Surrogate}]/u.test(text);

function pathOfUnkeepable(value: unknown, path: string[]): string[] | undefined {
  if (typeof value === 'string') return isKeepable(value) ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = isKeepable(key) ? pathOfUnkeepable(part, [...path, key]) : [...path, '(a key)'];
    if (found) return found;
  }
  return undefined;
}
