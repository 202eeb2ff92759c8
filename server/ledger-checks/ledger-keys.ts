import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Queryable } from '../../db/client.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import type { Secrets } from '../kernel/secrets.ts';
import { insertLedgerKey, type LedgerKeyRow, listLedgerKeys } from './ledger-checks.queries.ts';

export interface LedgerKey {
  readonly id: number;
  readonly privateKey: KeyObject;
  /** Raw, in base64url. */
  readonly publicKey: string;
}

/**
 * The keys that were made by a server with this secret, the oldest first: the private half opens, and belongs to the
 * public one. Who can write the tables can put keys there, and sign with them, but none that is among these.
 */
export async function listOwnKeys(db: Queryable, secrets: Pick<Secrets, 'open'>): Promise<LedgerKey[]> {
  return (await listLedgerKeys(db)).flatMap((row) => openKey(secrets, row) ?? []);
}

/** The newest key of this server, made where there is none. */
export async function openSigningKey({
  database,
  secrets,
  clock,
}: Pick<Dependencies, 'database' | 'secrets' | 'clock'>): Promise<LedgerKey> {
  const known = (await listOwnKeys(database.drizzle, secrets)).at(-1);
  if (known) return known;
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'jwk' }).x ?? '';
  const { id } = await insertLedgerKey(database.drizzle, {
    publicKey: Buffer.from(raw, 'base64url'),
    sealedPrivateKey: secrets.seal('ledger-keys', privateKey.export({ format: 'der', type: 'pkcs8' })),
    createdAt: clock.now(),
  });
  return { id, privateKey, publicKey: raw };
}

function openKey(secrets: Pick<Secrets, 'open'>, row: LedgerKeyRow): LedgerKey | undefined {
  const publicKey = row.publicKey.toString('base64url');
  try {
    const der = secrets.open('ledger-keys', row.sealedPrivateKey);
    const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const isPair = createPublicKey(privateKey).export({ format: 'jwk' }).x === publicKey;
    return isPair ? { id: row.id, privateKey, publicKey } : undefined;
  } catch {
    // What was not sealed with this secret throws: it is no key of ours.
    return undefined;
  }
}
