import { createECDH, createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';

/** The key of a lane's device: the same in each process of a bench, and of no worth anywhere else. */
function keyOf(lane: number): { point: Buffer; privateKey: KeyObject } {
  const secret = createHash('sha256').update(`bench lane ${lane}`).digest();
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(secret);
  const point = pair.getPublicKey();
  const [d, x, y] = [base64url(secret), base64url(point.subarray(1, 33)), base64url(point.subarray(33))];
  return { point, privateKey: createPrivateKey({ key: { kty: 'EC', crv: 'P-256', d, x, y }, format: 'jwk' }) };
}

const base64url = (bytes: Buffer): string => bytes.toString('base64url');

const keys = new Map<number, ReturnType<typeof keyOf>>();

function knownKeyOf(lane: number): ReturnType<typeof keyOf> {
  const key = keys.get(lane) ?? keyOf(lane);
  keys.set(lane, key);
  return key;
}

/** As an uncompressed point. */
export const publicPointOf = (lane: number): Buffer => knownKeyOf(lane).point;

/** ECDSA over a text, r and s in base64url. */
export const signAt = (lane: number, text: string): string =>
  sign('sha256', Buffer.from(text), { key: knownKeyOf(lane).privateKey, dsaEncoding: 'ieee-p1363' }).toString(
    'base64url',
  );
