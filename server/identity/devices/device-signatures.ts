import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** A public key of P-256 from an uncompressed point, or none when the bytes are no point of the curve. */
export function openPublicKey(point: Buffer): KeyObject | undefined {
  if (point.length !== 65 || point[0] !== 4) return undefined;
  const x = point.toString('base64url', 1, 33);
  const y = point.toString('base64url', 33);
  try {
    return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  } catch {
    // Only what is not on the curve throws here: length and form were looked at.
    return undefined;
  }
}

/** Whether this text was signed with the private half of the key: ECDSA with SHA-256, r and s in base64url. */
export function verifySignature(key: KeyObject, text: string, signature: string): Promise<boolean> {
  const bytes = Buffer.from(signature, 'base64url');
  return new Promise((resolve, reject) => {
    // With a callback it runs on a thread of its own, so that a queue sent after an outage holds nobody else up.
    verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes, (error, isGood) =>
      error ? reject(error) : resolve(isGood),
    );
  });
}
