import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { ScanRecord } from '../../server/admission/admission.contract.ts';
import { textOfScan } from '../../server/admission/scan-text.ts';

/** A key as a device makes it. */
export interface TestKey {
  /** The public half as an uncompressed point. */
  readonly point: Buffer;
  /** ECDSA over a text, r and s in base64url. */
  sign(text: string): string;
}

export function newKey(): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const point = publicKey.export({ type: 'spki', format: 'der' }).subarray(-65);
  return { point, sign: (text) => signText(privateKey, text) };
}

const signText = (key: KeyObject, text: string): string =>
  sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');

const keys = new Map<string, TestKey>();

/** The key of the test device with this id: made when it is first asked for. */
export function keyOfDevice(deviceId: string): TestKey {
  const id = deviceId.toLowerCase();
  const key = keys.get(id) ?? newKey();
  keys.set(id, key);
  return key;
}

/** Remembers the key of a device that was enrolled. */
export const keepKey = (deviceId: string, key: TestKey): void => void keys.set(deviceId, key);

/** A record with the signature of its device, as it is now; one that brings a signature keeps it. */
export const signed = (record: ScanRecord): ScanRecord =>
  record.signature === undefined ? signedAnew(record) : record;

/** As `signed`, whatever signature it had. */
export const signedAnew = ({ signature: _, ...record }: ScanRecord): ScanRecord => ({
  ...record,
  signature: keyOfDevice(record.deviceId).sign(textOfScan(record)),
});
