import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import postgres from 'postgres';
import { openDatabase } from '../../db/client.ts';
import { readingsOutcome } from '../../server/hotspots/hotspots.contract.ts';
import { rollUpLock } from '../../server/hotspots/spans.queries.ts';
import { makeCollectorKey } from '../../server/identity/collectors/make-collector-key.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { systemClock as clock } from '../../server/kernel/clock.ts';
import { Secrets } from '../../server/kernel/secrets.ts';
import { describeDatabase, openBenchDatabase } from './bench-database.ts';
import { type BenchServer, buildServer, startBenchServer } from './bench-server.ts';
import type { PeerOrder } from './ingest.peer.ts';
import { batchAt, codeOf, hotspotsInBatch, ndjsonOf } from './ingest-readings.ts';
import { cpuSeconds, postgresCpuSeconds, postmasterPid } from './measure.ts';
import { comparePairs } from './pairs.ts';
import type { Bench } from './run.ts';

const batchesInRound = 40;
const secretKey = Buffer.alloc(32, 7);

/**
 * Readings over HTTP, as NDJSON of 2,600 lines, against the plainest insert of the same rows by postgres.js: CPU of
 * server (or of the process that inserts) and PostgreSQL for each durable row. Both write into the same partition, one
 * batch after the other. What rolls up is held off meanwhile, and told by itself at the end.
 */
export const bench: Bench = async ({ pairs, atEnd }) => {
  await buildServer();
  const database = await openBenchDatabase(atEnd);
  const key = await seed(database.url);
  const environment = { DATABASE_URL: database.url, SECRET_KEY: secretKey.toString('base64url'), LOG_LEVEL: 'error' };
  const profile = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [];
  const server = await startBenchServer(environment, profile);
  atEnd(() => server.stop());
  const peer = fork(join(import.meta.dirname, 'ingest.peer.ts'), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: database.url },
  });
  atEnd(async () => peer.disconnect());
  const sql = postgres(database.url, { max: 1 });
  atEnd(() => sql.end());
  await sql`select pg_advisory_lock(${rollUpLock})`;

  const postmaster = postmasterPid(database.dataFolder);
  const sides = sidesOf({ server, peer, key, postmaster });
  await describe(database.url);
  await sides.ours();
  await sides.theirs();
  const result = await comparePairs({
    name: 'ingest',
    unit: 'cpu-us/row',
    pairs,
    ours: sides.ours,
    peer: sides.theirs,
  });
  await sql`select pg_advisory_unlock(${rollUpLock})`;
  await tellRollUp(sql, () => cpuSeconds(server.pid) + postgresCpuSeconds(postmaster));
  return [result];
};

/** 2,600 hotspots that report over HTTP, as many that the peer writes of, and a key of a collector. */
async function seed(url: string): Promise<string> {
  const sql = postgres(url, { max: 1 });
  await sql`
    insert into hotspots (code, name, carrier, bands, latitude, longitude, capacity_clients, changed_at)
    select code, '{"en": "Place"}', 'Carrier', '{2.4,5}', 30, 120, 50, now()
    from unnest(${Array.from({ length: 2 * hotspotsInBatch }, (_, index) => codeOf(index))}::text[]) code`;
  await sql.end();
  const database = openDatabase({ url, poolSize: 1 });
  const dependencies = { database, clock, secrets: new Secrets(secretKey) };
  const { key } = await makeCollectorKey(dependencies, theSystem, { name: 'Bench' });
  await database.close();
  return key;
}

interface Ground {
  server: BenchServer;
  peer: ChildProcess;
  key: string;
  postmaster: number;
}

function sidesOf({ server, peer, key, postmaster }: Ground) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const perRow = (seconds: number) => (seconds / (batchesInRound * hotspotsInBatch)) * 1e6;
  const measured = async (pid: number, work: () => Promise<void>) => {
    const [own, database] = [cpuSeconds(pid), postgresCpuSeconds(postmaster)];
    await work();
    const [ownPerRow, databasePerRow] = [
      perRow(cpuSeconds(pid) - own),
      perRow(postgresCpuSeconds(postmaster) - database),
    ];
    const who = pid === server.pid ? 'server' : 'peer';
    console.log(`    ${who} ${ownPerRow.toFixed(2)}, PostgreSQL ${databasePerRow.toFixed(2)}`);
    return ownPerRow + databasePerRow;
  };
  let lastMs = 0;
  /** Of now, and each of its own. */
  const nextInstants = () => {
    const firstMs = Math.max(Date.now(), lastMs + 1);
    lastMs = firstMs + batchesInRound - 1;
    return Array.from({ length: batchesInRound }, (_, index) => firstMs + index);
  };
  return {
    async ours() {
      const bodies = nextInstants().map((atMs) => Buffer.from(ndjsonOf(batchAt(atMs))));
      return measured(server.pid, async () => {
        for (const body of bodies) await report(server.origin, key, body, agent);
      });
    },
    async theirs() {
      const order = { firstNumber: hotspotsInBatch + 1, instantsMs: nextInstants() };
      await tell(peer, { kind: 'prepare', ...order });
      return measured(peer.pid ?? 0, () => tell(peer, { kind: 'write', ...order }));
    },
  };
}

async function tell(peer: ChildProcess, order: PeerOrder): Promise<void> {
  peer.send(order);
  await once(peer, 'message');
}

/** One batch, as a collector sends it; each line of it has to be stored. */
async function report(origin: string, key: string, body: Buffer, agent: Agent): Promise<void> {
  const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${key}` };
  const sent = request(`${origin}/api/hotspots/readings`, { method: 'POST', agent, headers });
  sent.end(body);
  const [answer] = await once(sent, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const outcome = readingsOutcome.safeParse(JSON.parse(text));
  if (outcome.data?.stored !== hotspotsInBatch) throw new Error(`not stored: ${text.slice(0, 300)}`);
}

async function describe(url: string): Promise<void> {
  const body = ndjsonOf(batchAt(Date.now()));
  console.log(`  ${await describeDatabase(url)}`);
  console.log(`  ${batchesInRound} batches of ${hotspotsInBatch} readings in a round, ${body.length} bytes each`);
}

/** What it costs to roll up all that was written: of both sides, as both lie in the same minutes. */
async function tellRollUp(sql: postgres.Sql, cpu: () => number): Promise<void> {
  const before = cpu();
  const deadline = Date.now() + 180_000;
  for (;;) {
    const [left] = await sql`select count(*)::integer as due from hotspot_spans_due where minutes = 1`;
    if (left?.due === 0 || Date.now() > deadline) break;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  const [kept] = await sql`select (select count(*) from hotspot_readings)::integer as readings,
    (select sum(readings) from hotspot_minutes)::integer as "rolledUp"`;
  const perRow = ((cpu() - before) / kept?.readings) * 1e6;
  console.log(`  rolled up ${kept?.rolledUp} of ${kept?.readings} rows: ${perRow.toFixed(2)} cpu-us/row more`);
}
