import { z } from 'zod';

/** An answer that is not what was asked for: a problem of the server's, or no answer at all (status 0). */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, sentence: string) {
    super(sentence);
    this.status = status;
    this.code = code;
  }

  /** The server is away, too busy or starting: the same request may well be taken later. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly json?: unknown;
  /** Anything but JSON, as it is. */
  readonly text?: { readonly body: string | Buffer<ArrayBuffer>; readonly type: string };
  readonly headers?: Record<string, string>;
  readonly timeoutMs?: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

const problem = z.object({
  title: z.string(),
  code: z.string(),
  detail: z.string().optional(),
  faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** Asks the server as any device would; throws a Refusal for whatever is not a success. */
export async function ask(address: string, path: string, call: Call = {}): Promise<Answer> {
  const response = await send(`${address}${path}`, call);
  const text = await response.text().catch(() => '');
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const body: unknown = isJson && text ? JSON.parse(text) : text;
  if (response.ok) return { status: response.status, headers: response.headers, body };
  const told = problem.safeParse(body);
  if (!told.success) throw new Refusal(response.status, 'unknown', `${path} answered ${response.status}.`);
  const where = told.data.faults?.map(({ path: at, message }) => `${at}: ${message}`).join('; ');
  const sentence = [told.data.title, told.data.detail, where].filter(Boolean).join(' ');
  throw new Refusal(response.status, told.data.code, `${path}: ${sentence}`);
}

async function send(url: string, { method, json, text, headers, timeoutMs = 15_000 }: Call): Promise<Response> {
  const body = json === undefined ? text?.body : JSON.stringify(json);
  const type = json === undefined ? text?.type : 'application/json';
  try {
    return await fetch(url, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { ...headers, ...(type && { 'content-type': type }) },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch {
    throw new Refusal(0, 'no_answer', `The server at ${new URL(url).origin} does not answer.`);
  }
}
