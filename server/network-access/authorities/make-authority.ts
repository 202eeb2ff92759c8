import type { Transaction } from '../../../db/client.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { type AuthorityRow, findConferenceName, insertAuthority } from './authorities.queries.ts';
import { certifyAuthority } from './certificates.ts';
import { authorityYears, backdated, inYears } from './validity.ts';

/** A new authority: it waits where it succeeds another one, and else signs from now on. Who asks holds the lock of authorities. */
export async function makeAuthority(
  { clock, secrets }: Pick<Dependencies, 'clock' | 'secrets'>,
  actor: Actor,
  tx: Transaction,
  { succeeds }: { succeeds?: string | undefined },
): Promise<AuthorityRow> {
  const now = clock.now();
  const id = uuidv7(now);
  const expiresAt = inYears(now, authorityYears);
  // Two authorities are told apart by their names in the settings of a phone.
  const name = `${(await findConferenceName(tx)).slice(0, 40)} Wi-Fi ${id.slice(-6)}`;
  const made = await certifyAuthority(name, { from: backdated(now), until: expiresAt });
  const details = { authorityId: id, name, ...(succeeds && { succeeds }) };
  await appendLedger({ secrets, clock }, actor, tx, { action: 'network_authority_made', details });
  const sealedKey = secrets.seal('network-authorities', made.key);
  return insertAuthority(tx, {
    id,
    certificate: made.certificate,
    sealedKey,
    madeAt: now,
    ...(!succeeds && { signsFrom: now }),
    expiresAt,
  });
}
