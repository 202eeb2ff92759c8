import { beforeEach, describe, expect, it } from 'vitest';
import { passkeys } from '../../db/schema/index.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import type { FailedSignIns } from '../../server/identity/failed-sign-ins/failed-sign-ins.contract.ts';
import { failureWindowMinutes } from '../../server/identity/failed-sign-ins/failed-sign-ins.contract.ts';
import { toldFrom } from '../../server/identity/failed-sign-ins/failure-counts.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { uuidv7 } from '../../server/kernel/ids.ts';
import { useApp } from '../support/app.ts';
import { Authenticator } from '../support/authenticator.ts';
import { enrolDevice, signInDevice } from '../support/enrol.ts';
import { staffWithBadge } from '../support/staff-badge.ts';
import { buildVenue } from './venue.ts';

const app = useApp({ venueNetworks: ['203.0.113.0/24'] });
const windowMs = failureWindowMinutes * 60_000;
let visitors = 0;
/** An address that nobody had before. */
const elsewhere = () => {
  visitors += 1;
  return `198.18.${visitors >> 8}.${visitors & 255}`;
};
const times = <T>(n: number, work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: n }, work));

async function told(): Promise<FailedSignIns[]> {
  const rows = await app.database.sql`
    select because from alerts where kind = 'sign_ins_failed' and acknowledged_at is null order by raised_at, id`;
  return rows.map(({ because }) => JSON.parse(because));
}

const tryLink = (from: string) => app.ask('POST', '/api/sign-ins', { body: { token: 'wrong-'.repeat(8) }, from });

/** Somebody of the staff with a passkey; `fail` shows it in a way that is not accepted. */
async function withPasskey(name: string) {
  const email = `${elsewhere()}@example.org`;
  const { id } = await addStaff(app, theSystem, { name, email, roles: ['desk'] });
  const authenticator = new Authenticator();
  await app.database.drizzle.insert(passkeys).values({
    ...{ id: uuidv7(app.clock.now()), staffId: id, credentialId: authenticator.credentialId, name: 'Key' },
    ...{ publicKey: Buffer.from('00', 'hex'), counter: 0, transports: [], backupEligible: true, backedUp: true },
    madeAt: app.clock.now(),
  });
  const fail = async () => {
    const { challenge } = await (await app.ask('POST', '/api/passkey-sign-ins/offers', { from: elsewhere() })).json();
    const credential = authenticator.show(challenge);
    const answer = await app.ask('POST', '/api/passkey-sign-ins', { body: { credential }, from: elsewhere() });
    expect(answer.status).toBe(403);
  };
  return { fail };
}

beforeEach(async () => {
  app.clock.advance(windowMs);
  const asOwner = app.database.sql;
  await asOwner`update alerts set acknowledged_at = now(), acknowledged_by = (select id from staff limit 1)
    where acknowledged_at is null`;
});

describe('sign-ins that fail', () => {
  it('of one account are told to the administrators, once, with the fifth', async () => {
    const { fail } = await withPasskey('Mei Tanaka');
    await times(toldFrom.account - 1, fail);
    expect(await told()).toEqual([]);
    await times(4, fail);
    expect(await told()).toEqual([{ of: 'account', times: toldFrom.account, name: 'Mei Tanaka' }]);
    const { fail: failToo } = await withPasskey('Ada Bell');
    await times(toldFrom.account, failToo);
    expect((await told()).map(({ name }) => name)).toEqual(expect.arrayContaining(['Mei Tanaka', 'Ada Bell']));
  });

  it('that lie further apart are nothing', async () => {
    const { fail } = await withPasskey('Seldom Wrong');
    for (let n = 0; n < 2; n += 1) {
      await times(toldFrom.account - 1, fail);
      app.clock.advance(windowMs);
    }
    expect(await told()).toEqual([]);
  });

  it('from one address are told without it, but for an address of the venue', async () => {
    const [attacker, hall] = [elsewhere(), '203.0.113.9'];
    await times(toldFrom.address + 3, () => tryLink(hall));
    expect(await told()).toEqual([]);
    await times(toldFrom.address + 3, () => tryLink(attacker));
    expect(await told()).toEqual([{ of: 'address', times: toldFrom.address }]);
  });

  it('from all over the world are told together', async () => {
    await times(toldFrom.everywhere, () => tryLink(elsewhere()));
    expect(await told()).toEqual([{ of: 'everywhere', times: toldFrom.everywhere }]);
  });

  it('by badge are told of its owner and of the tablet', async () => {
    await buildVenue(app);
    const cookie = await app.signedInAs('administrator', 'supervisor');
    const [one, other] = [await staffWithBadge(app, 'gate'), await staffWithBadge(app, 'gate')];
    const tablet = { kind: 'lane', name: 'Reader south 3', laneId: 'south-3' } as const;
    const device = await signInDevice(app, await enrolDevice(app, cookie, tablet));
    for (const { badge } of [one, other])
      for (let n = 0; n < 5; n += 1)
        await app.ask('POST', '/api/devices/own/staff-sign-ins', { cookie: device, body: { badge, pin: '111112' } });
    const names = (await told()).map(({ of, name }) => `${of} ${name}`);
    expect(names.sort()).toEqual([`account ${one.name}`, `account ${other.name}`, 'device Reader south 3']);
  }, 60_000);

  it('fill no page with alerts, and those that nobody tried are not counted', async () => {
    const many = await times(12, () => withPasskey('Somebody'));
    for (const { fail } of many) await times(toldFrom.account, fail);
    expect(await told()).toHaveLength(10);
    app.clock.advance(windowMs);
    await times(40, () => app.ask('POST', '/api/sign-ins', { body: '{', from: '198.51.100.1' }));
    expect(await told()).toHaveLength(10);
  });

  it('are counted at /metrics by what was tried with', async () => {
    const countOf = async (what: string) => {
      const headers = { authorization: `Bearer ${app.metricsKey}` };
      const text = await (await app.ask('GET', '/metrics', { headers })).text();
      return Number(text.match(new RegExp(`causeway_failed_sign_ins_total\\{with="${what}"\\} (\\d+)`))?.[1]);
    };
    const before = await countOf('link');
    await times(3, () => tryLink(elsewhere()));
    expect(await countOf('link')).toBe(before + 3);
  });
});
