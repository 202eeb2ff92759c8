import { sign } from 'node:crypto';
import type { Queryable } from '../../../db/client.ts';
import type { BadgeMedium, DelegateCategory } from '../../../db/vocabulary.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Secrets } from '../../kernel/secrets.ts';
import { findConference } from '../registration.queries.ts';
import { openBadgeKeys } from './badge-keys.ts';
import { encodeFields, encodeToken } from './badge-token.ts';

export interface BadgeToSign {
  serial: number;
  category: DelegateCategory;
  medium: BadgeMedium;
  keyId: number;
  holderKey: Buffer | null;
  validFrom: Date;
  validUntil: Date;
}

export interface BadgeSigner {
  /** The key that new badges are signed with. */
  readonly keyId: number;
  /** The token of a badge. Ed25519 is deterministic, so the same badge always has the same one: none is stored. */
  tokenOf(badge: BadgeToSign): string;
}

/** Loads what signing needs: about 50 µs a token after that. */
export async function loadBadgeSigner(db: Queryable, deps: { secrets: Secrets; clock: Clock }): Promise<BadgeSigner> {
  const { badgeMark } = await findConference(db);
  const { inUse, privateKeys } = await openBadgeKeys(db, deps);
  return {
    keyId: inUse,
    tokenOf({ holderKey, ...badge }) {
      const privateKey = privateKeys.get(badge.keyId);
      if (!privateKey) throw new Error(`badge ${badge.serial} was issued under a key that is not there`);
      const signed = encodeFields({ ...badge, mark: badgeMark, ...(holderKey && { holderKey }) });
      return encodeToken(signed, sign(null, signed, privateKey));
    },
  };
}
