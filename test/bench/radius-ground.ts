import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { openDatabase } from '../../db/client.ts';
import { findWifiPrograms, type WifiPrograms } from '../../ops/debian-packages/find-programs.ts';
import { systemClock as clock } from '../../server/kernel/clock.ts';
import { Secrets } from '../../server/kernel/secrets.ts';
import { shutSecretBox } from '../../server/network-access/access-points/secret-box.ts';
import { makeCredential } from '../../server/network-access/credentials/make-credential.ts';
import { layOutFreeRadius } from '../../server/network-access/freeradius/lay-out-freeradius.ts';
import type { MadeCredential } from '../../server/network-access/network-access.contract.ts';
import { register } from '../registration/register.ts';
import type { Phone } from '../support/eapol-test.ts';
import { freeUdpPort, launchFreeRadius } from '../support/launch-freeradius.ts';
import { openBenchDatabase } from './bench-database.ts';
import { postmasterPid } from './measure.ts';
import type { BenchOptions } from './run.ts';

export const accessPointSecret = 'what-the-access-point-and-we-know';

export interface BenchRadius {
  readonly pid: number;
  readonly authenticationPort: number;
  readonly accountingPort: number;
}

/** A database, durable as by default, an access point on this machine, and FreeRADIUS as a venue runs it. */
export async function layRadiusGround(atEnd: BenchOptions['atEnd']) {
  const programs = await findWifiPrograms();
  const { url, dataFolder } = await openBenchDatabase(atEnd);
  const secret = randomBytes(32);
  const database = openDatabase({ url, poolSize: 2 });
  atEnd(() => database.close());
  const deps = { database, clock, secrets: new Secrets(secret), url, publicOrigin: 'http://localhost' };
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  atEnd(() => sql.end());
  const box = shutSecretBox(deps.secrets.carriedKey('access-points'), accessPointSecret);
  await sql`insert into access_points (name, address, secret_box, changed_at) values ('AP', '127.0.0.1', ${box}, now())`;
  const placed = await place(atEnd, programs);
  await layOutFreeRadius(deps, placed, { name: 'bench' });
  const radius = await startIn(atEnd, programs, placed);
  /** Somebody who is verified, with a phone that was set up for PEAP. */
  const delegate = async (isVerified = true) => {
    const delegateId = await register(database, { category: 'speaker', status: 'approved' });
    if (isVerified) await verify(sql, delegateId);
    return {
      delegateId,
      made: await makeCredential(
        deps,
        { kind: 'delegate', id: delegateId, signInId: await signIn(sql, delegateId) },
        { deviceName: 'Phone', method: 'peap' },
      ),
    };
  };
  return { programs, radius, url, sql, secret, postmaster: postmasterPid(dataFolder), folder: placed.folder, delegate };
}

export type RadiusGround = Awaited<ReturnType<typeof layRadiusGround>>;

/** By a link, as they have it in a letter; only a sign-in that is good makes credentials. */
async function signIn(sql: postgres.Sql, delegateId: string): Promise<string> {
  const [linkId, signInId] = [randomUUID(), randomUUID()];
  await sql`insert into delegate_links (id, secret_hash, delegate_id, made_at) values (${linkId}, ${randomBytes(32)}, ${delegateId}, now())`;
  await sql`insert into delegate_sign_ins (id, secret_hash, delegate_id, link_id, created_at, seen_at, expires_at)
    values (${signInId}, ${randomBytes(32)}, ${delegateId}, ${linkId}, now(), now(), now() + interval '1 day')`;
  return signInId;
}

export async function verify(sql: postgres.Sql, delegateId: string): Promise<void> {
  await sql`insert into staff (id, name, email, roles, created_at) values
    ('00000000-0000-7000-8000-000000000001', 'Officer', 'officer@venue.example', '{}', now()) on conflict do nothing`;
  await sql`insert into stations (id, number, place) values ('station-1', 1, '{"en": "left"}') on conflict do nothing`;
  await sql`insert into verifications (id, delegate_id, station_id, reason, requested_at, outcome, method, decided_at, decided_by)
    values (${randomUUID()}, ${delegateId}, 'station-1', 'identity_not_verified', now(), 'verified', 'document', now(),
      '00000000-0000-7000-8000-000000000001')`;
}

export const phoneOf = ({ credential, secret = '', authorities }: MadeCredential): Phone => ({
  ...{ method: 'peap', userName: credential.userName, secret, serverName: 'radius.localhost' },
  authorities: authorities.map(({ certificate }) => certificate).join(''),
});

/**
 * The same FreeRADIUS, with its certificates, modules and limits, whose one user and one access point stand in files, and whose
 * accounting goes to a file alone.
 */
export async function startStaticRadius(
  atEnd: BenchOptions['atEnd'],
  ground: RadiusGround,
  made: readonly MadeCredential[],
): Promise<BenchRadius> {
  const placed = await place(atEnd, ground.programs);
  await cp(ground.folder, placed.folder, { recursive: true });
  const edit = async (file: string, change: (text: string) => string) => {
    const path = join(placed.folder, file);
    await writeFile(path, change(await readFile(path, 'utf8')));
  };
  const users = made.map(({ credential, secret = '' }) => `${credential.userName} Cleartext-Password := "${secret}"\n`);
  await writeFile(join(placed.folder, 'users'), users.join(''));
  await edit('settings.conf', (text) =>
    text
      .replaceAll(ground.folder, placed.folder)
      .replace(/^authentication_port = .*/m, `authentication_port = ${placed.authenticationPort}`)
      .replace(/^accounting_port = .*/m, `accounting_port = ${placed.accountingPort}`),
  );
  await edit('radiusd.conf', (text) =>
    text.replace(/^\tpap \{/m, `\tfiles {\n\t\tusersfile = ${join(placed.folder, 'users')}\n\t}\n\tpap {`),
  );
  await rm(join(placed.folder, 'sites/accounting.conf'));
  const here = join(import.meta.dirname, 'static-radius');
  for (const site of ['access-points.conf', 'inside.conf', 'outside.conf'])
    await cp(join(here, site), join(placed.folder, 'sites', site));
  await appendFile(
    join(placed.folder, 'sites/access-points.conf'),
    `\nclient here {\n\tipaddr = 127.0.0.1\n\tsecret = ${accessPointSecret}\n\trequire_message_authenticator = yes\n}\n`,
  );
  return startIn(atEnd, ground.programs, placed);
}

async function place(atEnd: BenchOptions['atEnd'], { modules }: WifiPrograms) {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-bench-radius-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const ports = { authenticationPort: await freeUdpPort(), accountingPort: await freeUdpPort() };
  return { folder, modules, listenAddress: '127.0.0.1', ...ports };
}

type Placed = Awaited<ReturnType<typeof place>>;

async function startIn(atEnd: BenchOptions['atEnd'], programs: WifiPrograms, placed: Placed): Promise<BenchRadius> {
  const child = await launchFreeRadius(programs, placed.folder, () => undefined);
  atEnd(async () => {
    const gone = once(child, 'exit');
    child.kill();
    await gone;
  });
  return { pid: child.pid ?? 0, authenticationPort: placed.authenticationPort, accountingPort: placed.accountingPort };
}
