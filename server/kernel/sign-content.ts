import { createHash, type KeyObject, sign, type X509Certificate } from 'node:crypto';
import { der, integer, oid, partsOf, sequence, setOf, tags, utcTime } from './der.ts';

const ids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
};

const withoutTerms = (id: string) => sequence(oid(id), der(tags.null));
const attribute = (id: string, value: Buffer) => sequence(oid(id), der(tags.set, value));

export interface Signer {
  /** RSA, or of an elliptic curve. */
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
  /** Who issued the certificate, and who issued that one, so that it can be checked. */
  readonly chain: readonly X509Certificate[];
}

/** A signature over bytes that lie elsewhere, as PKCS #7 (RFC 2315, with SHA-256). */
export const signDetached = (content: Uint8Array, signer: Signer, at: Date): Buffer =>
  signedData(content, signer, at, sequence(oid(ids.data)));

/** Bytes in the envelope of their signature, as CMS (RFC 5652). */
export const signAttached = (content: Uint8Array, signer: Signer, at: Date): Buffer =>
  signedData(content, signer, at, sequence(oid(ids.data), der(tags.context0, der(tags.octetString, content))));

/**
 * Node signs but writes no CMS, and the libraries that do bring a whole cryptography of their own: this is the one form that
 * wallets and phones ask for.
 */
function signedData(content: Uint8Array, { key, certificate, chain }: Signer, at: Date, encapsulated: Buffer): Buffer {
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
    withoutTerms(ids.sha256),
    named,
    // An algorithm of elliptic curves has no terms, not even none (RFC 5754 §3.3).
    key.asymmetricKeyType === 'ec' ? sequence(oid(ids.ecdsaWithSha256)) : withoutTerms(ids.rsa),
    der(tags.octetString, sign('sha256', signed, key)),
  );
  const whole = sequence(
    integer(1),
    der(tags.set, withoutTerms(ids.sha256)),
    encapsulated,
    der(tags.context0, ...[certificate, ...chain].map(({ raw }) => raw)),
    der(tags.set, signerInfo),
  );
  return sequence(oid(ids.signedData), der(tags.context0, whole));
}

/** As they stand in the certificate, byte for byte (RFC 5280 §4.1): version, serial number, algorithm, issuer. */
function issuerAndSerial({ raw }: X509Certificate): Buffer {
  const [body] = partsOf(raw);
  const fields = partsOf(body ?? Buffer.alloc(0)).filter((field) => field[0] !== tags.context0);
  const [serial, , issuer] = fields;
  if (!serial || !issuer) throw new RangeError('this is no certificate');
  return sequence(issuer, serial);
}
