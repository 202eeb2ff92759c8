import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { hotspotLoads } from '../../server/hotspots/hotspots.contract.ts';
import { LiveClient } from '../../web-components/live/live-client.ts';
import { type Ground, hotspotCodeOf, openGround } from '../faults/storms/ground.ts';
import { Worker } from '../faults/storms/processes.ts';
import type { ReadersOrder, ReadersReport } from '../faults/storms/readers.process.ts';
import { describeDatabase } from './bench-database.ts';
import { buildServer } from './bench-server.ts';
import { seededRandom } from './bootstrap.ts';
import { resultLine } from './pairs.ts';
import type { Bench, BenchOptions } from './run.ts';
import { RowsAsJson } from './wide-rows.ts';

const boards = 1000;
const hotspots = 50_000;
/** Each hotspot reports every ten seconds: so many rows go in a batch, and so many batches a second. */
const batchesPerSecond = 4;
const rowsInBatch = hotspots / 10 / batchesPerSecond;
const secondsInTurn = 10;
/** What a reading may take to reach a board. */
const goalMs = 1000;

/**
 * 50,000 hotspots that each report every ten seconds, by HTTP into the server and its database, to 1,000 boards.
 * `wide-p99`: from a reading, when it is sent, to the frame at a board, over all readings and boards; in the peer's
 * place stands the goal of a second, as the line says. `wide-bytes`: of the frames, for each row that changed, against
 * the same rows as JSON with keys.
 */
export const bench: Bench = async ({ pairs, atEnd }) => {
  await buildServer();
  const ground = await openGround({
    ...{ people: 50, hotspots, signIns: boards / 40 + 1, isCompiled: true, isDurable: true, atEnd },
  });
  const port = Number(new URL(ground.server.origin).port);
  const [ours = '', ...cookies] = ground.cookies;
  const collector = new Collector(ground);
  await collector.reportFor(secondsInTurn);
  const readers = new Worker<ReadersOrder>('readers.process.ts', atEnd);
  await readers.tell({ kind: 'open', port, cookies, boards, first: 0, isMixed: false });
  const counted = await followCounting(port, ours, atEnd);
  console.log(`  ${await describeDatabase(ground.databaseUrl)}`);
  console.log(`  ${boards} boards, ${hotspots} hotspots, ${batchesPerSecond} batches of ${rowsInBatch} rows a second`);
  const latency: { ours: number; peer: number }[] = [];
  const bytes: { ours: number; peer: number }[] = [];
  await collector.reportFor(secondsInTurn);
  for (let round = 0; round < pairs; round += 1) {
    counted.begin();
    await readers.tell({ kind: 'measure' });
    const sent = await collector.reportFor(secondsInTurn);
    const { arrivals, lost } = await readers.tell<ReadersReport>({ kind: 'report' });
    if (lost > 0) throw new Error(`${lost} boards lost their socket`);
    const p99 = percentileOfReadings(sent, arrivals);
    const rows = counted.end();
    latency.push({ ours: p99, peer: goalMs });
    bytes.push({ ours: rows.frameBytes / rows.changed, peer: rows.jsonBytes / rows.changed });
    console.log(
      `  turn ${round + 1} of ${pairs}: p99 ${p99} ms; ${rows.changed} rows changed, ` +
        `${(rows.frameBytes / rows.changed).toFixed(1)} bytes each, ${(rows.jsonBytes / rows.changed).toFixed(1)} as JSON`,
    );
  }
  return [`${resultLine('wide-p99', 'ms', latency)} peer-is=goal`, resultLine('wide-bytes', 'bytes/row', bytes)];
};

/** Reports as collectors do: batch by batch, in order, each hotspot in its turn. */
class Collector {
  readonly #ground: Ground;
  readonly #random = seededRandom(11);
  #next = 0;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Returns when each batch was sent: in milliseconds since 1970, the instant of all its readings. */
  async reportFor(seconds: number): Promise<number[]> {
    const sent: number[] = [];
    const start = Date.now();
    for (let batch = 0; batch < seconds * batchesPerSecond; batch += 1) {
      await sleep(Math.max(0, start + (batch * 1000) / batchesPerSecond - Date.now()));
      sent.push(await this.#report());
    }
    // What is conflated still is to come.
    await sleep(2 * goalMs);
    return sent;
  }

  async #report(): Promise<number> {
    const rows = Array.from({ length: rowsInBatch }, () => {
      const code = hotspotCodeOf(this.#next);
      this.#next = (this.#next + 1) % hotspots;
      return code;
    });
    const { server, collectorKey } = this.#ground;
    const now = Date.now();
    const at = new Date(now).toISOString();
    const below = (end: number) => Math.floor(this.#random() * end);
    const tenth = (most: number) => below(most * 10 + 1) / 10;
    const body = rows.map((hotspot) => {
      const bandClients = { '2.4': below(20), '5': below(60), '6': below(40) };
      const clients = bandClients['2.4'] + bandClients['5'] + bandClients['6'];
      const [rxMbps, txMbps, airtime] = [tenth(400), tenth(80), below(101) / 100];
      return JSON.stringify({ hotspot, at, clients, bandClients, rxMbps, txMbps, airtime });
    });
    const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${collectorKey}` };
    const address = `${server.origin}/api/hotspots/readings`;
    const answer = await fetch(address, { method: 'POST', headers, body: body.join('\n') });
    const { stored } = (await answer.json()) as { stored: number };
    if (stored !== rowsInBatch) throw new Error(`${stored} of ${rowsInBatch} readings were stored`);
    return now;
  }
}

/** Of all readings at all boards: a frame brings what was sent since the one before, up to its newest. */
function percentileOfReadings(sent: readonly number[], arrivals: ReadersReport['arrivals']): number {
  const counts = new Map<number, number>();
  let before = Number.NEGATIVE_INFINITY;
  for (const [newestAt, times] of Object.entries(arrivals).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const newest = Date.parse(newestAt);
    for (const at of sent.filter((one) => one > before && one <= newest)) {
      for (const time of times) counts.set(time - at, (counts.get(time - at) ?? 0) + 1);
    }
    before = newest;
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total !== sent.length * boards) throw new Error(`${total} of ${sent.length * boards} came to the boards`);
  let seen = 0;
  for (const [ms, count] of [...counts].sort(([a], [b]) => a - b)) {
    seen += count;
    if (seen >= 0.99 * total) return ms;
  }
  throw new Error('no readings');
}

/** One more board, with the client of a page: counts what comes, and what the same rows would be as JSON. */
async function followCounting(port: number, cookie: string, atEnd: BenchOptions['atEnd']) {
  let frameBytes = 0;
  const rows = new RowsAsJson(Array.from({ length: hotspots }, (_, n) => hotspotCodeOf(n)));
  const client = new LiveClient({
    open: ({ onOpen, onText, onBytes, onClose }) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/api/live`, { headers: { cookie } });
      socket.on('open', onOpen).on('close', onClose);
      socket.on('message', (data: Buffer, isBinary) => {
        // With the header of its frame.
        if (isBinary) frameBytes += data.length + 4;
        if (isBinary) onBytes(data);
        else onText(data.toString());
      });
      return { send: (text) => socket.send(text), close: () => socket.terminate() };
    },
  });
  atEnd(async () => client.close());
  await new Promise<void>((resolve) => {
    client.follow(hotspotLoads, {}, (view) => {
      if (view.status !== 'live') return;
      rows.take(view.value.columns);
      resolve();
    });
  });
  return {
    begin: () => {
      frameBytes = 0;
      rows.begin();
    },
    end: () => ({ frameBytes, ...rows.counted }),
  };
}
