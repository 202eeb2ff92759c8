import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  certifyAuthority,
  certifyDevice,
  pemOfCertificate,
  pemOfKey,
} from '../../../server/network-access/authorities/certificates.ts';
import { newSecret } from '../../../server/network-access/credentials/random-names.ts';
import { pkcs12 } from '../../../server/network-access/onboarding/pkcs12.ts';
import { useAtEnd } from '../../support/at-end.ts';

const atEnd = useAtEnd();
const folder = await mkdtemp(join(tmpdir(), 'causeway-pkcs12-'));
atEnd(() => rm(folder, { recursive: true, force: true }));
const validity = { from: new Date(Date.now() - 60_000), until: new Date(Date.now() + 3_600_000) };
const authority = await certifyAuthority('Venue', validity);
const device = await certifyDevice(authority, 'abcdefghabcdefgh', validity);
const holds = { key: device.key, certificate: device.certificate, authorities: [authority.certificate] };

/** What OpenSSL makes of a file. */
function opened(bytes: Buffer, password: string, ...more: string[]): string {
  const path = join(folder, 'device.p12');
  writeFileSync(path, bytes);
  const args = ['pkcs12', '-in', path, '-passin', `pass:${password}`, ...more];
  return execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' });
}

it.each([
  { how: 'as it is', more: [] },
  { how: 'with its old algorithms', more: ['-legacy'] },
])('is opened by OpenSSL $how, which finds the key, its certificate and the authority in it', ({ more }) => {
  const password = newSecret();
  const text = opened(pkcs12({ ...holds, name: 'Venue' }, password), password, '-noenc', ...more);
  expect(text).toContain(pemOfKey(device.key));
  expect(text).toContain(pemOfCertificate(device.certificate));
  expect(text).toContain(pemOfCertificate(authority.certificate));
  expect(text.match(/friendlyName: Venue/g)).toHaveLength(2);
});

it('is of the form that every phone reads: triple DES and SHA-1', () => {
  const path = join(folder, 'info.p12');
  writeFileSync(path, pkcs12({ ...holds, name: 'Venue' }, 'secret'));
  // It tells what the file is made of beside what is in it.
  const told = execFileSync('sh', ['-c', `openssl pkcs12 -in ${path} -passin pass:secret -info -noout 2>&1`], {
    encoding: 'utf8',
  });
  expect(told).toContain('MAC: sha1, Iteration 2048');
  expect(told).toContain('PKCS7 Encrypted data: pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 2048');
  expect(told).toContain('Shrouded Keybag: pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 2048');
});

it('is not opened with another password', () => {
  expect(() => opened(pkcs12({ ...holds, name: 'Venue' }, newSecret()), newSecret())).toThrow();
});

it('is opened by Node whatever it is called, and whatever the password', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 1, maxLength: 80 }), (name, password) => {
      const pfx = pkcs12({ ...holds, name }, password);
      expect(() => createSecureContext({ pfx, passphrase: password })).not.toThrow();
      expect(() => createSecureContext({ pfx, passphrase: `${password}x` })).toThrow();
    }),
    { numRuns: 25 },
  );
});
