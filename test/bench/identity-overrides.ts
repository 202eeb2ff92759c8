import { join } from 'node:path';
import { type BenchVenue, scanAt, seedVenue } from './admission-venue.ts';
import { openBenchDatabase } from './bench-database.ts';
import { startBenchServer } from './bench-server.ts';
import { signIn } from './bench-sign-in.ts';
import { cpuSeconds, postgresCpuSeconds, postmasterPid } from './measure.ts';
import type { Side } from './pairs.ts';
import type { BenchOptions } from './run.ts';

const people = 300;
const lane = 1;

/**
 * CPU (server and PostgreSQL) for each override of a supervisor over HTTP: the request alone, not the scan that was refused
 * before. The peer is the same server, built alike, but that its ledger takes nothing; each has a PostgreSQL of its own.
 */
export async function overrideSides(atEnd: BenchOptions['atEnd']): Promise<{ ours: Side; peer: Side }> {
  const withoutLedger = ['--import', join(import.meta.dirname, 'without-ledger.mjs')];
  return { ours: await overriding(atEnd, []), peer: await overriding(atEnd, withoutLedger) };
}

async function overriding(atEnd: BenchOptions['atEnd'], nodeFlags: string[]): Promise<Side> {
  const { url, dataFolder } = await openBenchDatabase(atEnd);
  const venue = await seedVenue(url, people);
  const server = await startBenchServer({ DATABASE_URL: url, SECRET_KEY: venue.secretKey }, nodeFlags);
  atEnd(() => server.stop());
  const cookie = await signIn(server, venue);
  const headers = { 'content-type': 'application/json', origin: server.origin, cookie };
  const post = async (path: string, sent: unknown) => {
    const answer = await fetch(`${server.origin}${path}`, { method: 'POST', headers, body: JSON.stringify(sent) });
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { id: string; verdict: string; reason: string };
  };
  const scanAll = scanner(venue, post);
  const postmaster = postmasterPid(dataFolder);
  const cpu = () => cpuSeconds(server.pid) + postgresCpuSeconds(postmaster);
  await scanAll('admitted');
  return async () => {
    const refused = await scanAll('already_inside');
    const before = cpu();
    for (const id of refused) await post(`/api/scans/${id}/override`, { because: 'expected_guest' });
    return ((cpu() - before) / refused.length) * 1e6;
  };
}

/** Scans everybody in, one after the other, and tells the scans' ids; each must be answered so. */
function scanner(
  { tokens }: BenchVenue,
  post: (path: string, sent: unknown) => Promise<{ id: string; reason: string }>,
) {
  let sequence = 0;
  return async (expected: string): Promise<string[]> => {
    const ids: string[] = [];
    for (const token of tokens) {
      sequence += 1;
      const { id, reason } = await post('/api/scans', scanAt(lane, { token, sequence, direction: 'in' }));
      if (reason !== expected) throw new Error(`a scan was answered ${reason}, not ${expected}`);
      ids.push(id);
    }
    return ids;
  };
}
