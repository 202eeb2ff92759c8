import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { md4 } from '../../../server/network-access/credentials/md4.ts';
import { newSecret, newUserName } from '../../../server/network-access/credentials/random-names.ts';
import { ntHash, saltedHash } from '../../../server/network-access/credentials/secret-hashes.ts';

describe('MD4', () => {
  it.each([
    ['', '31d6cfe0d16ae931b73c59d7e0c089c0'],
    ['a', 'bde52cb31de33e46245e05fbdbd6fb24'],
    ['abc', 'a448017aaf21d8525fc10ae87aa6729d'],
    ['message digest', 'd9130a8164549fe818874806e1c7014b'],
    ['abcdefghijklmnopqrstuvwxyz', 'd79e1c308aa5bbcdeea8ed63df412da9'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', '043f8582f241db351ce627e153e7f0e4'],
    [
      '12345678901234567890123456789012345678901234567890123456789012345678901234567890',
      'e33b4ddc9c38f2199c3e7b164fcc0536',
    ],
  ])('of "%s" is as in the appendix of RFC 1320', (message, digest) => {
    expect(md4(Buffer.from(message)).toString('hex')).toBe(digest);
  });

  it('tells messages apart at every length around the ends of blocks', () => {
    const digests = Array.from({ length: 260 }, (_, length) => md4(Buffer.alloc(length, 7)).toString('hex'));
    expect(new Set(digests).size).toBe(260);
  });
});

describe('The hash for MSCHAPv2', () => {
  it('is that of RFC 2759 §9.2', () => {
    expect(ntHash('clientPass').toString('hex')).toBe('44ebba8d5312b8d611474411f56989ae');
  });
});

describe('The salted hash', () => {
  it('is SHA-512 of secret and salt, then the salt, another one each time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (secret) => {
        const hash = saltedHash(secret);
        expect(hash).toHaveLength(80);
        const salt = hash.subarray(64);
        expect(hash.subarray(0, 64)).toEqual(
          createHash('sha512')
            .update(Buffer.concat([Buffer.from(secret), salt]))
            .digest(),
        );
        expect(saltedHash(secret).equals(hash)).toBe(false);
      }),
    );
  });
});

describe('Names and secrets', () => {
  it('have the form that is asked, never twice the same, and use their whole alphabet', () => {
    const names = Array.from({ length: 2_000 }, newUserName);
    const secrets = Array.from({ length: 2_000 }, newSecret);
    for (const name of names) expect(name).toMatch(/^[a-z2-7]{16}$/);
    for (const secret of secrets) expect(secret).toMatch(/^[a-km-np-z2-9]{20}$/);
    expect(new Set([...names, ...secrets]).size).toBe(4_000);
    expect(new Set(names.join('')).size).toBe(32);
    expect(new Set(secrets.join('')).size).toBe(32);
  });
});
