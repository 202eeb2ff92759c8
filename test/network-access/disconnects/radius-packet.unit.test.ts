import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainAddress } from '../../../server/kernel/networks.ts';
import {
  attributeTypes,
  bytesOfAddress,
  decodeAnswer,
  decodePacket,
  encodePacket,
  encodeRequest,
  numberIn,
  packetCodes,
  type RadiusPacket,
} from '../../../server/network-access/disconnects/radius-packet.ts';

const secret = 'a secret of an access point';
const hex = (text: string) => Buffer.from(text, 'hex');

/** A Disconnect-Request with its authenticators, made by another program; and what was answered to it. */
const request = hex(
  '28070057305b85cfcc1248b0fe4d0a2d4ee9f67f5012453e3bb24d5af4d678cfda5ff4fa4d252c12364131423243334434453546363037311f1330322d30302d35452d31302d30302d464637066b02851504060a140007',
);
const acknowledged = hex('290700269db808f4e569b3918f4f10b2f8d1241e50121d2e40a651257d7ebb242340344c7976');
const acknowledgedPlainly = hex('29070014ac35ad50486fa045667f4b9411386d0a');
const notFound = hex('2a07002c81760496f173fc4fbe2e94abd2b7f09350128373ca69d5493391f44a42ec40b6c96b6506000001f7');
const asked = {
  code: packetCodes.disconnectRequest,
  identifier: 7,
  attributes: [
    { type: attributeTypes.acctSessionId, value: Buffer.from('6A1B2C3D4E5F6071') },
    { type: attributeTypes.callingStationId, value: Buffer.from('02-00-5E-10-00-FF') },
    { type: attributeTypes.eventTimestamp, value: hex('6b028515') },
    { type: attributeTypes.nasIpAddress, value: hex('0a140007') },
  ],
};

/** An acknowledgement with a right Response Authenticator and these as its marks. */
function signedAs(marks: readonly Buffer[]): Buffer {
  const attributes = marks.map((value) => ({ type: attributeTypes.messageAuthenticator, value }));
  const authenticator = request.subarray(4, 20);
  const bytes = encodePacket({ code: packetCodes.disconnectAck, identifier: 7, authenticator, attributes })!;
  createHash('md5').update(bytes).update(secret).digest().copy(bytes, 4);
  return bytes;
}

const attribute = fc.record({
  type: fc.integer({ min: 1, max: 255 }),
  value: fc.uint8Array({ minLength: 1, maxLength: 253 }).map((bytes) => Buffer.from(bytes)),
});
const packet = fc.record({
  code: fc.integer({ min: 0, max: 255 }),
  identifier: fc.integer({ min: 0, max: 255 }),
  authenticator: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes)),
  attributes: fc.array(attribute, { maxLength: 15 }),
});

describe('a request', () => {
  it('has the authenticators that others compute', () => {
    expect(encodeRequest(asked, secret)?.toString('hex')).toBe(request.toString('hex'));
  });

  it('is not made where RADIUS has no form for it', () => {
    const long = { type: 1, value: Buffer.alloc(253) };
    expect(encodeRequest({ ...asked, identifier: 256 }, secret)).toBeUndefined();
    expect(encodeRequest({ ...asked, attributes: [{ type: 31, value: Buffer.alloc(254) }] }, secret)).toBeUndefined();
    expect(encodeRequest({ ...asked, attributes: [{ type: 31, value: Buffer.alloc(0) }] }, secret)).toBeUndefined();
    expect(encodeRequest({ ...asked, attributes: [{ type: 0, value: Buffer.alloc(1) }] }, secret)).toBeUndefined();
    expect(encodeRequest({ ...asked, attributes: Array(15).fill(long) }, secret)).toHaveLength(38 + 15 * 255);
    expect(encodeRequest({ ...asked, attributes: Array(16).fill(long) }, secret)).toBeUndefined();
  });
});

describe('an answer', () => {
  it('is known as one of who knows the secret', () => {
    expect(decodeAnswer(acknowledged, request, secret)?.code).toBe(packetCodes.disconnectAck);
    expect(decodeAnswer(acknowledgedPlainly, request, secret)?.code).toBe(packetCodes.disconnectAck);
    const refused = decodeAnswer(notFound, request, secret);
    expect(refused?.code).toBe(packetCodes.disconnectNak);
    expect(refused && numberIn(refused, attributeTypes.errorCause)).toBe(503);
  });

  it('is none under another secret, to another request, or where a single bit of it is another', () => {
    expect(decodeAnswer(acknowledged, request, 'another secret')).toBeUndefined();
    const other = encodeRequest({ ...asked, attributes: asked.attributes.slice(1) }, secret)!;
    expect(decodeAnswer(acknowledged, other, secret)).toBeUndefined();
    for (const answer of [acknowledged, acknowledgedPlainly, notFound])
      for (let bit = 0; bit < answer.length * 8; bit += 1) {
        const altered = Buffer.from(answer);
        altered[bit >> 3]! ^= 1 << (bit & 7);
        expect(decodeAnswer(altered, request, secret), `bit ${bit}`).toBeUndefined();
      }
  });

  it('is none where Message-Authenticator is wrong or comes twice, though all else is right', () => {
    const value = Buffer.alloc(16);
    for (const marks of [[value], [value, value], [Buffer.alloc(4)]]) {
      const forged = signedAs(marks);
      expect(decodeAnswer(forged, request, secret)).toBeUndefined();
    }
  });

  it('may have padding behind it', () => {
    const padded = Buffer.concat([acknowledged, Buffer.alloc(7)]);
    expect(decodeAnswer(padded, request, secret)?.code).toBe(packetCodes.disconnectAck);
  });

  it('that is any bytes at all is none, and does no harm', () => {
    const bytes = fc.uint8Array({ maxLength: 5000 }).map((each) => Buffer.from(each));
    fc.assert(fc.property(bytes, (each) => decodeAnswer(each, request, secret) === undefined));
  });
});

describe('a packet', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(packet, (written) => {
        const bytes = encodePacket(written)!;
        expect(decodePacket(bytes)).toEqual(written);
        expect(decodePacket(Buffer.concat([bytes, Buffer.from([1, 2, 3])]))).toEqual(written);
      }),
    );
  });

  it('is none when it was cut, or tells a length that it has not', () => {
    fc.assert(
      fc.property(packet, fc.nat(), (written, at) => {
        const bytes = encodePacket(written)!;
        expect(decodePacket(bytes.subarray(0, at % bytes.length))).toBeUndefined();
      }),
    );
    for (const length of [0, 19, 21, 4097]) {
      const bytes = Buffer.from(acknowledgedPlainly);
      bytes.writeUInt16BE(length, 2);
      expect(decodePacket(bytes)).toBeUndefined();
    }
  });

  it.each(['00', '0105', '0102', '0103ff01', '0003ff'])('with the attribute %s is none', (attributes) => {
    const body = hex(attributes);
    const head = Buffer.from([41, 7, 0, 20 + body.length]);
    expect(decodePacket(Buffer.concat([head, Buffer.alloc(16), body]))).toBeUndefined();
  });

  it('written anew from any bytes that are one gives those bytes', () => {
    const almost = fc.tuple(packet, fc.nat(), fc.nat(255)).map(([written, at, byte]) => {
      const bytes = encodePacket(written)!;
      bytes[at % bytes.length] = byte;
      return bytes;
    });
    fc.assert(
      fc.property(almost, (bytes) => {
        const read: RadiusPacket | undefined = decodePacket(bytes);
        if (read) expect(encodePacket(read)).toEqual(bytes.subarray(0, bytes.readUInt16BE(2)));
      }),
    );
  });
});

describe('An address in an attribute', () => {
  it('is of four bytes, or of sixteen', () => {
    expect([...bytesOfAddress('10.0.0.255')]).toEqual([10, 0, 0, 255]);
    for (const [address, bytes] of [
      ['::1', '00000000000000000000000000000001'],
      ['::', '00000000000000000000000000000000'],
      ['2001:db8::5', '20010db8000000000000000000000005'],
      ['fe80::', 'fe800000000000000000000000000000'],
    ] as const)
      expect(bytesOfAddress(address).toString('hex')).toBe(bytes);
  });

  it('is the one that it is written as', () => {
    const groups = fc.array(fc.integer({ min: 0, max: 65_535 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(groups, (numbers) => {
        const long = numbers.map((number) => number.toString(16)).join(':');
        // In its short form; of what is mapped from IPv4 there is none.
        const short = plainAddress(long) ?? '';
        fc.pre(short.includes(':') && !short.includes('.'));
        const hex = numbers.map((number) => number.toString(16).padStart(4, '0')).join('');
        for (const address of [long, short]) expect(bytesOfAddress(address).toString('hex')).toBe(hex);
      }),
    );
  });
});
