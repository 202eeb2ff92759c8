import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Order, Report } from './admission-generator.ts';
import { type BenchVenue, seedVenue } from './admission-venue.ts';
import { describeDatabase, openBenchDatabase } from './bench-database.ts';
import { type BenchServer, buildServer, startBenchServer } from './bench-server.ts';
import { signIn } from './bench-sign-in.ts';
import { percentile } from './bootstrap.ts';
import { cpuSeconds, postgresCpuSeconds, postmasterPid } from './measure.ts';
import { comparePairs } from './pairs.ts';
import type { Bench } from './run.ts';

const run = promisify(execFile);
/** Of each side: the one's do not meet the other's. */
const people = 2000;
const clients = 32;
const scansInRound = 6400;
const perSecond = 300;
const secondsInRound = 5;
const pgbenchNeeded = 'pgbench is needed: it is in the Debian package postgresql-contrib (or postgresql-client-common)';

/**
 * Answering scans over HTTP against pgbench that runs the same transaction, on the same PostgreSQL.
 * `admission`: CPU of server and PostgreSQL for each scan at 32 clients, against CPU of PostgreSQL alone under pgbench
 * (whose own CPU is left out, as the generator's is). `admission-p99`: latency at 300 a second, from when each was due.
 */
export const bench: Bench = async ({ pairs, atEnd }) => {
  await run('pgbench', ['--version']).catch(() => {
    throw new Error(pgbenchNeeded);
  });
  await buildServer();
  const database = await openBenchDatabase(atEnd);
  const venue = await seedVenue(database.url, 2 * people);
  const environment = { DATABASE_URL: database.url, SECRET_KEY: venue.secretKey };
  const profile = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [];
  const server = await startBenchServer(environment, profile);
  atEnd(() => server.stop());
  const generator = fork(join(import.meta.dirname, 'admission-generator.ts'), { execArgv: ['--import', 'tsx'] });
  atEnd(async () => generator.disconnect());
  await tell(generator, {
    kind: 'begin',
    origin: server.origin,
    cookie: await signIn(server, venue),
    tokens: venue.tokens.slice(0, people),
  });

  const postmaster = postmasterPid(database.dataFolder);
  const sides = sidesOf({ server, generator, venue, postmaster, ...database });
  await describe(database.url, venue);
  await sides.ourCpu();
  await sides.peerCpu();
  const cpu = await comparePairs({
    ...{ name: 'admission', unit: 'cpu-us/scan', pairs },
    ...{ ours: sides.ourCpu, peer: sides.peerCpu },
  });
  const p99 = await comparePairs({
    ...{ name: 'admission-p99', unit: 'ms', pairs },
    ...{ ours: sides.ourP99, peer: sides.peerP99 },
  });
  const { latencies } = sides;
  const shares = [0.5, 0.99].map((share) => `p${share * 100} ${percentile(latencies, share).toFixed(1)} ms`);
  console.log(`  all ${latencies.length} scans of ours at ${perSecond}/s: ${shares.join(', ')}`);
  return [cpu, p99];
};

interface Ground {
  server: BenchServer;
  generator: ChildProcess;
  venue: BenchVenue;
  postmaster: number;
  url: string;
  folder: string;
}

function sidesOf({ server, generator, venue, postmaster, url, folder }: Ground) {
  const latencies: number[] = [];
  const cpu = () => cpuSeconds(server.pid) + postgresCpuSeconds(postmaster);
  const microseconds = (since: number, now: number) => ((now - since) / scansInRound) * 1e6;
  return {
    latencies,
    async ourCpu() {
      const before = cpu();
      await tell(generator, { kind: 'closed', clients, scans: scansInRound });
      return microseconds(before, cpu());
    },
    async peerCpu() {
      const before = postgresCpuSeconds(postmaster);
      await pgbench(url, venue, [`--transactions=${scansInRound / clients}`]);
      return microseconds(before, postgresCpuSeconds(postmaster));
    },
    async ourP99() {
      const report = await tell(generator, { kind: 'open', perSecond, seconds: secondsInRound });
      latencies.push(...report.latencies);
      return percentile(report.latencies, 0.99);
    },
    async peerP99() {
      const prefix = `latency-${Date.now()}`;
      const open = [`--rate=${perSecond}`, `--time=${secondsInRound}`, '--log', `--log-prefix=${prefix}`];
      await pgbench(url, venue, open, folder);
      return percentile(await readLatencies(folder, prefix), 0.99);
    },
  };
}

async function tell(generator: ChildProcess, order: Order): Promise<Report> {
  generator.send(order);
  const [report] = (await once(generator, 'message')) as [Report];
  if (report.others.length > 0) throw new Error(`not admitted: ${report.others.length}, first: ${report.others[0]}`);
  return report;
}

async function pgbench(url: string, { serials, tokens }: BenchVenue, extra: string[], cwd = tmpdir()): Promise<void> {
  const script = join(import.meta.dirname, 'admission.pgbench.sql');
  const defined = [
    `--define=first=${serials.first + people}`,
    `--define=last=${serials.last}`,
    `--define=token=${tokens[0]}`,
  ];
  const terms = [`--client=${clients}`, '--jobs=1', '--protocol=prepared', '--no-vacuum', `--file=${script}`];
  const env = { ...process.env, PGOPTIONS: '-c role=causeway_app' };
  const { stdout } = await run('pgbench', [...terms, ...defined, ...extra, url], { env, cwd });
  if (!/failed transactions: 0 /.test(stdout)) throw new Error(`pgbench: ${stdout}`);
}

/** The third field of each line is the transaction's time in microseconds, from when it was due. */
async function readLatencies(folder: string, prefix: string): Promise<number[]> {
  const files = (await readdir(folder)).filter((name) => name.startsWith(prefix));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const lines = texts.flatMap((text) => text.split('\n')).filter(Boolean);
  return lines.map((line) => Number(line.split(' ')[2]) / 1000);
}

async function describe(url: string, venue: BenchVenue): Promise<void> {
  const { stdout } = await run('pgbench', ['--version']);
  console.log(`  ${await describeDatabase(url)}, ${stdout.trim()}`);
  console.log(`  2 × ${people} delegates with a badge, 24 lanes, no scan at the beginning`);
  console.log(
    `  ${clients} clients, ${scansInRound} scans in a round, badge token ${venue.tokens[0]?.length} characters`,
  );
}
