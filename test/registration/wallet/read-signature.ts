import { createHash, verify, X509Certificate } from 'node:crypto';

/*
 * A reader of detached PKCS #7 signatures (RFC 5652 §5) that shares nothing with what writes them, and takes DER alone.
 */

interface Value {
  readonly tag: number;
  readonly content: Buffer;
  /** With its tag and length. */
  readonly whole: Buffer;
}

/** All values that these bytes are, one after another. Throws where a length is not in its shortest form, or is wrong. */
function valuesIn(bytes: Buffer): Value[] {
  const values: Value[] = [];
  let at = 0;
  while (at < bytes.length) {
    const start = at;
    const tag = bytes.readUInt8(at);
    if ((tag & 0x1f) === 0x1f) throw new Error('a tag of more than one byte');
    let length = bytes.readUInt8(at + 1);
    at += 2;
    if (length === 0x80 || length > 0x83) throw new Error('a length that is not DER');
    if (length > 0x80) {
      const count = length & 0x7f;
      length = bytes.readUIntBE(at, count);
      if (length < 0x80 || length < 256 ** (count - 1)) throw new Error('a length that could be shorter');
      at += count;
    }
    if (at + length > bytes.length) throw new Error('a value that ends too early');
    values.push({ tag, content: bytes.subarray(at, at + length), whole: bytes.subarray(start, at + length) });
    at += length;
  }
  return values;
}

/** The values inside one of this tag. */
function partsOf(value: Value | undefined, tag: number, count?: number): Value[] {
  if (value?.tag !== tag) throw new Error(`a value of tag ${tag} is missing`);
  const parts = valuesIn(value.content);
  if (count !== undefined && parts.length !== count) throw new Error(`${parts.length} parts where ${count} belong`);
  return parts;
}

const ids = {
  '2a864886f70d010701': 'data',
  '2a864886f70d010702': 'signedData',
  '2a864886f70d010903': 'contentType',
  '2a864886f70d010904': 'messageDigest',
  '2a864886f70d010905': 'signingTime',
  '608648016503040201': 'sha256',
  '2a864886f70d010101': 'rsa',
} as const;

function idOf(value: Value | undefined): string {
  const hex = value?.tag === 0x06 ? value.content.toString('hex') : '';
  return ids[hex as keyof typeof ids] ?? `unknown ${hex}`;
}

const algorithmOf = (value: Value | undefined) => idOf(partsOf(value, 0x30)[0]);
const expectId = (found: string, wanted: string) => {
  if (found !== wanted) throw new Error(`${found} where ${wanted} belongs`);
};

/** Checks a detached signature over these bytes up to its authority: tells when it was made. Throws what is wrong. */
export function checkSignature(signature: Buffer, content: Buffer, authority: X509Certificate): Date {
  const whole = valuesIn(signature);
  if (whole.length !== 1) throw new Error('something follows the signature');
  const [type, explicit] = partsOf(whole[0], 0x30, 2);
  expectId(idOf(type), 'signedData');
  const [signedData] = partsOf(explicit, 0xa0, 1);
  const [version, digests, encapsulated, certificates, signers] = partsOf(signedData, 0x30, 5);
  if (version?.content.toString('hex') !== '01') throw new Error('not version 1');
  expectId(algorithmOf(partsOf(digests, 0x31, 1)[0]), 'sha256');
  expectId(idOf(partsOf(encapsulated, 0x30, 1)[0]), 'data');
  const chain = partsOf(certificates, 0xa0).map((each) => new X509Certificate(each.whole));
  const [signer] = partsOf(signers, 0x31, 1);
  return checkSigner(partsOf(signer, 0x30, 6), chain, content, authority);
}

function checkSigner(parts: Value[], chain: X509Certificate[], content: Buffer, authority: X509Certificate): Date {
  const [version, who, digest, attributes, encryption, signature] = parts;
  if (version?.content.toString('hex') !== '01') throw new Error('not version 1 of a signer');
  expectId(algorithmOf(digest), 'sha256');
  expectId(algorithmOf(encryption), 'rsa');
  const [issuer, serial] = partsOf(who, 0x30, 2);
  const serialNumber = serial?.content.toString('hex').toUpperCase() ?? '';
  const own = chain.find((each) => BigInt(`0x${each.serialNumber}`) === BigInt(`0x${serialNumber}`));
  if (!own || !issuer || !own.raw.includes(issuer.whole)) throw new Error('the certificate of the signer is missing');
  if (!own.checkIssued(authority) || !own.verify(authority.publicKey)) throw new Error('not of this authority');
  // Signed as a set (RFC 5652 §5.4), whatever tag the attributes have in their place.
  const signed = Buffer.from(attributes?.whole ?? []);
  if (signed[0] !== 0xa0) throw new Error('no signed attributes');
  signed[0] = 0x31;
  if (signature?.tag !== 0x04 || !verify('sha256', signed, own.publicKey, signature.content))
    throw new Error('the signature is not good');
  return checkAttributes(valuesIn(attributes?.content ?? Buffer.alloc(0)), content);
}

function checkAttributes(attributes: Value[], content: Buffer): Date {
  const encodings = attributes.map(({ whole }) => whole);
  const inOrder = [...encodings].sort(Buffer.compare);
  if (!encodings.every((each, index) => each === inOrder[index])) throw new Error('a set that is not in order');
  const said = new Map<string, Value>();
  for (const attribute of attributes) {
    const [id, values] = partsOf(attribute, 0x30, 2);
    const [value] = partsOf(values, 0x31, 1);
    if (value) said.set(idOf(id), value);
  }
  expectId(idOf(said.get('contentType')), 'data');
  const digest = createHash('sha256').update(content).digest();
  if (!said.get('messageDigest')?.content.equals(digest)) throw new Error('signed over something else');
  const [, y, mo, d, h, mi, s] =
    /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(`${said.get('signingTime')?.content}`) ?? [];
  return new Date(`20${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
}
