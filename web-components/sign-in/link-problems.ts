import { msg } from '@lit/localize';
import { ApiProblem, speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'identity.link_unknown': () =>
    msg('This link is not known. Perhaps a part of it was lost on the way: copy all of it.'),
  'identity.link_used': () => msg('This link has been used. Each works once.'),
  'identity.link_expired': () => msg('This link is over. Each is good for 15 minutes.'),
  'identity.staff_disabled': () => msg('This member of staff may not sign in any more.'),
  'identity.too_many_attempts': () => msg('Too many wrong links came from here. Wait a minute, then try again.'),
  'request.invalid': () => msg('This is not a whole sign-in link. Perhaps a part of it was lost on the way.'),
});

const mayPass = ['page.no_answer', 'identity.too_many_attempts', 'request.database_away', 'request.database_busy'];

/** Whether the same link may work when it is tried again. */
export const isWorthTryingAgain = (error: unknown): boolean =>
  !(error instanceof ApiProblem) || mayPass.includes(error.code) || error.problem.status >= 500;
