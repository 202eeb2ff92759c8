import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type OwnNetwork, ownNetwork } from '../../../server/network-access/network-access.contract.ts';
import type { SetUpKind } from '../../../server/network-access/onboarding/onboarding.contract.ts';
import type { Wifi } from '../../../server/network-access/onboarding/wifi.ts';
import { openOwnPage } from '../../privacy/retention-world.ts';
import { useApp } from '../../support/app.ts';
import { useAtEnd } from '../../support/at-end.ts';
import { makeSiteCertificate } from '../../support/site-certificate.ts';
import { unzip } from '../../support/unzip.ts';
import { useWifi } from '../wifi-venue.ts';
import { openReader, plistIn, textsIn } from './read-profile.ts';

const atEnd = useAtEnd();
const site = makeSiteCertificate(atEnd, 'ec');
const [own = '', between = ''] = readFileSync(site.certificate, 'utf8').split(/(?<=END CERTIFICATE-----\n)/);
const signer = {
  key: createPrivateKey(readFileSync(site.key)),
  certificate: new X509Certificate(own),
  chain: [new X509Certificate(between)],
};
/** Names as people give them; 32 bytes in the air. */
const name = 'Wi-Fi <"会场" & \'Halle\'>';
const passpoint = { domain: 'wifi.example.org', consortiums: ['5A03BA0000', '004096'] };
const settings: Wifi = { name, passpoint, findSigner: () => signer };
const app = useApp({ wifi: settings });
const wifi = useWifi(app);
const password = 'abcdefghijk23456789m';
let desk = '';
let reader: Page;
beforeAll(async () => {
  desk = await app.signedInAs('desk');
  reader = await openReader(atEnd);
});

const ask = (cookie: string, kind: SetUpKind, deviceName = 'iPhone <&"\' 雪>') =>
  app.ask('POST', '/api/delegate/network/set-up', { cookie, body: { deviceName, kind, password } });

/** Somebody verified, and the file that sets a device of theirs up. */
async function fileFor(kind: SetUpKind) {
  const { delegateId } = await wifi().venue.invite();
  const cookie = await openOwnPage(app, desk, delegateId);
  const answer = await ask(cookie, kind);
  if (answer.status !== 200) throw new Error(await answer.text());
  return { cookie, answer, bytes: Buffer.from(await answer.arrayBuffer()) };
}

const networkOf = async (cookie: string): Promise<OwnNetwork> =>
  ownNetwork.parse(await (await app.ask('GET', '/api/delegate/network', { cookie })).json());

const trustedBy = async (cookie: string): Promise<string[]> =>
  (await networkOf(cookie)).wifi?.authorities.map(({ certificate }) => certificate) ?? [];

/** By what certificates are told apart, whichever way they are written. */
const marksOf = (certificates: readonly (string | Buffer | undefined)[]): string[] =>
  certificates.map((one) => new X509Certificate(one ?? '').fingerprint256);

async function joined(cookie: string, keyFile: Uint8Array, filePassword: string, serverName = 'radius.localhost') {
  const authorities = (await trustedBy(cookie)).join('');
  const phone = { method: 'tls by file', authorities, serverName, keyFile, password: filePassword } as const;
  return (await wifi().join(phone)).outcome;
}

/** What stands in a signed profile, once OpenSSL has found that the site has signed it. */
async function verified(bytes: Buffer): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-profile-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'profile'), bytes);
  const args = ['cms', '-verify', '-inform', 'DER', '-in', join(folder, 'profile'), '-CAfile', site.root];
  return execFileSync('openssl', [...args, '-purpose', 'any', '-binary'], { stdio: 'pipe' });
}

// biome-ignore lint/suspicious/noExplicitAny: whatever stands there, tests look into it.
const payloadsOf = (profile: any, type: string): any[] =>
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  profile.PayloadContent.filter(({ PayloadType }: any) => PayloadType === type);

describe('A profile for Apple', () => {
  it('is signed by the site, and sets up EAP-TLS with the server pinned and nothing else', async () => {
    const { answer, bytes } = await fileFor('apple');
    expect(answer.headers.get('content-type')).toBe('application/x-apple-aspen-config');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="wifi.mobileconfig"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const profile = await plistIn(reader, await verified(bytes));
    expect(profile).toMatchObject({ PayloadType: 'Configuration', PayloadRemovalDisallowed: false });
    expect(profile).toMatchObject({ PayloadIdentifier: 'localhost.causeway.wifi' });
    const roots = payloadsOf(profile, 'com.apple.security.root');
    const [certificate] = payloadsOf(profile, 'com.apple.security.pkcs12');
    const [network, hotspot] = payloadsOf(profile, 'com.apple.wifi.managed');
    expect(network).toMatchObject({ SSID_STR: name, PayloadCertificateUUID: certificate.PayloadUUID });
    expect(network.EAPClientConfiguration).toEqual({
      ...{ AcceptEAPTypes: ['13'], UserName: 'anonymous', TLSMinimumVersion: '1.2' },
      TLSTrustedServerNames: ['radius.localhost'],
      PayloadCertificateAnchorUUID: roots.map(({ PayloadUUID }) => PayloadUUID),
    });
    expect(hotspot).toMatchObject({ IsHotspot: true, DomainName: 'wifi.example.org' });
    expect(hotspot).not.toHaveProperty('SSID_STR');
    expect(hotspot.RoamingConsortiumOIs).toEqual(['5A03BA0000', '004096']);
  });

  it('lets its device join', async () => {
    const { cookie, bytes } = await fileFor('apple');
    const profile = await plistIn(reader, await verified(bytes));
    const [{ PayloadContent, Password }] = payloadsOf(profile, 'com.apple.security.pkcs12');
    expect(await joined(cookie, Buffer.from(PayloadContent, 'base64'), Password)).toBe('accepted');
  });
});

it('A file for geteduroam lets its device join, and says where, by what, and until when', async () => {
  const { cookie, answer, bytes } = await fileFor('eap_config');
  expect(answer.headers.get('content-type')).toBe('application/eap-config');
  const texts = (path: string) => textsIn(reader, bytes, path);
  expect(await texts('EAPMethod > Type')).toEqual(['13']);
  expect(await texts('ServerID')).toEqual(['radius.localhost']);
  expect(await texts('SSID, MinRSNProto, ConsortiumOID')).toEqual([name, 'CCMP', '5A03BA0000', '004096']);
  expect(await texts('DisplayName')).toHaveLength(6);
  const { credentials } = await networkOf(cookie);
  expect(await texts('ValidUntil')).toEqual([credentials[0]?.validUntil]);
  const [file = '', passphrase = ''] = await texts('ClientCertificate, Passphrase');
  expect(await joined(cookie, Buffer.from(file, 'base64'), passphrase)).toBe('accepted');
});

it('The files for Windows let its device join, pin the server, and stand in a script as they are called', async () => {
  const { cookie, bytes } = await fileFor('windows');
  const files = await unzip(bytes);
  const script = String(files.get('set-up.cmd'));
  const [, secret = ''] = /-p (\S+) -importpfx My device\.p12/.exec(script) ?? [];
  expect(await joined(cookie, files.get('device.p12') ?? Buffer.alloc(0), secret)).toBe('accepted');
  const added = Array.from(script.matchAll(/-addstore Root (\S+)/g), ([, file = '']) => files.get(file));
  expect(marksOf(added)).toEqual(marksOf(await trustedBy(cookie)));
  const network = files.get('network.xml') ?? Buffer.alloc(0);
  expect(await textsIn(reader, network, 'SSID > hex')).toEqual([Buffer.from(name).toString('hex').toUpperCase()]);
  expect(await textsIn(reader, network, 'ServerNames')).toEqual(['radius.localhost']);
  const thumbprints = added.map((der) => new X509Certificate(der ?? '').fingerprint.toLowerCase().replaceAll(':', ' '));
  expect(await textsIn(reader, network, 'TrustedRootCA')).toEqual(thumbprints);
});

it('A PKCS#12 opens with the password of the page, and lets its device join until it is removed', async () => {
  const { cookie, bytes } = await fileFor('pkcs12');
  expect(await joined(cookie, bytes, password)).toBe('accepted');
  const { credentials } = await networkOf(cookie);
  await app.ask('DELETE', `/api/delegate/network/credentials/${credentials[0]?.id}`, { cookie });
  expect(await joined(cookie, bytes, password)).toBe('refused');
});

it('A device that was set up by a file does not join where the server is another', async () => {
  const { cookie, bytes } = await fileFor('pkcs12');
  expect(await joined(cookie, bytes, password, 'radius.example.org')).toBe('server_not_trusted');
});

it('A file is refused beyond the limit, and costs no place where it is not made', async () => {
  const { cookie } = await fileFor('pkcs12');
  const { devices } = await networkOf(cookie);
  for (let made = 1; made < devices; made++) await ask(cookie, 'eap_config');
  const refused = await ask(cookie, 'apple');
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'network_access.too_many_devices']);
  const body = { deviceName: 'Phone', kind: 'pkcs12' };
  const without = await app.ask('POST', '/api/delegate/network/set-up', { cookie, body });
  expect([without.status, (await without.json()).code]).toEqual([422, 'request.invalid']);
  expect((await networkOf(cookie)).credentials).toHaveLength(devices);
});

it('A profile names every authority that is trusted while one follows another', async () => {
  await app.ask('POST', '/api/network/authorities', { cookie: await app.signedInAs('administrator') });
  const { cookie, bytes } = await fileFor('apple');
  const profile = await plistIn(reader, await verified(bytes));
  const roots = payloadsOf(profile, 'com.apple.security.root');
  expect(roots).toHaveLength(2);
  const ders = roots.map(({ PayloadContent }) => Buffer.from(PayloadContent, 'base64'));
  expect(marksOf(ders)).toEqual(marksOf(await trustedBy(cookie)));
  expect(new Set(roots.map(({ PayloadIdentifier }) => PayloadIdentifier)).size).toBe(2);
  const [{ EAPClientConfiguration }] = payloadsOf(profile, 'com.apple.wifi.managed');
  expect(EAPClientConfiguration.PayloadCertificateAnchorUUID).toEqual(roots.map(({ PayloadUUID }) => PayloadUUID));
});
