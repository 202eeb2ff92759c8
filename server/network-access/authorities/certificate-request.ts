import 'reflect-metadata';
import { createPublicKey, type KeyObject } from 'node:crypto';
import { Pkcs10CertificateRequest, type PublicKey } from '@peculiar/x509';

const leastRsaBits = 2_048;
const curves: readonly (string | undefined)[] = ['prime256v1', 'secp384r1'];

/** The key for which a certificate is asked in PEM (PKCS #10); undefined where who asks has not signed with it, or it is weak. */
export async function readCertificateRequest(pem: string): Promise<PublicKey | undefined> {
  try {
    const request = new Pkcs10CertificateRequest(pem);
    const key = createPublicKey({ key: Buffer.from(request.publicKey.rawData), format: 'der', type: 'spki' });
    return isStrong(key) && (await request.verify()) ? request.publicKey : undefined;
  } catch {
    // Whatever else it is.
    return undefined;
  }
}

function isStrong({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  if (asymmetricKeyType === 'ec') return curves.includes(asymmetricKeyDetails?.namedCurve);
  return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= leastRsaBits;
}
