import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { laneCount, scanAt } from './admission-venue.ts';
import { seededRandom } from './bootstrap.ts';

/*
 * A process of its own that scans badges over HTTP: each delegate goes in and out in turn, so that each scan is admitted
 * and moves somebody. Told what to do by its parent, over the channel of `fork`.
 */

export type Order =
  | { kind: 'begin'; origin: string; cookie: string; tokens: readonly string[] }
  /** As fast as so many clients can, each waiting for its answer. */
  | { kind: 'closed'; clients: number; scans: number }
  /** Comers at random, at so many a second on average, whether or not answers have come. */
  | { kind: 'open'; perSecond: number; seconds: number };

export interface Report {
  /** Answered with `admit`. */
  admitted: number;
  /** What else was answered, as it came. */
  others: string[];
  /** Of each scan, in milliseconds from when it was due. */
  latencies: number[];
  elapsedMs: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
const random = seededRandom(7);
let origin = '';
let cookie = '';
let tokens: readonly string[] = [];
let next = 0;
let sequence = 0;

/** Goes through the delegates in turn: all in, then all out. */
function makeScan(): string {
  const round = Math.floor(next / tokens.length);
  const token = tokens[next % tokens.length] ?? '';
  next += 1;
  sequence += 1;
  const lane = 1 + Math.floor(random() * laneCount);
  return JSON.stringify(scanAt(lane, { token, sequence, direction: round % 2 === 0 ? 'in' : 'out' }));
}

function post(body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), cookie, origin };
    const call = request(`${origin}/api/scans`, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => resolve(text));
    });
    call.on('error', reject);
    call.end(body);
  });
}

async function scanOnce(due: number, report: Report): Promise<void> {
  const text = await post(makeScan());
  report.latencies.push(performance.now() - due);
  if (text.includes('"verdict":"admit"')) report.admitted += 1;
  else report.others.push(text);
}

async function scanClosed(clients: number, scans: number, report: Report): Promise<void> {
  let left = scans;
  const client = async () => {
    for (; left > 0; ) {
      left -= 1;
      await scanOnce(performance.now(), report);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

async function scanOpen(perSecond: number, seconds: number, report: Report): Promise<void> {
  const start = performance.now();
  const calls: Promise<void>[] = [];
  for (let due = start; due < start + seconds * 1000; due += (-Math.log(1 - random()) * 1000) / perSecond) {
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    calls.push(scanOnce(due, report));
  }
  await Promise.all(calls);
}

process.on('message', (order: Order) => {
  const report: Report = { admitted: 0, others: [], latencies: [], elapsedMs: 0 };
  const start = performance.now();
  const work = async () => {
    if (order.kind === 'begin') ({ origin, cookie, tokens } = order);
    else if (order.kind === 'closed') await scanClosed(order.clients, order.scans, report);
    else await scanOpen(order.perSecond, order.seconds, report);
    report.elapsedMs = performance.now() - start;
    process.send?.(report);
  };
  work().catch((error: unknown) => {
    process.send?.({ ...report, others: [String(error)] });
  });
});
process.on('disconnect', () => process.exit(0));
