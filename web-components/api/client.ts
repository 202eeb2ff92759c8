import { hc } from 'hono/client';
import type { App } from '../../server/app.ts';
import { noAnswer, problemIn } from './problem.ts';

/** The HTTP interface with its types: `answer(client.api.layout.$get())`. */
export const client = hc<App>(location.origin);

/** An answer as `fetch` and the typed client give it. */
interface Answer<T> {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: Headers;
  json(): Promise<T>;
}

/** What was asked for, or an ApiProblem thrown; nothing for an answer without a body. */
export async function answer<T>(request: Promise<Answer<T>>): Promise<T> {
  const response = await request.catch(() => {
    throw noAnswer();
  });
  if (!response.ok) throw await problemIn(response);
  if (response.status === 204) return undefined as T;
  return response.json();
}

interface FileAnswer extends Answer<unknown> {
  blob(): Promise<Blob>;
}

/** A file that was asked for, or an ApiProblem thrown. */
export async function answerFile(request: Promise<FileAnswer>): Promise<Blob> {
  const response = await request.catch(() => {
    throw noAnswer();
  });
  if (!response.ok) throw await problemIn(response);
  return response.blob();
}
