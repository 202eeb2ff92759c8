import { randomBytes } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../db/client.ts';
import { seeded } from '../../ops/demo/random.ts';
import { buildWaterTown } from '../../ops/demo/venue/water-town/build.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { makeSignInLink } from '../../server/identity/make-sign-in-link.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { systemClock as clock } from '../../server/kernel/clock.ts';
import { Secrets } from '../../server/kernel/secrets.ts';
import { describeDatabase, openBenchDatabase } from './bench-database.ts';
import { type BenchServer, buildServer, startBenchServer } from './bench-server.ts';
import { signIn } from './bench-sign-in.ts';
import { percentile, seededRandom } from './bootstrap.ts';
import { cpuSeconds } from './measure.ts';
import { resultLine } from './pairs.ts';
import type { Bench } from './run.ts';

const askedEachSecond = 300;
const secondsOfRound = 5;
const goalMs = 15;
const closureGoalMs = 100;
/** So many are signed in: one name is held to fewer questions than this bench asks. */
const signedIn = 60;

/**
 * `GET /api/ways` of a production server over the demo's town, at 300 requests a second that come whether those before are
 * answered or not; half of those who ask are signed in. The goal stands in the peer's place. `routes-http`: p95 of a round, from
 * the instant at which a request was due. `routes-http-closure`: from sending a closure to having the first way that heeds it.
 * The generator shares the machine with the server. Zones and gates are left out, so that all of the town is walked.
 */
export const bench: Bench = async ({ pairs, atEnd }) => {
  const database = await openBenchDatabase(atEnd);
  console.log(`  ${await describeDatabase(database.url)}`);
  const { secretKey, signInTokens } = await seedOperators(database.url);
  await buildServer();
  const server = await startBenchServer({ DATABASE_URL: database.url, SECRET_KEY: secretKey, LOG_LEVEL: 'warn' });
  atEnd(() => server.stop());
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  atEnd(async () => agent.destroy());
  const cookies = [];
  for (const signInToken of signInTokens) cookies.push(await signIn(server, { signInToken }));
  const town: Town = { server, agent, cookies, codes: [] };
  town.codes.push(...(await publishTown(town)));
  const rounds = [];
  for (let round = -1; round < pairs; round++) {
    const told = await askSteadily(town, round);
    // The first warms up the server.
    if (round >= 0) rounds.push(told);
  }
  const closures = [];
  for (let round = 0; round < pairs; round++) closures.push(await closeAndAsk(town, round));
  return [goal('routes-http', goalMs, rounds), goal('routes-http-closure', closureGoalMs, closures)];
};

interface Town {
  readonly server: BenchServer;
  readonly agent: Agent;
  readonly cookies: readonly string[];
  readonly codes: string[];
}

const goal = (name: string, peer: number, figures: readonly number[]) =>
  resultLine(
    name,
    'ms',
    figures.map((ours) => ({ ours, peer })),
  );

async function seedOperators(url: string): Promise<{ secretKey: string; signInTokens: string[] }> {
  const secret = randomBytes(32);
  const database = openDatabase({ url, poolSize: 2 });
  const deps = { database, clock, secrets: new Secrets(secret), publicOrigin: 'http://localhost' };
  const signInTokens: string[] = [];
  try {
    for (let n = 0; n < signedIn; n++) {
      const person = { name: `Operator ${n}`, email: `operator-${n}@venue.example` };
      const { id } = await addStaff(deps, theSystem, { ...person, roles: ['administrator', 'supervisor'] });
      const link = await makeSignInLink(deps, theSystem, id);
      signInTokens.push(new URL(link.url).hash.slice(1));
    }
    return { secretKey: secret.toString('base64url'), signInTokens };
  } finally {
    await database.close();
  }
}

async function publishTown(town: Town): Promise<string[]> {
  const { walking } = buildWaterTown(seeded('bench'));
  if (!walking) throw new Error('the town has no walkways');
  const open = <Thing extends object>(thing: Thing) => ({ ...thing, zoneId: undefined, gateId: undefined });
  const plan = {
    ...walking,
    places: walking.places.map(open),
    walkways: walking.walkways.map((each) => ({ ...open(each), ...(each.kind === 'gate' && { kind: 'walkway' }) })),
  };
  const draft = await ask(town, 'POST', '/api/venue/draft?format=causeway&source=town.json', { body: plan });
  const { version } = JSON.parse(draft) as { version: { id: string } };
  await ask(town, 'POST', `/api/venue/versions/${version.id}/publish`);
  const { places } = JSON.parse(await ask(town, 'GET', '/api/places?limit=500')) as { places: { code: string }[] };
  console.log(`  ${plan.nodes.length} nodes, ${plan.walkways.length} walkways, ${places.length} places`);
  return places.map(({ code }) => code);
}

interface Asking {
  readonly body?: object;
  /** Whose address it comes from; the operator's own unless told. */
  readonly from?: string;
  /** Which of those who are signed in asks, the first unless told; none: somebody unknown. */
  readonly asker?: number | undefined;
}

function ask({ server, agent, cookies }: Town, method: string, path: string, asking: Asking = {}): Promise<string> {
  const { body, from } = asking;
  const cookie = 'asker' in asking ? cookies[asking.asker ?? -1] : cookies[0];
  const headers = {
    origin: server.origin,
    ...(body && { 'content-type': path.includes('draft') ? 'application/octet-stream' : 'application/json' }),
    ...(cookie && { cookie }),
    ...(from && { 'x-forwarded-for': from }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${server.origin}${path}`, { method, agent, headers }, (answer: IncomingMessage) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => {
        if ((answer.statusCode ?? 500) < 400) resolve(text);
        else reject(new Error(`${method} ${path} was answered ${answer.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    sent.on('error', reject).end(body && JSON.stringify(body));
  });
}

/** The 95th percentile of one round, in milliseconds. */
async function askSteadily(town: Town, round: number): Promise<number> {
  const random = seededRandom(round + 2);
  const count = askedEachSecond * secondsOfRound;
  const pick = () => town.codes[Math.floor(random() * town.codes.length)] ?? '';
  const paths = Array.from({ length: count }, () => {
    const from = pick();
    let to = pick();
    while (to === from) to = pick();
    return `/api/ways?from=${from}&to=${to}&profile=${random() < 0.3 ? 'step_free' : 'walking'}`;
  });
  const before = cpuSeconds(town.server.pid);
  const start = performance.now();
  const times = await Promise.all(
    paths.map(async (path, i) => {
      const dueMs = start + (i * 1000) / askedEachSecond;
      await sleep(dueMs - performance.now());
      const from = `10.${round & 255}.${i >> 8}.${i & 255}`;
      await ask(town, 'GET', path, { from, asker: i % 2 === 0 ? undefined : (i >> 1) % signedIn });
      return performance.now() - dueMs;
    }),
  );
  const cpu = ((cpuSeconds(town.server.pid) - before) / count) * 1e6;
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times, share).toFixed(1));
  console.log(
    `  round ${round + 1}: p50 ${p50}, p95 ${p95}, p99 ${p99} ms; ${cpu.toFixed(0)} cpu-us/way in the server`,
  );
  return percentile(times, 0.95);
}

interface ToldWay {
  readonly isFound: boolean;
  readonly way?: { readonly steps: readonly { readonly from: readonly number[] }[] };
}

interface Listed {
  readonly id: string;
  readonly line: readonly (readonly number[])[];
}

/** Closes all that leads away from where a way begins, asks for it again, and opens what was closed. */
async function closeAndAsk(town: Town, round: number): Promise<number> {
  const { walkways } = JSON.parse(await ask(town, 'GET', '/api/ways/walkways')) as { walkways: Listed[] };
  const path = `/api/ways?from=${town.codes[round % town.codes.length]}&to=${town.codes.at(-1 - round)}`;
  const way = async () => JSON.parse(await ask(town, 'GET', path)) as ToldWay;
  const [x = 0, y = 0] = (await way()).way?.steps[0]?.from ?? [];
  const isThere = ([lon = 0, lat = 0]: readonly number[] = []) => Math.hypot(lon - x, lat - y) < 1e-5;
  const walkwayIds = walkways.filter(({ line }) => isThere(line[0]) || isThere(line.at(-1))).map(({ id }) => id);
  const began = performance.now();
  const made = await ask(town, 'POST', '/api/closures', { body: { walkwayIds, reason: { en: 'Bench' } } });
  const closedMs = performance.now() - began;
  const after = await way();
  const seenMs = performance.now() - began;
  await ask(town, 'DELETE', `/api/closures/${(JSON.parse(made) as { id: string }).id}`);
  if (after.isFound) throw new Error(`the way did not heed the closure: ${path}`);
  console.log(
    `  closure ${round + 1}: made in ${closedMs.toFixed(1)} ms, heeded ${seenMs.toFixed(1)} ms after it was sent`,
  );
  return seenMs;
}
