import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { der, integer, oid, sequence, setOf, tags } from '../../kernel/der.ts';

const ids = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  sha1: '1.3.14.3.2.26',
  sha1WithTripleDes: '1.2.840.113549.1.12.1.3',
  keyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
};

/** As many times as OpenSSL does; what protects the key is a password of 100 random bits. */
const iterations = 2_048;
const saltBytes = 8;

/** What a file holds, all in DER. */
export interface KeyFile {
  /** PKCS #8. */
  readonly key: Uint8Array;
  readonly certificate: Uint8Array;
  /** Those that the device is to trust by it. */
  readonly authorities: readonly Uint8Array[];
  /** What the device shows it as. */
  readonly name: string;
}

/**
 * PKCS #12 (RFC 7292) in the one form that every phone and Windows reads (ops/decisions/0037). Node opens such files for TLS,
 * but writes none.
 */
export function pkcs12({ key, certificate, authorities, name }: KeyFile, password: string): Buffer {
  const keyId = createHash('sha1').update(certificate).digest();
  const named = [attribute(ids.friendlyName, bmpString(name)), attribute(ids.localKeyId, octets(keyId))];
  const own = bag(ids.certificateBag, certificateValue(certificate), named);
  const others = authorities.map((each) => bag(ids.certificateBag, certificateValue(each), []));
  const sealedKey = sealed(key, password);
  const keys = bag(ids.keyBag, sequence(sealedKey.algorithm, octets(sealedKey.bytes)), named);
  const safes = sequence(
    encryptedContent(sequence(own, ...others), password),
    content(ids.data, octets(sequence(keys))),
  );
  const salt = randomBytes(saltBytes);
  const mac = createHmac('sha1', derive(password, { purpose: forMac, salt, bytes: 20 }))
    .update(safes)
    .digest();
  const digest = sequence(sequence(oid(ids.sha1), der(tags.null)), octets(mac));
  return sequence(integer(3), content(ids.data, octets(safes)), sequence(digest, octets(salt), integer(iterations)));
}

const octets = (bytes: Uint8Array) => der(tags.octetString, bytes);
const content = (type: string, value: Uint8Array) => sequence(oid(type), der(tags.context0, value));
const attribute = (id: string, value: Uint8Array) => sequence(oid(id), der(tags.set, value));
const certificateValue = (bytes: Uint8Array) => content(ids.x509Certificate, octets(bytes));

const bag = (type: string, value: Uint8Array, attributes: readonly Buffer[]) =>
  sequence(oid(type), der(tags.context0, value), ...(attributes.length > 0 ? [setOf(...attributes)] : []));

/** Of the Basic Multilingual Plane alone, as its name says. */
const bmpString = (text: string) =>
  der(tags.bmpString, bigEndian([...text].filter((sign) => sign.length === 1).join('')));

const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** Certificates are sealed too: they hold the name by which the device joins. */
function encryptedContent(bytes: Uint8Array, password: string): Buffer {
  const { algorithm, bytes: hidden } = sealed(bytes, password);
  const info = sequence(oid(ids.data), algorithm, der(tags.implicit0, hidden));
  return content(ids.encryptedData, sequence(integer(0), info));
}

function sealed(bytes: Uint8Array, password: string): { algorithm: Buffer; bytes: Buffer } {
  const salt = randomBytes(saltBytes);
  const key = derive(password, { purpose: forKey, salt, bytes: 24 });
  const cipher = createCipheriv('des-ede3-cbc', key, derive(password, { purpose: forVector, salt, bytes: 8 }));
  const algorithm = sequence(oid(ids.sha1WithTripleDes), sequence(octets(salt), integer(iterations)));
  return { algorithm, bytes: Buffer.concat([cipher.update(bytes), cipher.final()]) };
}

// What is derived from the password (appendix B.3).
const [forKey, forVector, forMac] = [1, 2, 3] as const;

interface Derived {
  readonly purpose: 1 | 2 | 3;
  readonly salt: Buffer;
  readonly bytes: number;
}

const blockBytes = 64;

/** Appendix B.2, with SHA-1. */
export function derive(password: string, { purpose, salt, bytes }: Derived): Buffer {
  const diversifier = Buffer.alloc(blockBytes, purpose);
  const blocks = [stretched(salt), stretched(bigEndian(`${password}\0`))].flatMap(blocksOf);
  const derived: Buffer[] = [];
  for (let made = 0; made < bytes; made += 20) {
    let hash = createHash('sha1')
      .update(Buffer.concat([diversifier, ...blocks]))
      .digest();
    for (let time = 1; time < iterations; time++) hash = createHash('sha1').update(hash).digest();
    derived.push(hash);
    const addend = Buffer.alloc(blockBytes, hash);
    for (const block of blocks) addWithOne(block, addend);
  }
  return Buffer.concat(derived).subarray(0, bytes);
}

/** Repeated until it fills whole blocks. */
const stretched = (bytes: Buffer): Buffer => Buffer.alloc(blockBytes * Math.ceil(bytes.length / blockBytes), bytes);

const blocksOf = (bytes: Buffer): Buffer[] =>
  Array.from({ length: bytes.length / blockBytes }, (_, nth) =>
    bytes.subarray(nth * blockBytes, (nth + 1) * blockBytes),
  );

/** `block` becomes the sum of both and one, as numbers with the most significant byte first; what is over falls away. */
function addWithOne(block: Buffer, addend: Buffer): void {
  let carry = 1;
  for (let at = block.length - 1; at >= 0; at--) {
    const sum = (block[at] ?? 0) + (addend[at] ?? 0) + carry;
    block[at] = sum % 256;
    carry = Math.floor(sum / 256);
  }
}
