import type { RadiusServerRow } from '../freeradius/radius-servers.queries.ts';
import type { NetworkStep } from '../network-access.contract.ts';
import type { AuthorityRow } from './authorities.queries.ts';

/** What is to be done with a FreeRADIUS, so that it trusts whom devices trust, the oldest of whom signs for it. */
export function nextOfServer(server: RadiusServerRow, trusted: readonly string[]): NetworkStep | undefined {
  const { authorityIds, signedBy, startedAt } = server;
  const isSame = authorityIds.length === trusted.length && trusted.every((id) => authorityIds.includes(id));
  // A certificate of the oldest; of what else is trusted, an older phone knows nothing.
  if (!isSame || signedBy !== trusted[0]) return 'render';
  return startedAt ? undefined : 'start';
}

/** What is to be done for an authority to come a step further. */
export function nextOfAuthority(
  { id, signsFrom, succeededAt, retiredAt }: AuthorityRow,
  servers: readonly RadiusServerRow[],
): NetworkStep | undefined {
  const holds = ({ authorityIds }: RadiusServerRow) => authorityIds.includes(id);
  if (retiredAt) return servers.some(holds) ? 'render' : undefined;
  if (succeededAt) return 'retire';
  if (signsFrom) return undefined;
  return servers.length > 0 && servers.every(holds) ? 'start' : 'render';
}
