import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import {
  certifyAuthority,
  certifyDevice,
  pemOfCertificate,
  pemOfKey,
} from '../../server/network-access/authorities/certificates.ts';
import { useApp } from '../support/app.ts';
import type { Phone } from '../support/eapol-test.ts';
import { useWifi } from './wifi-venue.ts';

const app = useApp();
const wifi = useWifi(app);
/** As the superuser, for what only time does. */
const sql = postgres(app.database.url, { max: 1, onnotice: () => undefined });
afterAll(() => sql.end());

const hour = 3_600_000;
const validity = { from: new Date(Date.now() - hour), until: new Date(Date.now() + hour) };
const over = { from: new Date(Date.now() - 2 * hour), until: new Date(Date.now() - hour) };
let made = 0;
const newAddress = () => `02:00:00:00:0b:${(made++).toString(16).padStart(2, '0')}`;

const attempts = (delegateId: string) =>
  sql<{ method: string | null; outcome: string; isKnown: boolean }[]>`
    select method, outcome, credential_id is not null as "isKnown" from join_attempts
    where delegate_id = ${delegateId} order by id`.then((rows) => rows.map((row) => ({ ...row })));
const strangers = async () => {
  const rows = await sql<{ reason: string; n: number }[]>`
    select reason, sum(count)::int as n from stranger_attempts group by reason order by reason`;
  return Object.fromEntries(rows.map(({ reason, n }) => [reason, n]));
};
/** Which strangers were counted while it was done. */
const countedBy = async (act: () => Promise<unknown>) => {
  const before = await strangers();
  await act();
  const counts = Object.entries(await strangers()).map(([reason, n]) => [reason, n - (before[reason] ?? 0)] as const);
  return Object.fromEntries(counts.filter(([, n]) => n > 0));
};

type Typed = Extract<Phone, { secret: string }>;
type Certified = Extract<Phone, { method: 'tls' }>;
const typed = async (method: 'peap' | 'ttls' = 'peap') => {
  const person = await wifi().venue.invite();
  return { person, phone: { ...((await wifi().setUp(person, method)).phone as Typed), address: newAddress() } };
};
const certified = async () => {
  const person = await wifi().venue.invite();
  const { phone, made } = await wifi().setUp(person, 'tls');
  return { person, phone: { ...(phone as Certified), address: newAddress() }, id: made.credential.id };
};
const stranger = () => certifyAuthority('Causeway', validity);
const ours = async () => {
  const [row] = await sql<{ certificate: Buffer; sealed_key: Buffer }[]>`select * from network_authorities`;
  return { certificate: row!.certificate, key: app.secrets.open('network-authorities', row!.sealed_key) };
};
const shown = (one: Awaited<ReturnType<typeof certifyDevice>>) => ({
  certificate: pemOfCertificate(one.certificate),
  key: pemOfKey(one.key),
});

describe('Of a device that is turned away before it has proven anything, its owner and the desk see why', () => {
  it('by its address, where it does not trust us; of a stranger that is counted', async () => {
    const { person, phone } = await typed();
    expect((await wifi().join(phone)).outcome).toBe('accepted');
    const elsewhere = { authorities: pemOfCertificate((await stranger()).certificate) };
    const misled = { ...phone, ...elsewhere };
    expect((await wifi().join(misled)).outcome).toBe('server_not_trusted');
    expect((await wifi().join({ ...phone, serverName: 'radius.other.example' })).outcome).toBe('server_not_trusted');
    const away = { method: 'peap', outcome: 'server_not_trusted', isKnown: true };
    expect(await attempts(person.delegateId)).toEqual([{ ...away, outcome: 'admitted' }, away, away]);
    const counted = await countedBy(() => wifi().join({ ...misled, address: newAddress() }));
    expect(counted).toEqual({ server_not_trusted: 1 });
  });

  it('by the name that it gives outside the tunnel, however it is written', async () => {
    const { person, phone } = await typed();
    const authorities = pemOfCertificate((await stranger()).certificate);
    const outerName = `${phone.userName.toUpperCase()}@venue.example`;
    expect((await wifi().join({ ...phone, authorities, outerName })).outcome).toBe('server_not_trusted');
    expect(await attempts(person.delegateId)).toEqual([
      { method: 'peap', outcome: 'server_not_trusted', isKnown: true },
    ]);
  });

  it('by the number of its certificate, where that is over or not good yet', async () => {
    const { person, phone, id } = await certified();
    const later = { from: validity.until, until: new Date(Date.now() + 2 * hour) };
    for (const when of [over, later]) {
      const certificate = await certifyDevice(await ours(), 'abcdefghabcdefgh', when);
      await sql`update network_credentials set serial = ${certificate.serial} where id = ${id}`;
      expect((await wifi().join({ ...phone, ...shown(certificate) })).outcome).toBe('refused');
    }
    expect(await attempts(person.delegateId)).toEqual([
      { method: 'tls', outcome: 'credential_expired', isKnown: true },
      { method: 'tls', outcome: 'credential_not_yet_valid', isKnown: true },
    ]);
  });

  it('by its address, where its certificate is another one’s; one that we signed and nobody has is counted', async () => {
    const { person, phone } = await certified();
    expect((await wifi().join(phone)).outcome).toBe('accepted');
    const forged = shown(await certifyDevice(await stranger(), 'abcdefghabcdefgh', validity));
    expect((await wifi().join({ ...phone, ...forged })).outcome).toBe('refused');
    expect((await attempts(person.delegateId)).at(-1)).toEqual({
      ...{ method: 'tls', outcome: 'certificate_not_trusted', isKnown: true },
    });
    const nobodys = shown(await certifyDevice(await ours(), 'abcdefghabcdefgh', validity));
    const counted = await countedBy(() => wifi().join({ ...phone, ...nobodys, address: newAddress() }));
    expect(counted).toEqual({ name_unknown: 1 });
  });

  it('by its address, where it gives a name that nobody has, or that is none', async () => {
    const { person, phone } = await typed();
    expect((await wifi().join(phone)).outcome).toBe('accepted');
    const wrong = [`${phone.userName.slice(0, 15)}1`, 'aaaaaaaaaaaaaaaa'].map((userName) => ({ ...phone, userName }));
    for (const one of wrong) expect((await wifi().join(one)).outcome).toBe('refused');
    const away = { method: 'peap', outcome: 'name_unknown', isKnown: true };
    expect((await attempts(person.delegateId)).slice(1)).toEqual([away, away]);
    const counted = await countedBy(async () => {
      for (const one of wrong) await wifi().join({ ...one, address: newAddress() });
    });
    expect(counted).toEqual({ name_unknown: 2 });
  });

  it('where it asks in another way than it was set up for, inside the tunnel or outside', async () => {
    const { person, phone } = await typed();
    const { person: other, phone: ttls } = await typed('ttls');
    const wrong: Phone[] = [
      { ...phone, method: 'ttls' },
      { ...phone, inside: 'auth=GTC' },
      { ...ttls, inside: 'auth=MSCHAPV2' },
      { ...ttls, inside: 'autheap=MSCHAPV2' },
      { ...ttls, asks: 'PWD', outerName: ttls.userName },
    ];
    for (const one of wrong) expect((await wifi().join(one)).outcome).toBe('refused');
    const away = { outcome: 'wrong_method', isKnown: true };
    expect(await attempts(person.delegateId)).toEqual([
      { ...away, method: 'ttls' },
      { ...away, method: 'peap' },
    ]);
    expect(await attempts(other.delegateId)).toEqual([
      { ...away, method: 'ttls' },
      { ...away, method: 'ttls' },
      { ...away, method: null },
    ]);
  });
});

describe('A user name', () => {
  it.each(['peap', 'ttls'] as const)('in capitals, with spaces around it, is the same with %s', async (method) => {
    const { person, phone } = await typed(method);
    const userName = `  ${phone.userName.toUpperCase()} `;
    expect((await wifi().join({ ...phone, userName })).outcome).toBe('accepted');
    expect((await wifi().join({ ...phone, userName, secret: 'something else' })).outcome).toBe('refused');
    expect((await attempts(person.delegateId)).map(({ outcome }) => outcome)).toEqual(['admitted', 'wrong_secret']);
  });

  it('that is a piece of SQL, also outside the tunnel, is counted, and nothing else happens', async () => {
    const { phone } = await typed();
    const names = [`' or 1=1 --`, `'); drop table join_attempts; --`, '%{sql:select 1}', `\\'`];
    const counted = await countedBy(async () => {
      for (const name of names) await wifi().join({ ...phone, address: newAddress(), userName: name, outerName: name });
    });
    expect(counted).toEqual({ name_unknown: names.length });
  });
});

it('a device whose address the access point does not tell, or makes up, is counted, with whatever name', async () => {
  const { person, phone } = await typed();
  const counted = await countedBy(async () => {
    for (const address of ['garbage', `'); select 1; --`])
      await wifi().join({ ...phone, address, outerName: phone.userName });
  });
  expect(counted).toEqual({ no_device_address: 2 });
  expect(await attempts(person.delegateId)).toEqual([]);
});

it.each(['peap', 'ttls'] as const)(
  'while the database hangs nothing is held against a phone with %s',
  async (method) => {
    const { person, phone } = await typed(method);
    await sql.begin(async (tx) => {
      await tx`lock table network_credentials in access exclusive mode`;
      expect((await wifi().join(phone, { patience: 5 })).outcome).toBe('unanswered');
    });
    // What had waited for the lock is over before this is answered, for FreeRADIUS asks by the same few connections.
    expect((await wifi().join(phone, { patience: 12 })).outcome).toBe('accepted');
    expect(new Set((await attempts(person.delegateId)).map(({ outcome }) => outcome))).toEqual(new Set(['admitted']));
  },
);
