import type { Role } from '../../db/vocabulary.ts';
import type { CurrentSignIn } from '../../server/identity/identity.contract.ts';

const choice = '/';

/** Where each role works; who looks after everything chooses. */
const pageOf: Readonly<Record<Role, string>> = {
  gate: '/gate/',
  station: '/station/',
  desk: '/desk/',
  network: '/network/',
  medical: '/whereabouts/',
  supervisor: choice,
  administrator: choice,
};

/**
 * Where to go after signing in: back to where the person was sent away from, as `?from=` says, when that is a page of
 * ours; else to the one page of their role, or to the choice where there are several.
 */
export function pageAfterSignIn({ staff }: CurrentSignIn, address: URL): string {
  const from = address.searchParams.get('from');
  if (from?.startsWith('/')) {
    const back = new URL(from, address.origin);
    if (back.origin === address.origin && !back.pathname.startsWith('/sign-in'))
      return `${back.pathname}${back.search}`;
  }
  const [role, ...others] = staff.roles;
  return role && others.length === 0 ? pageOf[role] : choice;
}
