import { ApiProblem, isNoAnswer } from '../api/problem.ts';
import { forgetLinkSecret, isWholeSecret, takeLinkSecret } from './link-secret.ts';

/**
 * Signs in by the link that the page was opened with, if there is one. A link that is no good does not take away what an
 * earlier one has opened: what is wrong with it is answered. Rejects where the server gives no answer: the link is tried
 * again the next time.
 */
export async function signInByLink(
  signIn: (secret: string) => Promise<unknown>,
): Promise<{ isSignedIn: boolean; fault?: unknown }> {
  const secret = takeLinkSecret();
  if (!secret) return { isSignedIn: false };
  try {
    if (!isWholeSecret(secret)) throw brokenLink();
    await signIn(secret);
    forgetLinkSecret();
    return { isSignedIn: true };
  } catch (fault) {
    if (isNoAnswer(fault)) throw fault;
    forgetLinkSecret();
    return { isSignedIn: false, fault };
  }
}

const brokenLink = () =>
  new ApiProblem({ type: 'about:blank', title: '', status: 404, code: 'identity.delegate_link_unknown' });

/** Nobody is signed in here: a link is needed. */
export const isLinkNeeded = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'request.link_needed';
