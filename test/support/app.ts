import { randomBytes } from 'node:crypto';
import pino from 'pino';
import type { Role } from '../../db/vocabulary.ts';
import { type AppDependencies, createApp } from '../../server/app.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { makeSignInLink } from '../../server/identity/make-sign-in-link.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import type { Dependencies } from '../../server/kernel/dependencies.ts';
import { findRequesters } from '../../server/kernel/requester-address.ts';
import { Secrets } from '../../server/kernel/secrets.ts';
import { createHub } from '../../server/live/hub.ts';
import type { Wifi } from '../../server/network-access/onboarding/wifi.ts';
import { type TestDatabase, useDatabase } from './database.ts';
import { FakeClock } from './fake-clock.ts';

export const publicOrigin = 'http://localhost:8420';

export interface TestApp extends AppDependencies {
  readonly database: TestDatabase;
  readonly clock: FakeClock;
  /** Asks the app over its HTTP interface, as from an address. A body that is an object goes as JSON. */
  ask(
    method: string,
    path: string,
    options?: { body?: unknown; cookie?: string; headers?: Record<string, string>; from?: string },
  ): Promise<Response>;
  /** The Cookie header of somebody with these roles, signed in by a link as people are. */
  signedInAs(...roles: Role[]): Promise<string>;
}

/** The whole app of this test file's own, over a database of its own: `const app = useApp()`. Staff work on links, unless told. */
export const useApp = (terms: AppTerms = {}): TestApp => appOver(useDatabase(), terms);

interface AppTerms {
  linksSuffice?: boolean;
  venueNetworks?: readonly string[];
  onboardingNetworks?: readonly string[];
  /** Programmes are fetched from the open web alone, unless told. */
  programmeNetworks?: readonly string[];
  /** The conference has none of its own, unless told. */
  wifi?: Wifi;
  /** Other ones each time, unless told. */
  secrets?: Secrets;
}

/** As `useApp`, over a database that is there. */
export function appOver(database: TestDatabase, terms: AppTerms = {}): TestApp {
  const {
    linksSuffice = true,
    venueNetworks,
    onboardingNetworks,
    programmeNetworks,
    wifi,
    secrets = new Secrets(randomBytes(32)),
  } = terms;
  const clock = new FakeClock();
  const log = pino({ level: 'silent' });
  const live = createHub({ clock, log });
  const metricsKey = 'the-key-of-the-monitor-of-these-tests';
  const findRequester = findRequesters({ venueNetworks, onboardingNetworks });
  const settings = { publicOrigin, metricsKey, linksSuffice, findRequester, wifi, programmeNetworks };
  const dependencies = { database, clock, log, live, secrets, ...settings };
  const app = createApp(dependencies);
  const ask: TestApp['ask'] = async (method, path, { body, cookie, headers, from } = {}) => {
    const isRaw =
      body === undefined || typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream;
    const env = { incoming: { socket: { remoteAddress: from ?? '127.0.0.1' } } };
    const init = {
      method,
      headers: { ...(!isRaw && { 'content-type': 'application/json' }), ...(cookie && { cookie }), ...headers },
      ...(body !== undefined && { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    };
    return app.request(path, init as RequestInit, env);
  };
  return { ...dependencies, ask, signedInAs: (...roles) => signInWith(dependencies, ask, roles) };
}

let added = 0;

async function signInWith(dependencies: Dependencies, ask: TestApp['ask'], roles: Role[]): Promise<string> {
  const email = `${roles.join('-')}-${++added}@staff.example`;
  const member = await addStaff(dependencies, theSystem, { name: `Staff ${added}`, email, roles });
  const link = await makeSignInLink(dependencies, theSystem, member.id);
  // From a place of their own, so that what a test has tried wrongly does not keep them waiting.
  const from = `192.0.2.${added % 256}`;
  const answer = await ask('POST', '/api/sign-ins', { body: { token: new URL(link.url).hash.slice(1) }, from });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error(`sign-in was answered ${answer.status}: ${await answer.text()}`);
  return cookie;
}
