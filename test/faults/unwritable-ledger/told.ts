import { problemSchema } from '../../../server/kernel/problem.contract.ts';
import type { Deed } from './act.ts';

export interface Told {
  readonly status: number;
  readonly code?: string;
  readonly body: string;
}

/** What somebody who asks is told in the end, whole. */
export async function toldBy(answer: Response): Promise<Told> {
  const body = await answer.text();
  if (answer.headers.get('content-type') !== 'application/problem+json') return { status: answer.status, body };
  return { status: answer.status, code: problemSchema.parse(JSON.parse(body)).code, body };
}

/**
 * What a deed comes to. Of a job or a command, which nobody asks over HTTP, the error that stops it: `code` is then the
 * state that the database gives for it.
 */
export async function outcomeOf(deed: Deed): Promise<Told> {
  try {
    const answer = await deed();
    if (!answer) return { status: 0, body: '' };
    const cookies = answer.headers.getSetCookie();
    const told = await toldBy(answer);
    return told.status >= 500 && cookies.length > 0 ? { ...told, body: `${told.body} with a cookie` } : told;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const code = Object(cause).code;
    return { status: 0, body: String(error), ...(typeof code === 'string' && { code }) };
  }
}
