import type { z } from 'zod';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError, type Fault } from '../kernel/domain-error.ts';
import { hashOf } from '../kernel/secrets.ts';
import { isProven } from './begin-sign-in.ts';
import type { signInLinkPreview } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { findLink } from './sign-ins.queries.ts';
import { findStaff } from './staff.queries.ts';

/**
 * Tells for whom a link is, without using it up: mail scanners and previews look at links too.
 * Throws `identity.link_unknown`, `link_used`, `link_expired` or `staff_disabled`.
 */
export async function lookUpLink(
  { database, clock, linksSuffice }: Pick<Dependencies, 'database' | 'clock' | 'linksSuffice'>,
  { token }: { token: string },
): Promise<z.infer<typeof signInLinkPreview>> {
  const link = await findLink(database.drizzle, hashOf(token));
  const fault = whyNotGood(link, clock.now());
  if (!link || fault) throw new DomainError(fault ?? identityFaults.link_unknown);
  const member = await findStaff(database.drizzle, link.staffId);
  if (!member || member.disabledAt) throw new DomainError(identityFaults.staff_disabled);
  const needsPasskey = !isProven('link', linksSuffice);
  return { name: member.name, roles: member.roles, expiresAt: link.expiresAt.toISOString(), needsPasskey };
}

/** What is wrong with a link, or nothing when it can be used. */
export function whyNotGood(
  link: { consumedAt: Date | null; expiresAt: Date } | undefined,
  now: Date,
): Fault | undefined {
  if (!link) return identityFaults.link_unknown;
  if (link.consumedAt) return identityFaults.link_used;
  return link.expiresAt <= now ? identityFaults.link_expired : undefined;
}
