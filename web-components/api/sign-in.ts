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

/** Whether somebody is taken to be signed in on this page, or it is being asked. */
export const isSomebodyHere = (): boolean => known !== undefined;

const handovers = new EventTarget();

/** Somebody else works on this page from now on, and it goes on as it is. */
export function goOnAs(next: CurrentSignIn): void {
  known = Promise.resolve(next);
  handovers.dispatchEvent(new CustomEvent<CurrentSignIn>('hand-over', { detail: next }));
}

/** Calls back when the page was handed over to somebody. The function returned ends it. */
export function onHandOver(listener: (next: CurrentSignIn) => void): () => void {
  const heard = (event: Event) => listener((event as CustomEvent<CurrentSignIn>).detail);
  handovers.addEventListener('hand-over', heard);
  return () => handovers.removeEventListener('hand-over', heard);
}

/** The server has closed what was open in this sign-in, or lets in the device alone: it is asked again who is signed in. */
export function doubtSignIn(): void {
  known = undefined;
  handovers.dispatchEvent(new Event('doubt'));
}

/** Calls back when the sign-in may have ended. The function returned ends it. */
export function onDoubtedSignIn(listener: () => void): () => void {
  handovers.addEventListener('doubt', listener);
  return () => handovers.removeEventListener('doubt', listener);
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

/**
 * Ends the sign-in of whoever came to this tablet by badge and has left it; what the page shows is asked again. Others, who
 * are on a device of their own, stay.
 */
export async function endAtRest(): Promise<void> {
  const here = await known?.catch(() => undefined);
  if (here?.proof !== 'badge') return;
  // Without an answer the next look says who is still signed in.
  await answer(current.$delete()).catch((error: unknown) => console.debug('cannot sign out just now', error));
  doubtSignIn();
}

/** Ends this sign-in and leaves for the sign-in page. */
export async function signOut(): Promise<void> {
  await answer(current.$delete()).catch((error: unknown) => {
    if (!isSignInNeeded(error)) throw error;
  });
  known = undefined;
  location.assign('/sign-in/');
}
