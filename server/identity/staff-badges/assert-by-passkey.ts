import type { StaffActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { identityFaults } from '../identity.errors.ts';

/**
 * What somebody signs in with is changed by nobody who came by a badge and a PIN: with both of somebody else's they would
 * give themselves a passkey, and have all roles. Throws `identity.own_passkey_needed`.
 */
export function assertByPasskey({ onlyAtDevice }: Pick<StaffActor, 'onlyAtDevice'>): void {
  if (onlyAtDevice !== undefined) throw new DomainError(identityFaults.own_passkey_needed);
}
