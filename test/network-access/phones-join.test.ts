import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { joinMethods } from '../../db/network-vocabulary.ts';
import {
  certifyAuthority,
  certifyDevice,
  pemOfCertificate,
  pemOfKey,
} from '../../server/network-access/authorities/certificates.ts';
import { useApp } from '../support/app.ts';
import type { Phone } from '../support/eapol-test.ts';
import { tellAccounting } from './accounting-packets.ts';
import { accessPointSecret, useWifi } from './wifi-venue.ts';

const app = useApp();
const wifi = useWifi(app);
/** As the superuser, for what only time does. */
const sql = postgres(app.database.url, { max: 1, onnotice: () => undefined });
afterAll(() => sql.end());

const attempts = async (delegateId: string) =>
  (
    await sql<{ outcome: string }[]>`select outcome from join_attempts where delegate_id = ${delegateId} order by id`
  ).map(({ outcome }) => outcome);
const tunnelGroup = 81;
const sessionTimeout = 27;
const connectionClass = 25;

describe.each(joinMethods)('With %s, a phone', (method) => {
  it('is refused until its delegate is verified, and then gets the network of their category', async () => {
    const { venue, setUp, join } = wifi();
    const person = await venue.invite({ category: 'media', isVerified: false });
    const { phone } = await setUp(person, method);
    expect((await join(phone)).outcome).toBe('refused');
    await venue.settle(person.delegateId, 'verified');
    const { outcome, attributes } = await join(phone);
    expect(outcome).toBe('accepted');
    expect(Buffer.from(attributes.get(tunnelGroup) ?? '', 'hex').toString()).toBe('130');
    expect(Number(attributes.get(sessionTimeout))).toBe(8 * 3600);
    expect(attributes.get(connectionClass)).toMatch(/^[0-9a-f]{32}$/);
    expect(await attempts(person.delegateId)).toEqual(['not_verified', 'admitted']);
  });

  it('is refused when its credential was removed, is over, or is not good yet, and it is told why at the desk', async () => {
    const { venue, setUp, join } = wifi();
    const person = await venue.invite();
    const { phone, made } = await setUp(person, method);
    const credential = sql`update network_credentials set`;
    const whose = sql`where id = ${made.credential.id}`;
    await sql`${credential} valid_from = now() + interval '1 minute' ${whose}`;
    expect((await join(phone)).outcome).toBe('refused');
    await sql`${credential} valid_from = now() - interval '2 minutes', valid_until = now() - interval '1 minute' ${whose}`;
    expect((await join(phone)).outcome).toBe('refused');
    await sql`${credential} valid_until = now() + interval '90 seconds' ${whose}`;
    const { attributes } = await join(phone);
    expect(Number(attributes.get(sessionTimeout))).toBeLessThanOrEqual(90);
    await sql`${credential} revoked_at = now() ${whose}`;
    expect((await join(phone)).outcome).toBe('refused');
    expect(await attempts(person.delegateId)).toEqual([
      'credential_not_yet_valid',
      'credential_expired',
      'admitted',
      'credential_removed',
    ]);
  });

  it('does not tell its secret to a server that only looks like ours', async () => {
    const { venue, setUp, join } = wifi();
    const { phone } = await setUp(await venue.invite(), method);
    const stranger = await certifyAuthority('Free Wi-Fi', {
      from: new Date(Date.now() - 60_000),
      until: new Date(Date.now() + 3_600_000),
    });
    expect((await join({ ...phone, authorities: pemOfCertificate(stranger.certificate) })).outcome).toBe(
      'server_not_trusted',
    );
    expect((await join({ ...phone, serverName: 'radius.other.example' })).outcome).toBe('server_not_trusted');
  });
});

describe('A phone', () => {
  const withSecret = async () => {
    const person = await wifi().venue.invite();
    const { phone, made } = await wifi().setUp(person, 'peap');
    if (!('secret' in phone)) throw new Error('it has a certificate');
    return { person, phone, made };
  };

  it('with a wrong secret, or a name that nobody has, is refused', async () => {
    const { person, phone } = await withSecret();
    expect((await wifi().join({ ...phone, secret: 'something else' })).outcome).toBe('refused');
    expect((await wifi().join({ ...phone, userName: 'aaaaaaaaaaaaaaaa' })).outcome).toBe('refused');
    expect(await attempts(person.delegateId)).toEqual(['wrong_secret']);
  });

  it('whose name or address is a piece of SQL is refused, and nothing else happens', async () => {
    const { phone } = await withSecret();
    const tables = () => sql`select count(*)::int as n from pg_class where relname = 'network_credentials'`;
    for (const userName of [
      `' or 1=1 --`,
      `'; drop table network_credentials; --`,
      '%{sql:select 1}',
      `aaaaaaaaaaaaaaa'`,
    ])
      expect((await wifi().join({ ...phone, userName })).outcome).toBe('refused');
    for (const address of [`02:00:00:00:00:0'`, `'); select 1; --`, 'garbage', '02:00:00:00:00', ''])
      expect((await wifi().join({ ...phone, address })).outcome).toBe('refused');
    expect(await tables()).toEqual([{ n: 1 }]);
  });

  it('of ten that come at once has a place as far as the profile goes, and keeps it', async () => {
    const { phone } = await withSecret();
    const [{ devices } = { devices: 0 }] = await sql<{ devices: number }[]>`
      select devices from network_profiles where category = 'speaker'`;
    const phones: Phone[] = Array.from({ length: 10 }, (_, nth) => ({ ...phone, address: `02:00:00:00:0a:0${nth}` }));
    const first = await Promise.all(phones.map((one) => wifi().join(one)));
    expect(first.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(devices);
    const again = await Promise.all(phones.map((one) => wifi().join(one)));
    expect(again.map(({ outcome }) => outcome)).toEqual(first.map(({ outcome }) => outcome));
  });

  it('whose certificate is of another authority, or over, is refused', async () => {
    const person = await wifi().venue.invite();
    const { phone } = await wifi().setUp(person, 'tls');
    if (phone.method !== 'tls') throw new Error('it has no certificate');
    const hour = 3_600_000;
    const validity = { from: new Date(Date.now() - hour), until: new Date(Date.now() + hour) };
    const stranger = await certifyAuthority('Causeway', validity);
    const forged = await certifyDevice(stranger, 'abcdefghabcdefgh', validity);
    const own = (one: typeof forged) => ({ certificate: pemOfCertificate(one.certificate), key: pemOfKey(one.key) });
    expect((await wifi().join({ ...phone, ...own(forged) })).outcome).toBe('refused');
    const [authority] = await sql<{ certificate: Buffer; sealed_key: Buffer }[]>`select * from network_authorities`;
    const key = app.secrets.open('network-authorities', authority!.sealed_key);
    const over = await certifyDevice({ certificate: authority!.certificate, key }, 'abcdefghabcdefgh', {
      from: new Date(Date.now() - 2 * hour),
      until: new Date(Date.now() - hour),
    });
    expect((await wifi().join({ ...phone, ...own(over) })).outcome).toBe('refused');
    const unknown = await certifyDevice({ certificate: authority!.certificate, key }, 'abcdefghabcdefgh', validity);
    expect((await wifi().join({ ...phone, ...own(unknown) })).outcome).toBe('refused');
    expect((await wifi().join(phone)).outcome).toBe('accepted');
  });

  it('that has a certificate of its own cannot call itself by another’s name inside the tunnel', async () => {
    const { phone } = await withSecret();
    const { phone: certified } = await wifi().setUp(await wifi().venue.invite(), 'tls');
    if (certified.method !== 'tls') throw new Error('it has no certificate');
    const { certificate, key } = certified;
    const { authorities, serverName, userName } = phone;
    const claims = { method: 'peap', authorities, serverName, userName, certificate, key } as const;
    expect((await wifi().join(claims)).outcome).toBe('refused');
    expect((await wifi().join(certified)).outcome).toBe('accepted');
  });

  it('leaves neither its name nor its secret in the log of FreeRADIUS', async () => {
    const { phone } = await withSecret();
    await wifi().join(phone);
    await wifi().join({ ...phone, secret: `${phone.secret}x` });
    const log = wifi().radius.said();
    expect(log).toContain('Ready to process requests');
    for (const word of [phone.userName, phone.secret]) expect(log).not.toContain(word);
  });
});

describe('An access point', () => {
  it('that does not know the secret is not answered', async () => {
    const { venue, setUp, join } = wifi();
    const { phone } = await setUp(await venue.invite());
    expect((await join(phone, { accessPointSecret: 'something else', patience: 2 })).outcome).toBe('unanswered');
  });

  it('that nobody has imported is not answered whatever it knows, and nothing is written of it', async () => {
    const { venue, setUp, join } = wifi();
    const { phone } = await setUp(await venue.invite());
    const from = '127.0.0.2';
    const written = () => sql`select (select count(*)::int from join_attempts) as attempts,
      (select coalesce(sum(count), 0)::int from stranger_attempts) as strangers, (select count(*)::int from connections) as connections,
      (select count(*)::int from accounting_events) as told, (select count(*)::int from unreadable_accounting) as unreadable`;
    const before = await written();
    expect((await join(phone, { from, patience: 3 })).outcome).toBe('unanswered');
    const to = { port: wifi().radius.accountingPort, secret: accessPointSecret };
    const told = { status: 'Start', accountingId: 'of a stranger' } as const;
    expect(await tellAccounting(told, { ...to, from })).toBe(false);
    expect(await written()).toEqual(before);
    expect((await join(phone)).outcome).toBe('accepted');
    expect(await tellAccounting(told, to)).toBe(true);
    expect(await written()).not.toEqual(before);
  });

  it('that sends no Message-Authenticator is not answered', async () => {
    const socket = createSocket('udp4');
    const answers: Buffer[] = [];
    socket.on('message', (answer) => answers.push(answer));
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    // Access-Request with User-Name, Calling-Station-Id and an EAP-Identity, and nothing that proves who sends it.
    const attribute = (type: number, value: Buffer) => Buffer.concat([Buffer.from([type, value.length + 2]), value]);
    const identity = Buffer.from('anonymous');
    const eap = Buffer.concat([Buffer.from([2, 1, 0, identity.length + 5, 1]), identity]);
    const plain = [attribute(1, identity), attribute(31, Buffer.from('02-00-00-00-00-01'))];
    // EAP needs one by itself (RFC 3579 §3.2); that all else does, is ours to ask for.
    for (const [identifier, attributes] of [plain, [...plain, attribute(79, eap)]].entries()) {
      const body = Buffer.concat(attributes);
      const header = Buffer.from([1, identifier, 0, body.length + 20, ...Buffer.alloc(16, 5)]);
      socket.send(Buffer.concat([header, body]), wifi().radius.authenticationPort, '127.0.0.1');
    }
    // One that is answered comes after it, so that silence has been waited for.
    const { venue, setUp, join } = wifi();
    const { phone } = await setUp(await venue.invite());
    expect((await join(phone)).outcome).toBe('accepted');
    expect(answers).toEqual([]);
    socket.close();
  });
});
