import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a packet of RADIUS is (RFC 2865 §3, RFC 5176 §2.3), as far as taking a device off needs it. */
export const packetCodes = { disconnectRequest: 40, disconnectAck: 41, disconnectNak: 42 } as const;

/** The attributes that are written or read here, by their numbers. */
export const attributeTypes = {
  nasIpAddress: 4,
  callingStationId: 31,
  acctSessionId: 44,
  eventTimestamp: 55,
  messageAuthenticator: 80,
  nasIpv6Address: 95,
  errorCause: 101,
} as const;

export interface RadiusAttribute {
  readonly type: number;
  readonly value: Buffer;
}

export interface RadiusPacket {
  readonly code: number;
  /** By which an answer is known to its request; one byte. */
  readonly identifier: number;
  /** 16 bytes. */
  readonly authenticator: Buffer;
  readonly attributes: readonly RadiusAttribute[];
}

const headerBytes = 20;
const mostBytes = 4096;
const authenticatorBytes = 16;
const authenticatorAt = 4;
const mostValueBytes = 253;

/** The bytes of a packet; undefined where RADIUS has no form for it. */
export function encodePacket({ code, identifier, authenticator, attributes }: RadiusPacket): Buffer | undefined {
  if (!isByte(code) || !isByte(identifier) || authenticator.length !== authenticatorBytes) return undefined;
  const bodies: Buffer[] = [];
  for (const { type, value } of attributes) {
    // RFC 2865 §5: an attribute without a value is left out, and never sent.
    if (!isByte(type) || type === 0 || value.length === 0 || value.length > mostValueBytes) return undefined;
    bodies.push(Buffer.from([type, value.length + 2]), value);
  }
  const bytes = Buffer.concat([Buffer.from([code, identifier, 0, 0]), authenticator, ...bodies]);
  if (bytes.length > mostBytes) return undefined;
  bytes.writeUInt16BE(bytes.length, 2);
  return bytes;
}

/** The inverse of `encodePacket`; undefined where the bytes are no packet. What follows a packet is padding. */
export function decodePacket(received: Buffer): RadiusPacket | undefined {
  const bytes = packetIn(received);
  const attributes = bytes && attributesIn(bytes);
  if (!bytes || !attributes) return undefined;
  return {
    code: bytes.readUInt8(0),
    identifier: bytes.readUInt8(1),
    authenticator: Buffer.from(bytes.subarray(authenticatorAt, headerBytes)),
    attributes: attributes.map(({ type, at, end }) => ({ type, value: Buffer.from(bytes.subarray(at, end)) })),
  };
}

/**
 * A request of RFC 5176, signed: Message-Authenticator first, over zeros where the authenticator will stand (§3.4 and RFC
 * 3579 §3.2); then the Request Authenticator over all of it (§2.3). Undefined where RADIUS has no form for it.
 */
export function encodeRequest(
  { code, identifier, attributes }: Omit<RadiusPacket, 'authenticator'>,
  secret: string,
): Buffer | undefined {
  const zeros = Buffer.alloc(authenticatorBytes);
  const mark = { type: attributeTypes.messageAuthenticator, value: zeros };
  const bytes = encodePacket({ code, identifier, authenticator: zeros, attributes: [mark, ...attributes] });
  if (!bytes) return undefined;
  createHmac('md5', secret)
    .update(bytes)
    .digest()
    .copy(bytes, headerBytes + 2);
  createHash('md5').update(bytes).update(secret).digest().copy(bytes, authenticatorAt);
  return bytes;
}

/**
 * The answer to this request, where who knows the secret has made it: undefined where the Response Authenticator is wrong,
 * or a Message-Authenticator, which an answer may do without.
 */
export function decodeAnswer(received: Buffer, request: Buffer, secret: string): RadiusPacket | undefined {
  const packet = decodePacket(received);
  const bytes = packetIn(received);
  if (!packet || !bytes || packet.identifier !== request.readUInt8(1)) return undefined;
  const asSigned = Buffer.from(bytes);
  request.copy(asSigned, authenticatorAt, authenticatorAt, headerBytes);
  const expected = createHash('md5').update(asSigned).update(secret).digest();
  if (!timingSafeEqual(expected, packet.authenticator)) return undefined;
  return isMarked(asSigned, secret) ? packet : undefined;
}

/** Whether Message-Authenticator is right, or there is none. The request's authenticator stands in the answer's place. */
function isMarked(bytes: Buffer, secret: string): boolean {
  const marks = (attributesIn(bytes) ?? []).filter(({ type }) => type === attributeTypes.messageAuthenticator);
  const [mark, another] = marks;
  if (!mark) return true;
  const told = Buffer.from(bytes.subarray(mark.at, mark.end));
  if (another || told.length !== authenticatorBytes) return false;
  bytes.fill(0, mark.at, mark.end);
  return timingSafeEqual(createHmac('md5', secret).update(bytes).digest(), told);
}

/** An address as an attribute has it: four bytes, or sixteen (RFC 3162 §2.1). */
export function bytesOfAddress(address: string): Buffer {
  if (!address.includes(':')) return Buffer.from(address.split('.').map(Number));
  const [before = [], after = []] = address.split('::').map((side) => side.split(':').filter((group) => group !== ''));
  const left = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return Buffer.from([...before, ...left, ...after].map((group) => group.padStart(4, '0')).join(''), 'hex');
}

/** What is said in four bytes, such as Error-Cause; undefined where it is not, or is not said. */
export function numberIn({ attributes }: RadiusPacket, type: number): number | undefined {
  const value = attributes.find((attribute) => attribute.type === type)?.value;
  return value?.length === 4 ? value.readUInt32BE(0) : undefined;
}

const isByte = (number: number): boolean => Number.isInteger(number) && number >= 0 && number <= 255;

/** The packet without its padding. */
function packetIn(received: Buffer): Buffer | undefined {
  if (received.length < headerBytes) return undefined;
  const length = received.readUInt16BE(2);
  if (length < headerBytes || length > mostBytes || length > received.length) return undefined;
  return received.subarray(0, length);
}

function attributesIn(bytes: Buffer): { type: number; at: number; end: number }[] | undefined {
  const attributes = [];
  for (let at = headerBytes; at < bytes.length; ) {
    const [type, length] = [bytes[at], bytes[at + 1]];
    // Three bytes at least: a type, a length, a value. Type 0 is of nobody.
    if (!type || length === undefined || length < 3 || at + length > bytes.length) return undefined;
    attributes.push({ type, at: at + 2, end: at + length });
    at += length;
  }
  return attributes;
}
