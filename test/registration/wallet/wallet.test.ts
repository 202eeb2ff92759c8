import { createHash, createPublicKey, generateKeyPairSync, randomBytes, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { theSystem } from '../../../server/kernel/actor.ts';
import { issueBadge } from '../../../server/registration/badges/issue-badge.ts';
import { revokeBadge } from '../../../server/registration/badges/revoke-badge.ts';
import { createBadgeReader } from '../../../server/registration/badges/verify-badge.ts';
import { offerPasses, takeApplePass } from '../../../server/registration/wallet/offer-passes.ts';
import type { Wallets } from '../../../server/registration/wallet/wallets.ts';
import { openWallets } from '../../../server/start-up/open-wallets.ts';
import { useApp } from '../../support/app.ts';
import { unzip } from '../../support/unzip.ts';
import { register } from '../register.ts';
import { issueCertificate } from './certificates.ts';
import { checkSignature } from './read-signature.ts';

const app = useApp();
const folder = mkdtempSync(join(tmpdir(), 'wallet-keys-'));
const at = (name: string) => join(folder, name);
let wallets: Wallets;

/** Throw-away keys: an authority, and a certificate of a pass type as Apple makes them. */
beforeAll(() => {
  const subject = { CN: 'Authority' };
  const authority = issueCertificate(subject);
  const pass = issueCertificate(
    { UID: 'pass.example.venue', CN: 'Pass Type ID: pass.example.venue', OU: 'TEAM123456', O: 'Venue' },
    { ...authority, subject },
  );
  const files = { 'ca.pem': authority.certificate, 'ca.key': authority.key, 'pass.pem': pass.certificate };
  for (const [name, text] of Object.entries({ ...files, 'pass.key': pass.key })) writeFileSync(at(name), text);
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const account = {
    client_email: 'badges@venue.example',
    private_key: privateKey.export({ format: 'pem', type: 'pkcs8' }),
  };
  writeFileSync(at('google.json'), JSON.stringify(account));
  writeFileSync(at('google.pub'), publicKey.export({ format: 'pem', type: 'spki' }));
  wallets = openWallets({
    apple: { certificate: at('pass.pem'), key: at('pass.key'), authority: at('ca.pem') },
    google: { key: at('google.json'), issuerId: '3388000000012345678' },
  });
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true }));

const deps = () => ({ ...app, wallets });
async function withBadge(changes: Parameters<typeof register>[1] = {}) {
  const id = await register(app.database, changes);
  const badge = await issueBadge(app, theSystem, { delegateId: id, medium: 'phone' });
  return { badge, actor: { kind: 'delegate', id, signInId: randomBytes(4).toString('hex') } as const };
}

it('makes a pass for Apple Wallet whose signature is good, over these files alone, up to its authority', async () => {
  const { actor, badge } = await withBadge();
  const files = await unzip(await takeApplePass(deps(), actor));
  const pass = JSON.parse(String(files.get('pass.json')));
  expect(pass).toMatchObject({ passTypeIdentifier: 'pass.example.venue', teamIdentifier: 'TEAM123456' });
  expect(pass.barcodes[0]).toMatchObject({ message: badge.token, altText: badge.number });
  const manifest = files.get('manifest.json')!;
  const listed = Object.entries(JSON.parse(String(manifest)));
  expect(listed.map(([name]) => name).sort()).toEqual(['icon.png', 'icon@2x.png', 'icon@3x.png', 'pass.json']);
  for (const [name, digest] of listed) {
    expect(createHash('sha1').update(files.get(name)!).digest('hex'), name).toBe(digest);
  }
  const signature = files.get('signature')!;
  const authority = new X509Certificate(readFileSync(at('ca.pem')));
  const signedAt = checkSignature(signature, manifest, authority);
  expect(Math.floor(signedAt.getTime() / 1000)).toBe(Math.floor(app.clock.now().getTime() / 1000));
  expect(() => checkSignature(signature, Buffer.from('{}'), authority)).toThrow('signed over something else');
  const other = new X509Certificate(issueCertificate({ CN: 'Authority' }).certificate);
  expect(() => checkSignature(signature, manifest, other)).toThrow('not of this authority');
  const spoilt = Buffer.from(signature);
  spoilt.writeUInt8(spoilt.readUInt8(spoilt.length - 1) ^ 1, spoilt.length - 1);
  expect(() => checkSignature(spoilt, manifest, authority)).toThrow('the signature is not good');
});

it('shows in the pass the badge that a gate reads as good', async () => {
  const { actor, badge } = await withBadge();
  const files = await unzip(await takeApplePass(deps(), actor));
  const reader = createBadgeReader(app);
  const token = JSON.parse(String(files.get('pass.json'))).barcodes[0].message;
  await reader.prepare([token]);
  expect(reader.read(token)).toMatchObject({ kind: 'signed', serial: badge.serial, medium: 'phone' });
});

it('speaks the language of the delegate', async () => {
  const { actor } = await withBadge({ locale: 'ar' });
  const files = await unzip(await takeApplePass(deps(), actor));
  const { eventTicket } = JSON.parse(String(files.get('pass.json')));
  expect(eventTicket.secondaryFields[0]).toEqual({ key: 'category', label: 'الفئة', value: 'متحدث' });
  const claims = (await offerPasses(deps(), actor)).google!.split('.').at(-2)!;
  const { payload } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  expect(payload.genericObjects[0].textModulesData[0]).toEqual({ id: 'category', header: 'الفئة', body: 'متحدث' });
});

it('signs the link for Google Wallet with the key of the service account', async () => {
  const { actor, badge } = await withBadge();
  const { google } = await offerPasses(deps(), actor);
  const [header = '', claims = '', signature = ''] = google!
    .replace('https://pay.google.com/gp/v/save/', '')
    .split('.');
  const key = createPublicKey(readFileSync(at('google.pub')));
  expect(verify('sha256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'RS256', typ: 'JWT' });
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
    iss: 'badges@venue.example',
    aud: 'google',
    typ: 'savetowallet',
    payload: { genericObjects: [{ barcode: { type: 'QR_CODE', value: badge.token } }] },
  });
});

it('offers nothing where no keys are set up, and nothing for a badge that is not good', async () => {
  const { actor, badge } = await withBadge();
  expect(await offerPasses({ ...app, wallets: undefined }, actor)).toEqual({});
  await expect(takeApplePass({ ...app, wallets: {} }, actor)).rejects.toMatchObject({ message: /wallet_not_set_up/ });
  await revokeBadge(app, theSystem, { serial: badge.serial, because: 'Lost' });
  expect(await offerPasses(deps(), actor)).toEqual({});
  await expect(takeApplePass(deps(), actor)).rejects.toMatchObject({ message: /wallet_badge_missing/ });
});

it('gives passes to delegates alone', async () => {
  const desk = await app.signedInAs('desk');
  expect((await app.ask('GET', '/api/delegate/wallet', { cookie: desk })).status).toBe(401);
  expect((await app.ask('GET', '/api/delegate/wallet/badge.pkpass')).status).toBe(401);
});

it('does not start with keys that do not belong together, and says which', () => {
  const apple = { certificate: at('pass.pem'), key: at('pass.key'), authority: at('ca.pem') };
  expect(() => openWallets({ apple: { ...apple, key: at('ca.key') } })).toThrow(/APPLE_PASS_KEY is not the key/);
  expect(() => openWallets({ apple: { ...apple, authority: at('pass.pem') } })).toThrow(/APPLE_PASS_AUTHORITY did not/);
  expect(() => openWallets({ apple: { ...apple, certificate: at('nowhere') } })).toThrow(/cannot be read/);
  expect(() => openWallets({ google: { key: at('pass.pem'), issuerId: '1' } })).toThrow(/GOOGLE_WALLET_KEY/);
});
