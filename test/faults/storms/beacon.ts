import { setTimeout as sleep } from 'node:timers/promises';
import { type Ground, hotspotCodeOf } from './ground.ts';

let count = 0;

/** Reports a reading of each of so many hotspots, each another one than before, made now; returns when that was. */
export async function report({ server, collectorKey }: Ground, hotspots: number): Promise<string> {
  count += 1;
  const at = new Date().toISOString();
  const lines = Array.from({ length: hotspots }, (_, n) =>
    JSON.stringify({
      ...{ hotspot: hotspotCodeOf(n), at, clients: (n + count) % 97 },
      ...{
        rxMbps: ((n * 7 + count * 3) % 900) / 10,
        txMbps: ((n + count) % 300) / 10,
        airtime: ((n + count) % 90) / 100,
      },
    }),
  );
  const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${collectorKey}` };
  const answer = await fetch(`${server.origin}/api/hotspots/readings`, {
    ...{ method: 'POST', headers, body: lines.join('\n') },
  });
  if (!answer.ok) throw new Error(`readings were answered ${answer.status}: ${await answer.text()}`);
  await answer.body?.cancel();
  return at;
}

/**
 * Reports so often, each by itself: no two within the time in which the topic is conflated, so that what a board waits
 * is what the server needs. Returns when the last was.
 */
export async function reportFor(ground: Ground, hotspots: number, seconds: number, everyMs = 700): Promise<string> {
  const end = Date.now() + seconds * 1000;
  let last = '';
  while (Date.now() < end) {
    const [at] = await Promise.all([report(ground, hotspots), sleep(everyMs)]);
    last = at;
  }
  return last;
}
