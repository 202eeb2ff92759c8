import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Queryable } from '../../../db/client.ts';
import type { Clock } from '../../kernel/clock.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import type { Secrets } from '../../kernel/secrets.ts';
import { registrationFaults } from '../registration.errors.ts';
import { type BadgeKeyRow, insertBadgeKeyIfNone, listBadgeKeys } from '../registration.queries.ts';

export interface BadgeKeys {
  /** The key that new badges are signed with. */
  readonly inUse: number;
  readonly privateKeys: ReadonlyMap<number, KeyObject>;
}

/**
 * All signing keys, opened; the first is made when there is none in use. Throws `badge_keys_sealed` when they were
 * sealed under another server secret.
 */
export async function openBadgeKeys(
  db: Queryable,
  { secrets, clock }: { secrets: Secrets; clock: Clock },
): Promise<BadgeKeys> {
  let rows = await listBadgeKeys(db);
  if (!rows.some(isInUse)) {
    await insertBadgeKeyIfNone(db, makeKey(secrets, clock.now()));
    rows = await listBadgeKeys(db);
  }
  const inUse = rows.find(isInUse);
  if (!inUse) throw new Error('a badge key was made and is not there');
  return { inUse: inUse.id, privateKeys: new Map(rows.map((row) => [row.id, openKey(secrets, row)])) };
}

const isInUse = (row: BadgeKeyRow) => row.retiredAt === null;

function makeKey(secrets: Secrets, createdAt: Date): Omit<BadgeKeyRow, 'id' | 'retiredAt'> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  return {
    publicKey: Buffer.from(x ?? '', 'base64url'),
    sealedPrivateKey: secrets.seal('badge-keys', privateKey.export({ format: 'der', type: 'pkcs8' })),
    createdAt,
  };
}

function openKey(secrets: Secrets, { sealedPrivateKey }: BadgeKeyRow): KeyObject {
  try {
    return createPrivateKey({ key: secrets.open('badge-keys', sealedPrivateKey), format: 'der', type: 'pkcs8' });
  } catch {
    throw new DomainError(registrationFaults.badge_keys_sealed);
  }
}
