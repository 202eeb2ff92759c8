import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** RFC 2866 §4, RFC 5176 §2.3. */
export const codes = {
  ...{ accountingRequest: 4, accountingResponse: 5 },
  ...{ disconnectRequest: 40, disconnectAck: 41, disconnectNak: 42 },
} as const;

/** By the attribute's number, in the order in which they are sent. */
export type Attributes = ReadonlyMap<number, Buffer>;

const headBytes = 20;
const authenticatorAt = 4;
const messageAuthenticator = 80;

/** A whole number as RADIUS has it: four bytes. */
export function whole(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value % 2 ** 32);
  return bytes;
}

/** What an access point asks by itself: signed twice, as FreeRADIUS demands (RFC 2866 §3, RFC 2869 §5.14). */
export function writeRequest(code: number, identifier: number, attributes: Attributes, secret: string): Buffer {
  const bytes = packet(code, identifier, new Map([[messageAuthenticator, Buffer.alloc(16)], ...attributes]));
  createHmac('md5', secret)
    .update(bytes)
    .digest()
    .copy(bytes, headBytes + 2);
  signed(bytes, secret).copy(bytes, authenticatorAt);
  return bytes;
}

/** Whether this answers the request, by somebody who knows the secret. */
export function isAnswer(received: Buffer, request: Buffer, secret: string): boolean {
  if (received.length < headBytes || received[1] !== request[1]) return false;
  const asSigned = Buffer.from(received);
  request.copy(asSigned, authenticatorAt, authenticatorAt, headBytes);
  return timingSafeEqual(signed(asSigned, secret), received.subarray(authenticatorAt, headBytes));
}

/** What the server asks of an access point; nothing where somebody else asks it. */
export function readRequest(received: Buffer, secret: string): Attributes | undefined {
  if (received.length < headBytes || received.readUInt16BE(2) !== received.length) return undefined;
  const unsigned = Buffer.from(received).fill(0, authenticatorAt, headBytes);
  if (!timingSafeEqual(signed(unsigned, secret), received.subarray(authenticatorAt, headBytes))) return undefined;
  const attributes = new Map<number, Buffer>();
  for (let at = headBytes; at < received.length; ) {
    const [type = 0, length = 0] = [received[at], received[at + 1]];
    if (length < 3) return undefined;
    attributes.set(type, received.subarray(at + 2, at + length));
    at += length;
  }
  return attributes;
}

/** What an access point answers to it. */
export function writeAnswer(code: number, request: Buffer, attributes: Attributes, secret: string): Buffer {
  const bytes = packet(code, request[1] ?? 0, attributes);
  request.copy(bytes, authenticatorAt, authenticatorAt, headBytes);
  signed(bytes, secret).copy(bytes, authenticatorAt);
  return bytes;
}

function packet(code: number, identifier: number, attributes: Attributes): Buffer {
  const bodies = [...attributes].flatMap(([type, value]) => [Buffer.from([type, value.length + 2]), value]);
  const bytes = Buffer.concat([Buffer.from([code, identifier]), Buffer.alloc(headBytes - 2), ...bodies]);
  bytes.writeUInt16BE(bytes.length, 2);
  return bytes;
}

const signed = (bytes: Buffer, secret: string): Buffer => createHash('md5').update(bytes).update(secret).digest();
