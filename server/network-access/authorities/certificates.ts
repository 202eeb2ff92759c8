import 'reflect-metadata';
import { createHash, createPrivateKey, randomBytes, webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  type PublicKey,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** A certificate in DER. */
export interface CertifiedKey {
  readonly certificate: Buffer;
  /** Of the certificate: lower hex, as FreeRADIUS tells it. */
  readonly serial: string;
}

/** With its key as PKCS #8. */
export interface Certified extends CertifiedKey {
  readonly key: Buffer;
}

interface Validity {
  readonly from: Date;
  readonly until: Date;
}

/** Who signs: an authority's certificate in DER, and its key. */
export type Signer = Omit<Certified, 'serial'>;

const curve = { name: 'ECDSA', namedCurve: 'P-256' };
const signing = { name: 'ECDSA', hash: 'SHA-256' };
/** Of a common name (RFC 5280, ub-common-name). */
const mostNameSigns = 64;

/** A new authority that signs itself, and no further authorities. */
export async function certifyAuthority(name: string, validity: Validity): Promise<Certified> {
  const keys = await webcrypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  const serial = newSerial();
  const { from, until } = validity;
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...{
      serialNumber: serial,
      name: [{ CN: [name] }],
      notBefore: from,
      notAfter: until,
      signingAlgorithm: signing,
      keys,
    },
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: Buffer.from(certificate.rawData), key: await pkcs8Of(keys.privateKey), serial };
}

/** For the RADIUS server, by whose name phones pin it: an alternative name, as WPA3 asks for. */
export const certifyServer = (signer: Signer, dnsName: string, validity: Validity): Promise<Certified> =>
  certify(signer, { commonName: dnsName, validity }, [
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
    new SubjectAlternativeNameExtension([{ type: 'dns', value: dnsName }]),
  ]);

/** For one device of a delegate. */
export const certifyDevice = (signer: Signer, userName: string, validity: Validity): Promise<Certified> =>
  certify(signer, { commonName: userName, validity }, [new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth])]);

/** For an access point over TLS: for the key that it has, or for one that is made. */
export function certifyAccessPoint(
  signer: Signer,
  name: string,
  validity: Validity,
  publicKey?: PublicKey,
): Promise<CertifiedKey & Partial<Certified>> {
  const subject = { commonName: name.slice(0, mostNameSigns), validity };
  const extensions = [new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth])];
  return publicKey ? certifyKey(signer, { ...subject, publicKey }, extensions) : certify(signer, subject, extensions);
}

interface Subject {
  readonly commonName: string;
  readonly validity: Validity;
}

async function certify(signer: Signer, subject: Subject, extensions: readonly Extension[]): Promise<Certified> {
  const keys = await webcrypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  const certified = await certifyKey(signer, { ...subject, publicKey: keys.publicKey }, extensions);
  return { ...certified, key: await pkcs8Of(keys.privateKey) };
}

async function certifyKey(
  signer: Signer,
  { commonName, validity: { from, until }, publicKey }: Subject & { publicKey: PublicKey | webcrypto.CryptoKey },
  extensions: readonly Extension[],
): Promise<CertifiedKey> {
  const authority = read(signer.certificate);
  const serial = newSerial();
  const certificate = await X509CertificateGenerator.create({
    ...{ serialNumber: serial, subject: [{ CN: [commonName] }], issuer: authority.subjectName },
    ...{ notBefore: from, notAfter: until, signingAlgorithm: signing, publicKey },
    signingKey: await webcrypto.subtle.importKey('pkcs8', signer.key, curve, false, ['sign']),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      await SubjectKeyIdentifierExtension.create(publicKey),
      await AuthorityKeyIdentifierExtension.create(authority.publicKey),
      ...extensions,
    ],
  });
  return { certificate: Buffer.from(certificate.rawData), serial };
}

/**
 * Sixteen random bytes. As an integer it is positive and begins with no zero, so that its hex is the same wherever it is
 * told: in the certificate, by FreeRADIUS, in the database.
 */
function newSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}

const pkcs8Of = async (key: webcrypto.CryptoKey): Promise<Buffer> =>
  Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key));

const read = (der: Buffer): X509Certificate => new X509Certificate(new Uint8Array(der));

export const pemOfCertificate = (der: Buffer): string => `${read(der).toString('pem')}\n`;

export const pemOfKey = (pkcs8: Buffer): string =>
  createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }).export({ format: 'pem', type: 'pkcs8' }).toString();

/** What people compare a certificate by: SHA-256, in lower hex. */
export const fingerprintOf = (der: Buffer): string => createHash('sha256').update(der).digest('hex');

/** What it calls itself. */
export const commonNameOf = (der: Buffer): string => read(der).subjectName.getField('CN')[0] ?? '';
