import { createHash, type KeyObject, sign, type X509Certificate } from 'node:crypto';
import { der, integer, oid, partsOf, setOf, tags, utcTime } from './der.ts';

const ids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
};

const sequence = (...parts: readonly Uint8Array[]) => der(tags.sequence, ...parts);
const algorithm = (id: string) => sequence(oid(id), der(tags.null));
const attribute = (id: string, value: Buffer) => sequence(oid(id), der(tags.set, value));

export interface Signer {
  /** An RSA key. */
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
  /** Who issued the certificate, so that it can be checked. */
  readonly authority: X509Certificate;
}

/**
 * A detached signature over bytes, as PKCS #7 (RFC 2315, with SHA-256). Node signs but writes no PKCS #7, and the
 * libraries that do bring a whole cryptography of their own: this is the one form that a wallet asks for.
 */
export function signDetached(content: Uint8Array, { key, certificate, authority }: Signer, at: Date): Buffer {
  const attributes = [
    attribute(ids.contentType, oid(ids.data)),
    attribute(ids.signingTime, utcTime(at)),
    attribute(ids.messageDigest, der(tags.octetString, createHash('sha256').update(content).digest())),
  ];
  // Signed as the set that they are, and written in the place that names them.
  const signed = setOf(...attributes);
  const named = Buffer.from(signed);
  named[0] = tags.context0;
  const signerInfo = sequence(
    integer(1),
    issuerAndSerial(certificate),
    algorithm(ids.sha256),
    named,
    algorithm(ids.rsa),
    der(tags.octetString, sign('sha256', signed, key)),
  );
  const signedData = sequence(
    integer(1),
    der(tags.set, algorithm(ids.sha256)),
    sequence(oid(ids.data)),
    der(tags.context0, certificate.raw, authority.raw),
    der(tags.set, signerInfo),
  );
  return sequence(oid(ids.signedData), der(tags.context0, signedData));
}

/** As they stand in the certificate, byte for byte (RFC 5280 §4.1): version, serial number, algorithm, issuer. */
function issuerAndSerial({ raw }: X509Certificate): Buffer {
  const [body] = partsOf(raw);
  const fields = partsOf(body ?? Buffer.alloc(0)).filter((field) => field[0] !== tags.context0);
  const [serial, , issuer] = fields;
  if (!serial || !issuer) throw new RangeError('this is no certificate');
  return sequence(issuer, serial);
}
