import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type SecureVersion } from 'node:tls';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  certifyAccessPoint,
  certifyAuthority,
  pemOfCertificate,
  pemOfKey,
} from '../../server/network-access/authorities/certificates.ts';
import { useApp } from '../support/app.ts';
import { useAtEnd } from '../support/at-end.ts';
import { startRadsecproxy, type TlsIdentity } from '../support/radsecproxy.ts';
import { accountingPacket, tellAccounting } from './accounting-packets.ts';
import { renderAgain } from './render-again.ts';
import { accessPointSecret, useWifi } from './wifi-venue.ts';

const app = useApp();
const wifi = useWifi(app, { isOverTls: true });
const atEnd = useAtEnd();
const sql = postgres(app.database.url, { max: 1, onnotice: () => undefined });
afterAll(() => sql.end());

const path = '/api/network/access-points';
const far = 'Across the river / 1';
let network: string;

const importing = async (...names: string[]) => {
  const accessPoints = [
    { name: 'East gate 1', address: '127.0.0.1', secret: accessPointSecret },
    ...names.map((name) => ({ name, isOverTls: true })),
  ];
  expect((await app.ask('PUT', path, { cookie: network, body: { accessPoints } })).status).toBe(200);
};
const ask = (name: string, body: object) =>
  app.ask('POST', `${path}/${encodeURIComponent(name)}/certificate`, { cookie: network, body });

/** A certificate with a key, made by the server. */
async function certificateFor(name: string): Promise<TlsIdentity> {
  const answer = await ask(name, {});
  expect(answer.status).toBe(201);
  return answer.json() as Promise<TlsIdentity>;
}

/** As somebody makes a key on the access point itself. */
async function ownKey(): Promise<{ request: string; privateKey: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-csr-'));
  const [key, csr] = [join(folder, 'key.pem'), join(folder, 'csr.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  await promisify(execFile)('openssl', [
    'req',
    '-new',
    ...curve,
    '-nodes',
    '-subj',
    '/CN=ap',
    '-keyout',
    key,
    '-out',
    csr,
  ]);
  const [privateKey, request] = [await readFile(key, 'utf8'), await readFile(csr, 'utf8')];
  await rm(folder, { recursive: true });
  return { privateKey, request };
}

/** Whether FreeRADIUS takes a packet of accounting from who shows this; or hangs up, or says nothing for two seconds. */
async function speak(shown: Partial<TlsIdentity>, maxVersion?: SecureVersion): Promise<'answered' | 'refused'> {
  const { certificate: cert, privateKey: key } = shown;
  const own = cert && key ? { cert, key } : {};
  const socket = connect({
    ...{ host: '127.0.0.1', port: wifi().radius.radsecPort, rejectUnauthorized: false, ...own },
    ...(maxVersion && { maxVersion }),
  });
  socket.on('secureConnect', () =>
    socket.write(accountingPacket({ status: 'Start', accountingId: 'hello' }, 'radsec')),
  );
  const heard = new Promise<'answered' | 'refused'>((resolve) => {
    socket.once('data', () => resolve('answered'));
    for (const end of ['error', 'close'] as const) socket.once(end, () => resolve('refused'));
    socket.setTimeout(2_000, () => resolve('refused'));
  });
  try {
    return await heard;
  } finally {
    socket.destroy();
  }
}

beforeAll(async () => {
  network = await app.signedInAs('network');
  await importing(far);
});

describe('An access point in a network that is not trusted', () => {
  it('asks over TLS, by radsecproxy and a certificate for its own key; a phone stays for ten minutes, and is counted', async () => {
    const { request, privateKey } = await ownKey();
    const answer = await ask(far, { request });
    expect(answer.status).toBe(201);
    const made = (await answer.json()) as TlsIdentity & { serverName: string };
    expect(made.privateKey).toBeUndefined();
    const { radsecPort } = wifi().radius;
    const shown = { ...made, privateKey };
    const proxy = await startRadsecproxy(atEnd, shown, {
      ...{ radsecPort, serverName: made.serverName, secret: accessPointSecret },
    });
    const { venue, setUp, join: joins } = wifi();
    const person = await venue.invite();
    for (const method of ['peap', 'tls'] as const) {
      const { phone } = await setUp(person, method);
      const { outcome, attributes, text } = await joins(phone, { port: proxy.port, patience: 15 });
      expect(outcome, text + proxy.said()).toBe('accepted');
      expect(Number(attributes.get(27))).toBe(600);
    }
    const [open] = await sql<{ id: string; name: string }[]>`
      select c.id, p.name from connections c join access_points p on p.id = c.access_point_id
      where c.delegate_id = ${person.delegateId} order by admitted_at desc limit 1`;
    expect(open?.name).toBe(far);
    const told = {
      status: 'Interim-Update',
      accountingId: 'over-tls',
      connection: open?.id ?? '',
      seconds: 60,
      up: 700,
    } as const;
    expect(await tellAccounting(told, { port: proxy.port, secret: accessPointSecret }), proxy.said()).toBe(true);
    const counted = () => sql`select octets_up::int as up from connections where id = ${open?.id ?? ''}`;
    await expect.poll(counted).toEqual([{ up: 700 }]);
    await importing();
    const { phone } = await setUp(person, 'ttls');
    expect((await joins(phone, { port: proxy.port, patience: 4 })).outcome).not.toBe('accepted');
    await importing(far);
    expect((await joins(phone, { port: proxy.port, patience: 15 })).outcome).toBe('accepted');
  }, 90_000);

  it('is refused without a certificate, with one of others, of a phone, the one before, or once it is taken off', async () => {
    const before = await certificateFor(far);
    expect([await speak(before, 'TLSv1.2'), await speak(before, 'TLSv1.3')]).toEqual(['answered', 'answered']);
    const validity = { from: new Date(Date.now() - 3_600_000), until: new Date(Date.now() + 3_600_000) };
    const stranger = await certifyAccessPoint(await certifyAuthority('Causeway', validity), far, validity);
    const forged = {
      certificate: pemOfCertificate(stranger.certificate),
      privateKey: pemOfKey(stranger.key ?? Buffer.alloc(0)),
    };
    const { phone } = await wifi().setUp(await wifi().venue.invite(), 'tls');
    if (!('certificate' in phone)) throw new Error('it has no certificate');
    const ofPhone = { certificate: phone.certificate, privateKey: phone.key };
    const now = await certificateFor(far);
    for (const shown of [{}, forged, ofPhone, before]) expect(await speak(shown)).toBe('refused');
    expect(await speak(now)).toBe('answered');
    await importing('Another');
    expect(await speak(now)).toBe('refused');
    await importing(far);
    expect(await speak(now)).toBe('answered');
  }, 60_000);
});

it('a certificate is made for one that is over TLS, and for a key that its owner has', async () => {
  const codes = async (answer: Response) => (await answer.json()).code;
  for (const name of ['East gate 1', 'Nobody'])
    expect(await codes(await ask(name, {}))).toBe('network_access.access_point_unknown');
  const { request } = await ownKey();
  const [first, ...rest] = request.split('\n');
  // A letter within the signature.
  const body = rest.join('\n');
  const at = body.lastIndexOf('-----END') - 12;
  const bent = `${first}\n${body.slice(0, at)}${body[at] === 'A' ? 'B' : 'A'}${body.slice(at + 1)}`;
  for (const faulty of [bent, 'no request', request.replace('BEGIN CERTIFICATE REQUEST', 'BEGIN CERTIFICATE')])
    expect(await codes(await ask(far, { request: faulty }))).toBe('network_access.certificate_request_faulty');
  expect(
    (await app.ask('POST', `${path}/x/certificate`, { cookie: await app.signedInAs('desk'), body: {} })).status,
  ).toBe(403);
});

it('what an authority has signed for access points ends with it', async () => {
  const administrator = await app.signedInAs('administrator');
  const certificate = await certificateFor(far);
  expect(await speak(certificate)).toBe('answered');
  const { authorities } = await (await app.ask('GET', '/api/network/authorities', { cookie: administrator })).json();
  await app.ask('POST', '/api/network/authorities', { cookie: administrator });
  const { radius } = wifi();
  await renderAgain(app, radius, { isOverTls: true });
  await radius.stop();
  await radius.start();
  expect(await speak(certificate)).toBe('answered');
  const answer = await app.ask('POST', `/api/network/authorities/${authorities[0].id}/retire`, {
    cookie: administrator,
  });
  expect(await answer.json()).toMatchObject({ accessPoints: 1 });
  expect(await speak(certificate)).toBe('refused');
});
