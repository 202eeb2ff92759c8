import { createPrivateKey, generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { der, integer, oid, tags, utcTime } from '../../../server/kernel/der.ts';

/** A throw-away certificate with its key, in PEM as their makers give them. */
export interface Issued {
  readonly certificate: string;
  readonly key: string;
}

const dayMs = 86_400_000;
const sha256WithRsa = '1.2.840.113549.1.1.11';
const names = { CN: '2.5.4.3', O: '2.5.4.10', OU: '2.5.4.11', UID: '0.9.2342.19200300.100.1.1' };
type Subject = Partial<Record<keyof typeof names, string>>;

const sequence = (...parts: readonly Uint8Array[]) => der(tags.sequence, ...parts);
const utf8 = (text: string) => der(0x0c, Buffer.from(text));
const nameOf = (subject: Subject) =>
  sequence(
    ...Object.entries(subject).map(([field, value]) =>
      der(tags.set, sequence(oid(names[field as keyof typeof names]), utf8(value))),
    ),
  );

let serial = 0;

/** Issued by `authority`, or by itself; good from yesterday until tomorrow. Node reads certificates, but makes none. */
export function issueCertificate(subject: Subject, authority?: Issued & { subject: Subject }): Issued {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signer: KeyObject = authority ? createPrivateKey(authority.key) : privateKey;
  const algorithm = sequence(oid(sha256WithRsa), der(tags.null));
  serial += 1;
  const body = sequence(
    der(tags.context0, integer(2)),
    integer(serial),
    algorithm,
    nameOf(authority?.subject ?? subject),
    sequence(...[-dayMs, dayMs].map((ms) => utcTime(new Date(Date.now() + ms)))),
    nameOf(subject),
    publicKey.export({ format: 'der', type: 'spki' }),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, signer));
  return {
    certificate: new X509Certificate(sequence(body, algorithm, signature)).toString(),
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}
