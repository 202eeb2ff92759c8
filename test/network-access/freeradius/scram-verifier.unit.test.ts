import { createHash, createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { scramVerifier } from '../../../server/network-access/freeradius/scram-verifier.ts';

/** The exchange of RFC 7677 §3, whose password is `pencil`. */
const example = {
  salt: 'W22ZaJ0SNY7soEsUEjb6gQ==',
  said: [
    'n=user,r=rOprNGfwEbeRWgbNEkqO',
    'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
    'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0',
  ].join(),
  proof: 'dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
  signature: '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
};

it('a verifier is what RFC 7677 makes of its password', async () => {
  const verifier = await scramVerifier('pencil', Buffer.from(example.salt, 'base64'));
  const [, salt, storedKey = '', serverKey = ''] = /^SCRAM-SHA-256\$4096:(.+)\$(.+):(.+)$/.exec(verifier) ?? [];
  expect(salt).toBe(example.salt);
  const over = (key: string) => createHmac('sha256', Buffer.from(key, 'base64')).update(example.said).digest();
  expect(over(serverKey).toString('base64')).toBe(example.signature);
  // What the client has proven, with what it signed taken off, is the key whose hash is kept.
  const signed = over(storedKey);
  const clientKey = Buffer.from(example.proof, 'base64').map((byte, index) => byte ^ (signed[index] ?? 0));
  expect(createHash('sha256').update(clientKey).digest('base64')).toBe(storedKey);
});
