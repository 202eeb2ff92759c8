import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { forgetFreeRadius } from '../../../server/network-access/freeradius/forget-freeradius.ts';
import { useApp } from '../../support/app.ts';
import { useAtEnd } from '../../support/at-end.ts';
import { onAdmin } from '../../support/database.ts';
import type { Phone } from '../../support/eapol-test.ts';
import { renderAgain } from '../render-again.ts';
import { useWifi } from '../wifi-venue.ts';

const app = useApp();
const wifi = useWifi(app);
const atEnd = useAtEnd();
const sql = postgres(app.database.url, { max: 1, onnotice: () => undefined });
afterAll(() => sql.end());

let administrator = '';
beforeAll(async () => {
  // FreeRADIUS was laid out by the clock of the machine, and asked for the first authority.
  app.clock.advance(Date.now() - app.clock.now().getTime());
  administrator = await app.signedInAs('administrator');
});

const path = '/api/network/authorities';
const post = (to: string) => app.ask('POST', to, { cookie: administrator });

/** What administrators read: of each authority how it stands and what is next, and the same of FreeRADIUS. */
async function told() {
  const { authorities, radiusServers } = await (await app.ask('GET', path, { cookie: administrator })).json();
  type Told = { id: string; state?: string; next?: string; retiring?: object };
  const words = (list: Told[]) => list.map(({ state, next }) => [state, next].filter(Boolean).join(', '));
  return {
    ...{ authorities: words(authorities), freeRadius: words(radiusServers) },
    oldest: authorities[0] as Told,
    newest: authorities.at(-1) as Told,
  };
}

const render = () => renderAgain(app, wifi().radius);

async function restart(): Promise<void> {
  await wifi().radius.stop();
  await wifi().radius.start();
}

const newPhone = async (method: 'tls' | 'peap') => (await wifi().setUp(await wifi().venue.invite(), method)).phone;
const outcomeOf = async (phone: Phone) => (await wifi().join(phone)).outcome;
const trusts = ({ authorities }: Phone) => authorities.match(/BEGIN CERTIFICATE/g)?.length;

async function outcomesOf(phones: readonly Phone[]): Promise<string[]> {
  const outcomes = [];
  for (const phone of phones) outcomes.push(await outcomeOf(phone));
  return outcomes;
}

it('through a rotation each phone joins, whenever it was set up, until the older authority is retired', async () => {
  const owner = await wifi().venue.invite();
  const old = (await wifi().setUp(owner, 'tls')).phone;
  const oldByHand = await newPhone('peap');
  expect(await outcomesOf([old, oldByHand])).toEqual(['accepted', 'accepted']);
  expect(await told()).toMatchObject({ authorities: ['signs'], freeRadius: [''] });

  // Trusted, and no more.
  app.clock.advance(1_000);
  expect((await post(path)).status).toBe(201);
  expect(await told()).toMatchObject({ authorities: ['signs', 'waits, render'], freeRadius: ['render'] });
  const twice = await post(path);
  expect([twice.status, (await twice.json()).code]).toEqual([409, 'network_access.authority_waits']);
  const between = await newPhone('tls');
  expect([trusts(old), trusts(between)]).toEqual([1, 2]);
  expect(await outcomeOf(between)).toBe('accepted');

  await render();
  // What connects anew to the database reads the new password, and asks who somebody else is: it has not started again.
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where usename like 'freeradius%' and datname = current_database()`;
  await knockFrom('127.0.0.2');
  const rendered = await newPhone('tls');
  expect(await outcomesOf([between, rendered])).toEqual(['accepted', 'accepted']);
  expect(await told()).toMatchObject({ authorities: ['signs', 'waits, start'], freeRadius: ['start'] });

  await restart();
  expect(await told()).toMatchObject({ authorities: ['signs', 'waits, start'] });
  expect(await outcomesOf([old, oldByHand, between, rendered])).toEqual(Array(4).fill('accepted'));
  expect(await told()).toMatchObject({ authorities: ['succeeded, retire', 'signs'], freeRadius: [''] });
  const young = await newPhone('tls');
  const youngByHand = await newPhone('peap');
  expect(await outcomesOf([young, youngByHand])).toEqual(['accepted', 'accepted']);
  await retireOldest({
    owner: owner.delegateId,
    gone: [old, between, rendered],
    stay: [young, youngByHand],
    oldByHand,
  });
}, 180_000);

/** Something that FreeRADIUS has not heard of asks it, so that it looks up who that is. */
async function knockFrom(address: string): Promise<void> {
  const socket = createSocket('udp4').bind(0, address);
  await once(socket, 'listening');
  const request = Buffer.from([1, 1, 0, 23, ...Buffer.alloc(16, 5), 1, 3, 97]);
  await new Promise((sent) => socket.send(request, wifi().radius.authenticationPort, '127.0.0.1', sent));
  socket.close();
}

interface Retiring {
  readonly owner: string;
  /** Those that the older authority has signed. */
  readonly gone: readonly Phone[];
  readonly stay: readonly Phone[];
  /** It trusts the older one alone. */
  readonly oldByHand: Phone;
}

async function retireOldest({ owner, gone, stay, oldByHand }: Retiring): Promise<void> {
  const { oldest, newest } = await told();
  expect(oldest.retiring).toEqual({ credentials: gone.length, accessPoints: 0, secrets: 1 });
  expect(newest.retiring).toEqual({ credentials: 1, accessPoints: 0, secrets: 0 });
  const signs = await post(`${path}/${newest.id}/retire`);
  expect([signs.status, (await signs.json()).code]).toEqual([409, 'network_access.authority_signs']);
  const retired = await post(`${path}/${oldest.id}/retire`);
  expect(await retired.json()).toEqual({ credentials: gone.length, accessPoints: 0 });
  const disconnects = await sql`
    select because from disconnects d join connections c on c.id = d.connection_id where c.delegate_id = ${owner}`;
  expect(disconnects.map(({ because }) => because)).toContain('credential_removed');
  expect(await outcomesOf(gone)).toEqual(gone.map(() => 'refused'));
  expect(await told()).toMatchObject({ authorities: ['retired, render', 'signs'], freeRadius: ['render'] });
  expect(await outcomesOf(stay)).toEqual(stay.map(() => 'accepted'));

  await render();
  await restart();
  expect(await outcomesOf([...stay, await newPhone('tls')])).toEqual(Array(3).fill('accepted'));
  expect(await outcomeOf(oldByHand)).toBe('server_not_trusted');
  expect(await told()).toMatchObject({ authorities: ['retired', 'signs'], freeRadius: [''] });
}

it('with a second FreeRADIUS it waits for both, or until that is forgotten; one that waits can be retired, and has signed nothing', async () => {
  const phone = await newPhone('tls');
  const folder = await mkdtemp(join(tmpdir(), 'causeway-second-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const { name } = await renderAgain(app, { ...wifi().radius, folder }, { isSecond: true });
  atEnd(() => onAdmin(inject('postgresUrl'), `drop role if exists freeradius_${name}`));
  expect((await post(path)).status).toBe(201);
  await render();
  await restart();
  expect(await outcomeOf(phone)).toBe('accepted');
  expect(await told()).toMatchObject({
    authorities: ['retired', 'signs', 'waits, render'],
    freeRadius: ['render', ''],
  });
  const { newest } = await told();
  expect(await (await post(`${path}/${newest.id}/retire`)).json()).toEqual({ credentials: 0, accessPoints: 0 });
  expect(await told()).toMatchObject({ authorities: ['retired', 'signs', 'retired, render'] });

  expect((await post(path)).status).toBe(201);
  await render();
  await restart();
  expect(await outcomeOf(phone)).toBe('accepted');
  expect((await told()).newest.state).not.toBe('signs');
  const forget = () => forgetFreeRadius({ database: app.database, url: app.database.url }, name);
  expect([await forget(), await forget()]).toEqual([true, false]);
  expect(await sql`select from pg_roles where rolname = ${`freeradius_${name}`}`).toHaveLength(0);
  expect(await told()).toMatchObject({
    authorities: ['retired', 'succeeded, retire', 'signs', 'retired'],
    freeRadius: [''],
  });
  expect(await outcomesOf([phone, await newPhone('tls')])).toEqual(['accepted', 'accepted']);
}, 60_000);
