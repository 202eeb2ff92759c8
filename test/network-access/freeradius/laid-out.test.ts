import { execFile } from 'node:child_process';
import { chown, lstat, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterAll, expect, it } from 'vitest';
import { renderConfiguration } from '../../../server/network-access/freeradius/render-configuration.ts';
import { useApp } from '../../support/app.ts';
import { wifiPrograms } from '../../support/wifi-programs.ts';
import { useWifi } from '../wifi-venue.ts';

const app = useApp();
const wifi = useWifi(app);
const sql = postgres(app.database.url, { max: 1, onnotice: () => undefined });
afterAll(() => sql.end());

const user = () => `freeradius_${new URL(app.database.url).pathname.slice(1).replace(/\W/g, '_')}`;
const accessPointKey = () => app.secrets.carriedKey('access-points').toString('hex');

async function password(): Promise<string> {
  const service = await readFile(join(wifi().radius.folder, 'database.service'), 'utf8');
  return /^password=(.{20,})$/m.exec(service)?.[1] ?? '';
}

it('FreeRADIUS and PostgreSQL tell neither the password nor the key to the secrets of access points', async () => {
  const { venue, setUp, join: joins, radius } = wifi();
  const { phone } = await setUp(await venue.invite());
  expect((await joins(phone)).outcome).toBe('accepted');
  const queries = await sql<{ query: string }[]>`select query from pg_stat_activity where usename = ${user()}`;
  const told = radius.said() + queries.map(({ query }) => query).join();
  expect(told).toContain('Attempting to connect to database "service=causeway"');
  expect(told).toContain('radius.let_in');
  expect(await password()).toHaveLength(32);
  for (const secret of [await password(), accessPointKey()]) expect(told).not.toContain(secret);
});

it('the login takes its password, which PostgreSQL was told a verifier of, and no other', async () => {
  const signIn = async (secret: string) => {
    const asFreeRadius = postgres(app.database.url, {
      max: 1,
      user: user(),
      password: secret,
      onnotice: () => undefined,
    });
    try {
      return (await asFreeRadius`select session_user as name`)[0]?.name;
    } finally {
      await asFreeRadius.end();
    }
  };
  expect(await signIn(await password())).toBe(user());
  await expect(signIn(`${await password()}x`)).rejects.toThrow('password authentication failed');
});

it('what holds secrets is read by nobody else', async () => {
  for (const file of ['', 'database.service', 'certificates/server.key'])
    expect((await lstat(join(wifi().radius.folder, file))).mode & 0o077).toBe(0);
});

it('FreeRADIUS checks what was laid out as the runbook says', async () => {
  const { freeradius, dictionaries, environment } = wifiPrograms();
  const env = { ...process.env, ...environment };
  const arguments_ = ['-C', '-d', wifi().radius.folder, '-D', dictionaries, '-n', 'radiusd'];
  await expect(promisify(execFile)(freeradius, arguments_, { env })).resolves.toBeDefined();
});

it('what root writes into a folder belongs to whose folder it is, and a link there leads root nowhere', async () => {
  const outer = await mkdtemp(join(tmpdir(), 'causeway-radius-'));
  const folder = join(outer, 'causeway/radius');
  const elsewhere = join(outer, 'elsewhere');
  const uid = process.getuid?.() === 0 ? 4321 : (process.getuid?.() ?? 0);
  try {
    const place = { folder, modules: '/nowhere', listenAddress: '*', authenticationPort: 1, accountingPort: 2 };
    const certificates = { chain: 'chain', key: 'key', authorities: 'authorities' };
    await renderConfiguration(place, { layout: 'layout', database: '[causeway]', certificates });
    expect((await lstat(join(outer, 'causeway'))).mode & 0o011).toBe(0o011 & ~process.umask());
    await chown(folder, uid, uid === 4321 ? 4321 : -1);
    await writeFile(elsewhere, 'of others');
    await symlink(elsewhere, join(folder, 'database.service.new'));
    await symlink(elsewhere, join(folder, 'spool/link'));
    await renderConfiguration(place, { layout: 'layout', database: '[causeway]', certificates });
    expect(await readFile(elsewhere, 'utf8')).toBe('of others');
    expect((await lstat(elsewhere)).uid).toBe(process.getuid?.() ?? 0);
    const files = await readdir(folder, { recursive: true });
    expect(files).toEqual(
      expect.arrayContaining(['database.service', 'certificates/server.key', 'log', 'sites/inside.conf']),
    );
    for (const file of files) expect((await lstat(join(folder, file))).uid, file).toBe(uid);
  } finally {
    await rm(outer, { recursive: true, force: true });
  }
});
