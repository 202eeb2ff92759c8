import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { inTransaction } from '../../../server/kernel/transaction.ts';
import { ensureAuthority } from '../../../server/network-access/authorities/ensure-authority.ts';
import { issueServerCertificate } from '../../../server/network-access/authorities/issue-server-certificate.ts';
import { listTrustedAuthorities } from '../../../server/network-access/authorities/list-authorities.ts';
import { signInDelegate } from '../../registration/forms/applicant.ts';
import { useApp } from '../../support/app.ts';
import { NetworkVenue } from '../network-venue.ts';
import { layOutSeeming } from '../seeming-freeradius.ts';

const app = useApp();
const venue = new NetworkVenue(app);
const dnsName = 'radius.venue.example';

const ensure = () => inTransaction(app.database, (tx) => ensureAuthority(app, tx));
const succeed = () => venue.ask('POST', '/api/network/authorities');
const retire = (id: string) => app.ask('POST', `/api/network/authorities/${id}/retire`, { cookie: venue.staff });

/** The certificates of a chain in PEM. */
const certificatesOf = (chain: string) =>
  (chain.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(
    (pem) => new X509Certificate(pem),
  );

/** Whether a key and a certificate belong together. */
const belong = (key: string, certificate: X509Certificate) =>
  createPublicKey(createPrivateKey(key))
    .export({ type: 'spki', format: 'der' })
    .equals(certificate.publicKey.export({ type: 'spki', format: 'der' }));

async function deviceCertificate() {
  const cookie = await signInDelegate(app, await venue.delegate());
  const body = { deviceName: 'Laptop', method: 'tls' };
  return venue.ask('POST', '/api/delegate/network/credentials', body, cookie);
}

it('one authority is made, however many ask for the first at once', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, ensure));
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  const certificate = new X509Certificate(made[0]!.certificate);
  expect(certificate.ca).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(made[0]!.sealedKey.includes(app.secrets.open('network-authorities', made[0]!.sealedKey))).toBe(false);
  const entries = await venue.asSuperuser`select actor_kind from ledger where action = 'network_authority_made'`;
  expect(entries.map(({ actor_kind }) => actor_kind)).toEqual(['system']);
});

it('the certificate of the server is signed for its name, and for nothing but a server', async () => {
  const { chain, key } = await issueServerCertificate(app, { dnsName });
  const [server, authority] = certificatesOf(chain);
  expect(server?.checkHost(dnsName)).toBe(dnsName);
  expect(server?.checkHost('other.venue.example')).toBeUndefined();
  expect([server?.ca, server?.keyUsage]).toEqual([false, ['1.3.6.1.5.5.7.3.1']]);
  expect(server?.verify(authority!.publicKey) && server.checkIssued(authority!)).toBe(true);
  expect(belong(key, server!)).toBe(true);
  const days = (Date.parse(server!.validTo) - app.clock.now().getTime()) / 86_400_000;
  expect(days).toBeGreaterThan(396);
  expect(days).toBeLessThan(398);
});

it('the certificate of a device is its own, and tells its serial as the database keeps it', async () => {
  const serials = new Set<string>();
  for (let made = 0; made < 5; made += 1) {
    const { credential, certificate, secret, authorities } = await deviceCertificate();
    const device = new X509Certificate(certificate.certificate);
    const authority = new X509Certificate(authorities.at(-1).certificate);
    expect(secret).toBeUndefined();
    expect([device.subject, device.keyUsage]).toEqual([`CN=${credential.userName}`, ['1.3.6.1.5.5.7.3.2']]);
    expect(device.verify(authority.publicKey) && belong(certificate.privateKey, device)).toBe(true);
    expect(Math.abs(Date.parse(device.validTo) - Date.parse(credential.validUntil))).toBeLessThan(1_000);
    const [row] = await venue.asSuperuser`select serial from network_credentials where id = ${credential.id}`;
    expect(row?.serial).toBe(device.serialNumber.toLowerCase());
    expect(row?.serial).toMatch(/^[4-7][0-9a-f]{31}$/);
    serials.add(row?.serial);
  }
  expect(serials.size).toBe(5);
});

it('while two are trusted the older signs for the server, and the newer for devices once FreeRADIUS knows it; then the older is retired', async () => {
  const older = await ensure();
  const before = await deviceCertificate();
  const newer = await succeed();
  const held = await listTrustedAuthorities(app);
  expect(held.map(({ id }) => id)).toEqual([older.id, newer.id]);

  const [, signer] = certificatesOf((await issueServerCertificate(app, { dnsName })).chain);
  expect(signer?.raw.equals(older.certificate)).toBe(true);
  await layOutSeeming(app, { starts: false });
  const between = await deviceCertificate();
  const early = new X509Certificate(between.certificate.certificate);
  expect(early.verify(new X509Certificate(older.certificate).publicKey)).toBe(true);
  await layOutSeeming(app, { starts: true });
  const after = await deviceCertificate();
  const device = new X509Certificate(after.certificate.certificate);
  expect(device.verify(new X509Certificate(newer.certificate).publicKey)).toBe(true);
  expect(after.authorities.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).toEqual(
    held.map(({ fingerprint }) => fingerprint),
  );

  const signs = await retire(newer.id);
  expect([signs.status, (await signs.json()).code]).toEqual([409, 'network_access.authority_signs']);
  const counted = await venue.asSuperuser`select from network_credentials
    where authority_id = ${older.id} and revoked_at is null`;
  expect(await (await retire(older.id)).json()).toEqual({ credentials: counted.length, accessPoints: 0 });
  expect((await listTrustedAuthorities(app)).map(({ id }) => id)).toEqual([newer.id]);
  const [, now] = certificatesOf((await issueServerCertificate(app, { dnsName })).chain);
  expect(now?.raw.equals(new X509Certificate(newer.certificate).raw)).toBe(true);
  const rows = await venue.asSuperuser`select id from network_credentials where method = 'tls' and revoked_at is null`;
  const live = rows.map(({ id }) => id);
  expect([live.includes(before.credential.id), live.includes(after.credential.id)]).toEqual([false, true]);
  const twice = await retire(older.id);
  expect([twice.status, (await twice.json()).code]).toEqual([404, 'network_access.authority_unknown']);
});

it('succeeded by many at once, one waits; then, as many ask at once for what it signs, it alone does', async () => {
  const [signs] = await venue.asSuperuser`select id from network_authorities where succeeded_at is null`;
  const asked = () => app.ask('POST', '/api/network/authorities', { cookie: venue.staff });
  const answers = await Promise.all([asked(), deviceCertificate(), asked(), deviceCertificate(), asked()]);
  const statuses = answers.flatMap((one) => (one instanceof Response ? [one.status] : []));
  expect(statuses.sort()).toEqual([201, 409, 409]);
  await layOutSeeming(app, { starts: true });
  await Promise.all([1, 2, 3, 4].map(deviceCertificate));
  const rows = await venue.asSuperuser`select id from network_authorities where succeeded_at is null`;
  expect(rows).toHaveLength(1);
  expect(rows[0]?.id).not.toBe(signs?.id);
});
