import { randomBytes } from 'node:crypto';
import { openDatabase } from '../../db/client.ts';
import { type Delegate, inventDelegates } from '../../ops/demo/people/delegates.ts';
import { seeded } from '../../ops/demo/random.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { makeSignInLink } from '../../server/identity/make-sign-in-link.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { systemClock as clock } from '../../server/kernel/clock.ts';
import { Secrets } from '../../server/kernel/secrets.ts';
import { openBenchDatabase } from './bench-database.ts';
import { type BenchServer, buildServer, startBenchServer } from './bench-server.ts';
import { postmasterPid } from './measure.ts';
import type { BenchOptions } from './run.ts';

export interface RegistrationGround {
  server: BenchServer;
  /** Of a superuser. */
  url: string;
  /** The Cookie header of somebody at the desk. */
  cookie: string;
  postmaster: number;
}

/** A server as in production over a PostgreSQL of its own, durable as by default, and somebody signed in at the desk. */
export async function layRegistrationGround(atEnd: BenchOptions['atEnd']): Promise<RegistrationGround> {
  await buildServer();
  const database = await openBenchDatabase(atEnd);
  const secret = randomBytes(32);
  const token = await makeToken(database.url, secret);
  const environment = { DATABASE_URL: database.url, SECRET_KEY: secret.toString('base64url') };
  const server = await startBenchServer(environment);
  atEnd(() => server.stop());
  const cookie = await signIn(server, token);
  return { server, url: database.url, cookie, postmaster: postmasterPid(database.dataFolder) };
}

async function makeToken(url: string, secret: Buffer): Promise<string> {
  const database = openDatabase({ url, poolSize: 1 });
  const deps = { database, clock, secrets: new Secrets(secret), publicOrigin: 'http://localhost' };
  try {
    const desk = await addStaff(deps, theSystem, { name: 'Desk', email: 'desk@venue.example', roles: ['desk'] });
    return new URL((await makeSignInLink(deps, theSystem, desk.id)).url).hash.slice(1);
  } finally {
    await database.close();
  }
}

async function signIn(server: BenchServer, token: string): Promise<string> {
  const headers = { 'content-type': 'application/json', origin: server.origin };
  const answer = await fetch(`${server.origin}/api/sign-ins`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ token }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error(`sign-in was answered ${answer.status}`);
  return cookie;
}

/** Invented people with names in the scripts of their countries, the same each time. */
export const inventPeople = (count: number): Delegate[] => inventDelegates(seeded('bench'), count);
