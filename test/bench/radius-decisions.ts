import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../db/client.ts';
import type { Role } from '../../db/vocabulary.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { makeSignInLink } from '../../server/identity/make-sign-in-link.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { systemClock as clock } from '../../server/kernel/clock.ts';
import { Secrets } from '../../server/kernel/secrets.ts';
import { joinWith } from '../support/eapol-test.ts';
import { acknowledgingAccessPoint } from './acknowledging-access-point.ts';
import { type BenchServer, buildServer, startBenchServer } from './bench-server.ts';
import { signIn } from './bench-sign-in.ts';
import { percentile } from './board-trace.ts';
import { accessPointSecret, phoneOf, type RadiusGround } from './radius-ground.ts';
import type { BenchOptions } from './run.ts';

/** Connections that are open and stay so, of other delegates at the same access point. */
const othersOpen = 5_000;
/** Thrown away, before those that count: a server that runs is warm. */
const warmUps = 20;
const goals = { revoke: 500, wake: 1_000 } as const;

/** Somebody who decides, at a server as in production. */
interface Office {
  readonly ground: RadiusGround;
  readonly post: (path: string, body?: unknown) => Promise<void>;
}

/**
 * `revoke`: milliseconds from the request of a supervisor that revokes an account, over HTTP, until its access point has
 * answered the Disconnect-Request. `wake`: from the request that verifies somebody at a station until their phone has its
 * Access-Accept: it refused before, begins its conversation (PEAP, nine round trips) right when the request was answered,
 * and the start of a process, which stands for the phone, is in it. One after the other, as people decide.
 */
export async function decisionLines(
  atEnd: BenchOptions['atEnd'],
  ground: RadiusGround,
  { times }: { times: number },
): Promise<string[]> {
  const office = await openOffice(atEnd, ground);
  return [
    decisionLine('revoke', await revokeMany(atEnd, office, times)),
    decisionLine('wake', await wakeMany(office, times)),
  ];
}

function decisionLine(name: keyof typeof goals, tookMs: readonly number[]): string {
  const [p50, p99] = [percentile(tookMs, 0.5), percentile(tookMs, 0.99)];
  const most = Math.max(...tookMs);
  const isMet = p99 <= goals[name] ? 'met' : 'missed';
  const figures = `p50=${p50.toFixed(1)} p99=${p99.toFixed(1)} most=${most.toFixed(1)} unit=ms`;
  return `RESULT ${name} times=${tookMs.length} ${figures} goal=${goals[name]} ${isMet}`;
}

async function openOffice(atEnd: BenchOptions['atEnd'], ground: RadiusGround): Promise<Office> {
  await buildServer();
  const secretKey = ground.secret.toString('base64url');
  const server = await startBenchServer({ DATABASE_URL: ground.url, SECRET_KEY: secretKey });
  atEnd(() => server.stop());
  const signInToken = await tokenOf(ground, ['supervisor', 'station']);
  const cookie = await signIn(server, { signInToken });
  return { ground, post: (path, body) => postTo(server, cookie, path, body) };
}

async function postTo({ origin }: BenchServer, cookie: string, path: string, body: unknown = {}): Promise<void> {
  const headers = { 'content-type': 'application/json', origin, cookie };
  const answer = await fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${text}`);
}

async function tokenOf({ url, secret }: RadiusGround, roles: Role[]): Promise<string> {
  const database = openDatabase({ url, poolSize: 1 });
  const deps = { database, clock, secrets: new Secrets(secret), publicOrigin: 'http://localhost' };
  try {
    const member = await addStaff(deps, theSystem, { name: 'Supervisor', email: 'supervisor@venue.example', roles });
    return new URL((await makeSignInLink(deps, theSystem, member.id)).url).hash.slice(1);
  } finally {
    await database.close();
  }
}

async function revokeMany(atEnd: BenchOptions['atEnd'], { ground, post }: Office, times: number): Promise<number[]> {
  const { sql } = ground;
  const point = await acknowledgingAccessPoint(accessPointSecret);
  atEnd(async () => point.close());
  await sql`update access_points set disconnect_port = ${point.port}`;
  await connectOthers(ground);
  const tookMs: number[] = [];
  for (let nth = 0; nth < times + warmUps; nth++) {
    const { delegateId, made } = await ground.delegate();
    const accountingId = randomUUID();
    await sql`
      insert into connections (id, delegate_id, credential_id, device_address, access_point_id, vlan, accounting_id, admitted_at, lasts_until)
      select ${randomUUID()}, ${delegateId}, ${made.credential.id}, '020000000001', id, 120, ${accountingId},
        now() - interval '1 minute', now() + interval '8 hours' from access_points`;
    const acknowledged = point.told(accountingId);
    const from = performance.now();
    await Promise.all([
      post(`/api/network/accounts/${delegateId}/revoke`, { because: 'Seen elsewhere under this name' }),
      acknowledged.then((at) => tookMs.push(at - from)),
    ]);
  }
  const [open] = await sql<{ n: number }[]>`select count(*)::int as n from connections where ended_at is null`;
  console.log(`revoke: ${open?.n} connections were open at the end, of ${othersOpen} of others`);
  return tookMs.slice(warmUps);
}

async function connectOthers({ sql }: RadiusGround): Promise<void> {
  await sql`
    insert into delegates (id, external_reference, name, name_latin, country, category, email, status, created_at, changed_at)
    select gen_random_uuid(), 'OTHER-' || n, '代表 ' || n, 'Delegate ' || n, 'CN', 'attendee', n || '@others.example',
      'approved', now(), now() from generate_series(1, ${othersOpen}::int) n`;
  await sql`
    insert into connections (id, delegate_id, device_address, access_point_id, vlan, admitted_at, lasts_until)
    select gen_random_uuid(), d.id, lpad(to_hex(row_number() over ()), 12, '0'), p.id, 110, now(), now() + interval '8 hours'
    from delegates d cross join access_points p where d.external_reference like 'OTHER-%'`;
  await sql`analyze`;
}

async function wakeMany({ ground, post }: Office, times: number): Promise<number[]> {
  const { sql, programs } = ground;
  const joining = { port: ground.radius.authenticationPort, accessPointSecret };
  const tookMs: number[] = [];
  for (let nth = 0; nth < times + warmUps; nth++) {
    const { delegateId, made } = await ground.delegate(false);
    const phone = phoneOf(made);
    // A refusal takes a second by itself; that they are asleep before is seen in some.
    if (nth % 20 === 0 && (await joinWith(programs, phone, joining)).outcome !== 'refused')
      throw new Error('a phone was not refused before its delegate was verified');
    const verificationId = randomUUID();
    await sql`insert into verifications (id, delegate_id, station_id, reason, requested_at)
      values (${verificationId}, ${delegateId}, 'station-1', 'identity_not_verified', now())`;
    await post(`/api/verifications/${verificationId}/take`);
    const from = performance.now();
    await post(`/api/verifications/${verificationId}/verify`, byDocument(nth));
    const { outcome } = await joinWith(programs, phone, joining);
    tookMs.push(performance.now() - from);
    if (outcome !== 'accepted') throw new Error(`a phone was ${outcome} after its delegate was verified`);
  }
  return tookMs.slice(warmUps);
}

const byDocument = (nth: number) => ({
  method: 'document',
  checks: { face: true, document: true, nameAndCountry: true },
  document: { reading: 'number', country: 'CN', number: `E${12_340_000 + nth}`, isInDate: true },
});
