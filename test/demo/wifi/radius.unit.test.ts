import { expect, it } from 'vitest';
import { codes, isAnswer, readRequest, whole, writeAnswer, writeRequest } from '../../../ops/demo/client/radius.ts';
import { readAnswer } from '../../../ops/demo/simulator/wifi/log-in.ts';
import {
  decodeAnswer,
  decodePacket,
  encodeRequest,
  numberIn,
} from '../../../server/network-access/disconnects/radius-packet.ts';

// Written apart from the server's own, by the same documents: each reads what the other has written.

const secret = 'what-both-know';

it('a simulated access point reads what the server asks, and nothing of who does not know the secret', () => {
  const attributes = [
    { type: 44, value: Buffer.from('A1') },
    { type: 31, value: Buffer.from('02-00-00-00-00-01') },
  ];
  const request = encodeRequest({ code: codes.disconnectRequest, identifier: 7, attributes }, secret)!;
  expect(readRequest(request, secret)?.get(44)?.toString()).toBe('A1');
  expect(readRequest(request, 'what-nobody-knows')).toBeUndefined();
  expect(readRequest(request.subarray(0, -1), secret)).toBeUndefined();
  const changed = Buffer.from(request);
  changed[changed.length - 1]! ^= 1;
  expect(readRequest(changed, secret)).toBeUndefined();

  const refused = writeAnswer(codes.disconnectNak, request, new Map([[101, whole(503)]]), secret);
  const read = decodeAnswer(refused, request, secret)!;
  expect([read.code, numberIn(read, 101)]).toEqual([codes.disconnectNak, 503]);
  expect(decodeAnswer(writeAnswer(codes.disconnectAck, request, new Map(), 'other'), request, secret)).toBeUndefined();
});

it('what it tells has the form that the server’s own has, and it knows the answer to it', () => {
  const request = writeRequest(codes.accountingRequest, 9, new Map([[44, Buffer.from('A1')]]), secret);
  const server = { code: codes.accountingRequest, identifier: 9, attributes: [{ type: 44, value: Buffer.from('A1') }] };
  expect(request).toEqual(encodeRequest(server, secret));
  expect(decodePacket(request)?.attributes.map(({ type }) => type)).toEqual([80, 44]);
  const answer = writeAnswer(codes.accountingResponse, request, new Map(), secret);
  expect(isAnswer(answer, request, secret)).toBe(true);
  expect(isAnswer(answer, writeRequest(codes.accountingRequest, 8, new Map(), secret), secret)).toBe(false);
  expect(isAnswer(writeAnswer(codes.accountingResponse, request, new Map(), 'other'), request, secret)).toBe(false);
});

it('a phone was let in that has a connection’s name; refused is not unanswered', () => {
  const accepted = `RADIUS message: code=2 (Access-Accept)\n   Attribute 25 (Class) length=18\n      Value: 0a0b\nSUCCESS\n`;
  expect(readAnswer(accepted)).toEqual({ class: Buffer.from([10, 11]) });
  expect(readAnswer('RADIUS message: code=3 (Access-Reject)\nFAILURE\n')).toBe('refused');
  expect(readAnswer('EAPOL test timed out\nFAILURE\n')).toBe('unanswered');
});
