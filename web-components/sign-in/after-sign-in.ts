import type { CurrentSignIn } from '../../server/identity/identity.contract.ts';
import { pagesFor } from '../start/pages.ts';

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
  const pages = pagesFor(staff.roles);
  const onlyRole = staff.roles.length === 1 ? pages[0] : undefined;
  return onlyRole?.href ?? '/';
}
