import type { z } from 'zod';
import { theSystem } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { ensureStaff } from './ensure-staff.ts';
import type { signInLink } from './identity.contract.ts';
import { makeSignInLink } from './make-sign-in-link.ts';
import { hasAnyoneSignedIn } from './sign-ins.queries.ts';

/** Reserved for names that lead nowhere (RFC 2606): the administrator adds people with addresses of their own. */
const firstEmail = 'administrator@causeway.invalid';

/** A link for the first administrator, as long as nobody has ever signed in; none afterwards. */
export async function inviteFirstAdministrator(
  dependencies: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'publicOrigin'>,
): Promise<z.infer<typeof signInLink> | undefined> {
  if (await hasAnyoneSignedIn(dependencies.database.drizzle)) return undefined;
  const member = await ensureStaff(dependencies, theSystem, {
    name: 'First administrator',
    email: firstEmail,
    roles: ['administrator'],
  });
  return makeSignInLink(dependencies, theSystem, member.id);
}
