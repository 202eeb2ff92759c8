import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { type CheckpointStatement, textOfCheckpoint } from './checkpoint-text.ts';
import type { Checkpoint } from './ledger-checks.contract.ts';

/** Signs a checkpoint. `publicKey` is the raw public half (RFC 8032 §5.1.5), in base64url. */
export const signStatement = (
  statement: CheckpointStatement,
  { privateKey, publicKey }: { privateKey: KeyObject; publicKey: string },
): Checkpoint => ({
  ...statement,
  signature: sign(null, Buffer.from(textOfCheckpoint(statement)), privateKey).toString('base64url'),
  publicKey,
});

const opened = new Map<string, KeyObject>();

/** Whether a checkpoint was signed with the private half of the key that it brings. Bytes that are no key have signed none. */
export function isSigned(checkpoint: Checkpoint): boolean {
  const { signature, publicKey } = checkpoint;
  const key = opened.get(publicKey) ?? openKey(publicKey);
  if (!key) return false;
  // A ledger has few keys: what grows has been sent by somebody to make it grow.
  if (opened.size >= 64) opened.clear();
  opened.set(publicKey, key);
  return verify(null, Buffer.from(textOfCheckpoint(checkpoint)), key, Buffer.from(signature, 'base64url'));
}

function openKey(publicKey: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  } catch {
    // Only what is no key throws here.
    return undefined;
  }
}
