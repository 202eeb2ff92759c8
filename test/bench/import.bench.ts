import { readFileSync } from 'node:fs';
import { setInterval } from 'node:timers';
import postgres from 'postgres';
import { toCsv } from '../../ops/demo/people/csv.ts';
import { describeDatabase } from './bench-database.ts';
import { peerImport } from './import.peer.ts';
import { cpuSeconds, postgresCpuSeconds } from './measure.ts';
import { resultLine } from './pairs.ts';
import { inventPeople, layRegistrationGround, type RegistrationGround } from './registration-ground.ts';
import type { Bench } from './run.ts';

const people = 100_000;

interface Round {
  seconds: number;
  cpuSeconds: number;
}

/**
 * A file of 100,000 delegates, all new, into an empty register: over HTTP, checked row by row, against COPY into a
 * temporary table and one INSERT … SELECT … ON CONFLICT that does the same writes and checks nothing (import.peer.ts).
 * `import` in seconds, `import-cpu` in CPU seconds of server and PostgreSQL. Memory of the server is told besides, and at
 * the end the same file with one bad row as its last, of which nothing may stay.
 */
export const bench: Bench = async ({ pairs, atEnd }) => {
  const ground = await layRegistrationGround(atEnd);
  const sql = postgres(ground.url, { max: 1, onnotice: () => undefined });
  atEnd(() => sql.end());
  const file = Buffer.from(toCsv(inventPeople(people)));
  console.log(`  ${await describeDatabase(ground.url)}`);
  console.log(`  ${people} rows, ${(file.length / 2 ** 20).toFixed(1)} MiB of CSV`);
  const memory = { before: memoryOf(ground.server.pid).now, highest: 0 };
  const measured: { ours: Round; peer: Round }[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const sides = {
      ours: () => emptied(sql, ground, () => importOverHttp(ground, file, memory)),
      peer: () => emptied(sql, ground, () => peerImport(sql, file)),
    };
    const order = pair % 2 === 0 ? (['ours', 'peer'] as const) : (['peer', 'ours'] as const);
    const rounds: Partial<Record<'ours' | 'peer', Round>> = {};
    for (const side of order) rounds[side] = await sides[side]();
    const { ours, peer } = rounds;
    if (!ours || !peer) throw new Error('a side was not run');
    measured.push({ ours, peer });
    console.log(`  pair ${pair + 1} of ${pairs}: ours ${ours.seconds.toFixed(1)} s, peer ${peer.seconds.toFixed(1)} s`);
  }
  const { now } = memoryOf(ground.server.pid);
  const mebibytes = [memory.before, memory.highest, now].map((bytes) => (bytes / 2 ** 20).toFixed(0));
  console.log(
    `  memory of the server: ${mebibytes[0]} MiB before, ${mebibytes[1]} at most, ${mebibytes[2]} after ${pairs} imports`,
  );
  await emptied(sql, ground, () => importSpoilt(ground, file, memory), 0);
  return [
    resultLine(
      'import',
      's',
      measured.map(({ ours, peer }) => ({ ours: ours.seconds, peer: peer.seconds })),
    ),
    resultLine(
      'import-cpu',
      'cpu-s',
      measured.map(({ ours, peer }) => ({ ours: ours.cpuSeconds, peer: peer.cpuSeconds })),
    ),
  ];
};

async function emptied(
  sql: postgres.Sql,
  { server, postmaster }: RegistrationGround,
  work: () => Promise<void>,
  left = people,
): Promise<Round> {
  await sql`truncate delegates cascade`;
  await sql`checkpoint`;
  const cpu = () => cpuSeconds(server.pid) + postgresCpuSeconds(postmaster);
  const [start, before] = [performance.now(), cpu()];
  await work();
  const round = { seconds: (performance.now() - start) / 1000, cpuSeconds: cpu() - before };
  const [row] = await sql`select count(*)::integer as count from delegates`;
  if (row?.count !== left) throw new Error(`${row?.count} delegates were written instead of ${left}`);
  return round;
}

type Watched = { highest: number };

async function importOverHttp(ground: RegistrationGround, file: Buffer, memory: Watched): Promise<void> {
  const answer = await sent(ground, file, memory);
  if (!answer.ok) throw new Error(`the import was answered ${answer.status}: ${await answer.text()}`);
}

/** 100,000 good rows and a bad one: the row is named, and nothing is kept. */
async function importSpoilt(ground: RegistrationGround, file: Buffer, memory: Watched): Promise<void> {
  const bad = Buffer.from('BAD-1,Nobody,Nobody,XX,attendee,,nobody@delegates.example,,,\r\n');
  memory.highest = 0;
  const start = performance.now();
  const answer = await sent(ground, Buffer.concat([file, bad]), memory);
  const { outcome } = (await answer.json()) as { outcome?: { faultCount: number; faults: { line: number }[] } };
  const fault = outcome?.faultCount === 1 ? outcome.faults[0] : undefined;
  if (answer.status !== 422 || fault?.line !== people + 2) throw new Error(`the bad row was answered ${answer.status}`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const mebibytes = (memory.highest / 2 ** 20).toFixed(0);
  console.log(
    `  one bad row at the end: named (line ${fault.line}) after ${seconds} s, ${mebibytes} MiB at most, none kept`,
  );
}

async function sent({ server, cookie }: RegistrationGround, file: Buffer, memory: Watched): Promise<Response> {
  const watch = setInterval(() => {
    memory.highest = Math.max(memory.highest, memoryOf(server.pid).now);
  }, 50);
  try {
    const address = `${server.origin}/api/delegates/imports?importId=${crypto.randomUUID()}`;
    const headers = { 'content-type': 'text/csv', cookie, origin: server.origin };
    return await fetch(address, { method: 'POST', headers, body: new Uint8Array(file) });
  } finally {
    clearInterval(watch);
  }
}

/** Bytes that a process has in memory. */
function memoryOf(pid: number): { now: number } {
  const kibibytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return { now: Number(kibibytes ?? 0) * 1024 };
}
