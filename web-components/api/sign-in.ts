import { type CurrentSignIn, currentSignIn } from '../../server/identity/identity.contract.ts';
import { ApiProblem, noAnswer, problemIn } from './problem.ts';

const address = '/api/sign-ins/current';
let known: Promise<CurrentSignIn> | undefined;

async function ask(): Promise<CurrentSignIn> {
  const response = await fetch(address).catch(() => {
    throw noAnswer();
  });
  if (!response.ok) throw await problemIn(response);
  return currentSignIn.parse(await response.json());
}

/** Who is signed in on this page: asked once. Throws an ApiProblem. */
export function signIn(): Promise<CurrentSignIn> {
  known ??= ask().catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}

/** Whether an error says that nobody is signed in, any more or yet. */
export const isSignInNeeded = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'request.sign_in_needed';

/** Leaves for the sign-in page, which leads back here afterwards. */
export function goToSignIn(): void {
  const from = `${location.pathname}${location.search}`;
  location.assign(`/sign-in/?from=${encodeURIComponent(from)}`);
}

/** As `signIn`, but leaves for the sign-in page when nobody is. */
export async function requireSignIn(): Promise<CurrentSignIn> {
  try {
    return await signIn();
  } catch (error) {
    if (isSignInNeeded(error)) goToSignIn();
    throw error;
  }
}

/** Ends this sign-in and leaves for the sign-in page. */
export async function signOut(): Promise<void> {
  const response = await fetch(address, { method: 'DELETE' }).catch(() => {
    throw noAnswer();
  });
  if (!response.ok && response.status !== 401) throw await problemIn(response);
  known = undefined;
  location.assign('/sign-in/');
}
