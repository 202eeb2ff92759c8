import { ApiProblem, sentenceOf } from '../api/problem.ts';

/** What the address's fragment begins with after a form was refused; a test compares it with the server's. */
export const problemMark = 'problem=';

/** Why a form was refused, taken out of the address at once, so that opening the page anew does not say it again. */
export function takeProblem(): ApiProblem | undefined {
  const fragment = location.hash.slice(1);
  if (!fragment.startsWith(problemMark)) return undefined;
  history.replaceState(null, '', `${location.pathname}${location.search}`);
  const code = fragment.slice(problemMark.length);
  const unknown = { type: 'about:blank', title: '', status: 500, code: 'server.unforeseen' };
  return new ApiProblem({ type: 'about:blank', title: sentenceOf(unknown), status: 409, code });
}
