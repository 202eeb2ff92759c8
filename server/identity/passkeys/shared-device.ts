import type { z } from 'zod';
import type { DeviceActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { identityFaults } from '../identity.errors.ts';
import type { ceremony, MadeCredential, ShownCredential } from './passkeys.contract.ts';

/** A tablet of a lane or a station goes from hand to hand: what one person leaves on it, the next one has. */
export const isShared = (device: Pick<DeviceActor, 'deviceKind'> | undefined): boolean =>
  device !== undefined && device.deviceKind !== 'board';

/** Has the browser ask for a telephone or a security key first (WebAuthn Level 3 §5.8.7). */
export const askingForRoaming = (options: z.infer<typeof ceremony>): z.infer<typeof ceremony> => ({
  ...options,
  hints: ['hybrid', 'security-key'],
});

/**
 * At a shared device, whether the passkey came from elsewhere, such as the telephone of its owner: the page there tells,
 * and says nothing only where its browser does not know. Throws `identity.passkey_not_roaming`.
 */
export function assertRoams(
  device: Pick<DeviceActor, 'deviceKind'> | undefined,
  { authenticatorAttachment }: Pick<MadeCredential | ShownCredential, 'authenticatorAttachment'>,
): void {
  if (isShared(device) && authenticatorAttachment !== 'cross-platform')
    throw new DomainError(identityFaults.passkey_not_roaming);
}
