import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, migrateDatabase, openDatabase } from '../../../db/client.ts';
import { startEmbeddedDatabase } from '../../../db/embedded.ts';
import { hotspots } from '../../../db/schema/index.ts';
import { addStaff } from '../../../server/identity/add-staff.ts';
import { makeCollectorKey } from '../../../server/identity/collectors/make-collector-key.ts';
import { makeSignInLink } from '../../../server/identity/make-sign-in-link.ts';
import { theSystem } from '../../../server/kernel/actor.ts';
import { systemClock as clock } from '../../../server/kernel/clock.ts';
import { Secrets } from '../../../server/kernel/secrets.ts';
import { type BenchVenue, seedVenue } from '../../bench/admission-venue.ts';
import { freePort } from '../../support/real-server.ts';
import type { AtEnd } from './processes.ts';
import { ServerProcess } from './server-process.ts';

export interface GroundOptions {
  readonly people: number;
  readonly hotspots: number;
  /** Of staff who may follow every board; one person may have fifty pages open. */
  readonly signIns: number;
  readonly isCompiled: boolean;
  readonly isDurable: boolean;
  /** Where the server finds the database, if not at its own address. */
  readonly reach?: (databaseUrl: string) => Promise<string>;
  readonly atEnd: AtEnd;
}

/** A venue with its database and its server, each of its own, and people who may look at its boards. */
export interface Ground {
  readonly server: ServerProcess;
  readonly venue: BenchVenue;
  readonly databaseUrl: string;
  readonly dataFolder: string;
  /** Of a guard, for scans. */
  readonly guard: string;
  readonly cookies: readonly string[];
  readonly collectorKey: string;
}

export const hotspotCodeOf = (n: number): string => `LH-${String(n).padStart(5, '0')}`;

export async function openGround(options: GroundOptions): Promise<Ground> {
  const { atEnd, isCompiled } = options;
  const folder = await mkdtemp(join(tmpdir(), 'causeway-storm-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const database = await startEmbeddedDatabase({ folder, ...(!options.isDurable && { settings }) });
  atEnd(() => database.stop());
  await migrateDatabase(database.url);
  const venue = await seedVenue(database.url, options.people);
  const { links, collectorKey } = await admitStaff(database.url, venue, options);
  const DATABASE_URL = (await options.reach?.(database.url)) ?? database.url;
  const environment = { DATABASE_URL, SECRET_KEY: venue.secretKey };
  const server = new ServerProcess({ port: await freePort(), environment, isCompiled, atEnd });
  await server.start();
  const cookies: string[] = [];
  for (const link of links) cookies.push(await signIn(server.origin, link));
  const guard = await signIn(server.origin, venue.signInToken);
  return { server, venue, databaseUrl: database.url, dataFolder: database.dataFolder, guard, cookies, collectorKey };
}

async function admitStaff(url: string, venue: BenchVenue, options: GroundOptions) {
  const database = openDatabase({ url, poolSize: 2 });
  const secrets = new Secrets(Buffer.from(venue.secretKey, 'base64url'));
  const deps = { database, clock, secrets, publicOrigin: 'http://localhost' };
  try {
    await putHotspots(database, options.hotspots);
    const links: string[] = [];
    for (let n = 0; n < options.signIns; n += 1) {
      const email = `engineer-${n}@venue.example`;
      const roles = ['gate', 'network', 'station', 'supervisor'] as const;
      const { id } = await addStaff(deps, theSystem, { name: `Engineer ${n}`, email, roles: [...roles] });
      links.push(new URL((await makeSignInLink(deps, theSystem, id)).url).hash.slice(1));
    }
    const { key } = await makeCollectorKey(deps, theSystem, { name: 'Collector' });
    return { links, collectorKey: key };
  } finally {
    await database.close();
  }
}

async function putHotspots(database: Database, count: number): Promise<void> {
  for (let from = 0; from < count; from += 2000) {
    const some = Array.from({ length: Math.min(2000, count - from) }, (_, n) => from + n);
    await database.drizzle.insert(hotspots).values(
      some.map((n) => ({
        ...{ code: hotspotCodeOf(n), name: { en: `Place ${n}` }, carrier: n % 2 ? 'Qinghe Mobile' : 'Donghu Telecom' },
        ...{ bands: ['2.4' as const, '5' as const, '6' as const], zoneId: 'town', level: n % 3, capacityClients: 100 },
        ...{ latitude: 30.74 + n / 1e6, longitude: 120.49 + n / 1e6, changedAt: clock.now() },
      })),
    );
  }
}

async function signIn(origin: string, token: string): Promise<string> {
  const headers = { 'content-type': 'application/json', origin };
  const answer = await fetch(`${origin}/api/sign-ins`, { method: 'POST', headers, body: JSON.stringify({ token }) });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error(`a sign-in was answered ${answer.status}: ${await answer.text()}`);
  return cookie;
}
