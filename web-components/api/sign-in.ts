import type { CurrentSignIn } from '../../server/identity/identity.contract.ts';
import { answer, client } from './client.ts';
import { ApiProblem } from './problem.ts';

const { current } = client.api['sign-ins'];
let known: Promise<CurrentSignIn> | undefined;

/** Who is signed in on this page: asked once. Throws an ApiProblem. */
export function signIn(): Promise<CurrentSignIn> {
  known ??= answer(current.$get()).catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}

/** Whether an error says that nobody is signed in, any more or yet. */
export const isSignInNeeded = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'request.sign_in_needed';

/** The sign-in page, which leads back here afterwards. */
export const signInAddress = (): string =>
  `/sign-in/?from=${encodeURIComponent(`${location.pathname}${location.search}`)}`;

export const goToSignIn = (): void => location.assign(signInAddress());

/** As `signIn`, but leaves for the sign-in page when nobody is, or who is has no passkey yet. */
export async function requireSignIn(): Promise<CurrentSignIn> {
  try {
    const current = await signIn();
    if (current.needsPasskey) goToSignIn();
    return current;
  } catch (error) {
    if (isSignInNeeded(error)) goToSignIn();
    throw error;
  }
}

/** Ends this sign-in and leaves for the sign-in page. */
export async function signOut(): Promise<void> {
  await answer(current.$delete()).catch((error: unknown) => {
    if (!isSignInNeeded(error)) throw error;
  });
  known = undefined;
  location.assign('/sign-in/');
}
