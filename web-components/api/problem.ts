import { msg } from '@lit/localize';
import type { Problem } from '../../server/kernel/problem.contract.ts';

/** Sentences in the page's language for what can happen to any request; the server's own sentence serves for the rest. */
const sentences: Readonly<Record<string, () => string>> = {
  'request.sign_in_needed': () => msg('Your sign-in has ended. Sign in again.'),
  'request.role_needed': () => msg('Your role may not do this.'),
  'request.proof_needed': () => msg('This takes your passkey once more. Nothing was changed; try again.'),
  'page.proof_left': () => msg('Your passkey was not shown. Nothing was changed.'),
  'request.changed_meanwhile': () =>
    msg('Something that this rests on was removed at the same moment. Nothing was changed; look again.'),
  'request.database_away': () => msg('The database cannot be reached. Nothing was changed; try again.'),
  'request.database_busy': () => msg('The database is too busy just now. Nothing was changed; try again in a moment.'),
  'request.invalid': () => msg('Something in this is not as it must be. Nothing was changed.'),
  'request.too_slow': () => msg('Sending took too long. Nothing was changed; try again.'),
  'request.cut_off': () => msg('Sending was cut off. Nothing was changed; try again.'),
  'request.too_large': () => msg('This is larger than is taken here.'),
  'server.unforeseen': () => msg('Something went wrong on our side. Nothing was changed.'),
  'page.no_answer': () => msg('No answer from the server. Check the connection and try again.'),
};

/** Adds sentences of a page's own, by code. */
export function speakOfProblems(more: Readonly<Record<string, () => string>>): void {
  Object.assign(sentences, more);
}

/** What the server answered instead of what was asked for; `page.no_answer` when it did not answer at all. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'ApiProblem';
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }

  /** A sentence for people, with what is particular to this case after it. */
  get sentence(): string {
    return sentenceOf(this.problem);
  }
}

export function sentenceOf(problem: Problem): string {
  const known = sentences[problem.code]?.();
  if (known) return known;
  return problem.detail ? `${problem.title} ${problem.detail}` : problem.title;
}

/** Any failure as a sentence for people. */
export function sentenceOfError(error: unknown): string {
  if (error instanceof ApiProblem) return error.sentence;
  return sentenceOf({ type: 'about:blank', title: '', status: 500, code: 'server.unforeseen' });
}

const withoutAnswer: Problem = {
  type: 'urn:causeway:problem:page.no_answer',
  title: 'No answer from the server.',
  status: 503,
  code: 'page.no_answer',
};

export const noAnswer = (): ApiProblem => new ApiProblem(withoutAnswer);
export const isNoAnswer = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'page.no_answer';

/** The problem in an answer; where something between us and the server answered, as good as none. */
export async function problemIn(response: Pick<Response, 'status' | 'headers'> & { json(): Promise<unknown> }) {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  if (!isProblem) return noAnswer();
  return new ApiProblem((await response.json()) as Problem);
}
