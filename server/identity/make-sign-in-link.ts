import type { z } from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { uuidv7 } from '../kernel/ids.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { hashOf, newToken } from '../kernel/secrets.ts';
import { inTransaction } from '../kernel/transaction.ts';
import type { signInLink } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { insertLink } from './sign-ins.queries.ts';
import { findStaff } from './staff.queries.ts';

const linkLifeMs = 15 * 60_000;

/**
 * Makes a link that signs one member of staff in, once, within 15 minutes. Its token stands in the fragment, which
 * browsers never send, and only its hash is kept. Throws `identity.staff_unknown` or `identity.staff_disabled`.
 */
export async function makeSignInLink(
  { database, clock, secrets, publicOrigin }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'publicOrigin'>,
  actor: Actor,
  staffId: string,
): Promise<z.infer<typeof signInLink>> {
  const token = newToken();
  const createdAt = clock.now();
  const expiresAt = new Date(createdAt.getTime() + linkLifeMs);
  await inTransaction(database, async (tx) => {
    const member = await findStaff(tx, staffId);
    if (!member) throw new DomainError(identityFaults.staff_unknown);
    if (member.disabledAt) throw new DomainError(identityFaults.staff_disabled);
    await insertLink(tx, { id: uuidv7(createdAt), tokenHash: hashOf(token), staffId, createdAt, expiresAt });
    await appendLedger({ secrets, clock }, actor, tx, { action: 'sign_in_link_made', details: { staffId } });
  });
  return { url: `${publicOrigin}/sign-in/#${token}`, expiresAt: expiresAt.toISOString() };
}
