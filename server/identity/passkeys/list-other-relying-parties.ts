import type { Dependencies } from '../../kernel/dependencies.ts';
import { countPasskeysElsewhere } from './passkeys.queries.ts';
import { rpIdOf } from './relying-party.ts';

/**
 * Hosts other than that of `publicOrigin` for which passkeys that nobody revoked were made, and how many: a passkey is of use
 * at one host alone (WebAuthn Level 3 §5.1.3), so a change of the host locks their owners out.
 */
export const listOtherRelyingParties = ({
  database,
  publicOrigin,
}: Pick<Dependencies, 'database' | 'publicOrigin'>): Promise<{ relyingParty: string; passkeys: number }[]> =>
  countPasskeysElsewhere(database, rpIdOf(publicOrigin));
