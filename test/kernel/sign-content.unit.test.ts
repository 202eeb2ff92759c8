import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { signAttached } from '../../server/kernel/sign-content.ts';
import { useAtEnd } from '../support/at-end.ts';
import { makeSiteCertificate } from '../support/site-certificate.ts';

const atEnd = useAtEnd();
const content = Buffer.from('What is signed, with lines\nand "signs" – 雪\n');

describe.each([
  ['rsa', 'rsaEncryption (1.2.840.113549.1.1.1)'],
  ['ec', 'ecdsa-with-SHA256 (1.2.840.10045.4.3.2)'],
] as const)('What a site signs with a key of %s', (kind, algorithm) => {
  const site = makeSiteCertificate(atEnd, kind);
  const other = makeSiteCertificate(atEnd, kind);
  const certificates =
    readFileSync(site.certificate, 'utf8').match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g) ?? [];
  const [certificate, ...chain] = certificates.map((pem) => new X509Certificate(pem));
  const signed = (at = new Date()) => {
    const signer = { key: createPrivateKey(readFileSync(site.key)), certificate: certificate!, chain };
    return signAttached(content, signer, at);
  };
  const cms = (bytes: Buffer, ...args: string[]) => {
    const path = `${site.key}.cms`;
    writeFileSync(path, bytes);
    return execFileSync('openssl', ['cms', '-inform', 'DER', '-in', path, ...args], { stdio: 'pipe' });
  };
  const verify = (bytes: Buffer, root = site.root) =>
    cms(bytes, '-verify', '-CAfile', root, '-purpose', 'any', '-binary');

  it('is taken by OpenSSL, up to the authority that the site’s certificate leads to', () => {
    expect(verify(signed())).toEqual(content);
    expect(() => verify(signed(), other.root)).toThrow(/unable to get local issuer certificate/);
  });

  it('is not taken when a letter of it was changed', () => {
    const bytes = signed();
    const at = bytes.indexOf('What is signed');
    bytes.write('w', at);
    expect(() => verify(bytes)).toThrow(/digest failure|content verify error/);
  });

  it('says by what it was signed, when, and nothing that phones do not read', () => {
    const told = String(cms(signed(new Date('2031-02-03T04:05:06Z')), '-cmsout', '-print', '-noout'));
    expect(told).toContain(`signatureAlgorithm: \n          algorithm: ${algorithm}`);
    expect(told).toContain('UTCTIME:Feb  3 04:05:06 2031 GMT');
    expect(told.match(/d\.certificate:/g)).toHaveLength(2);
  });
});
