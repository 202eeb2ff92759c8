import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { build, preview } from 'vite';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import { type FrameCosts, frameCosts, percentile, type TraceEvent } from './board-trace.ts';
import { comparePairs, resultLine, type Side } from './pairs.ts';
import type { Bench, BenchOptions } from './run.ts';

const loads = [
  { cells: 2_600, hz: 4 },
  { cells: 50_000, hz: 1 },
];
type Load = (typeof loads)[number];
const seed = 20_261_120;
const warmMs = 3_000;
const turnMs = 12_000;
const goal = { p99Ms: 16.7, longestTaskMs: 50, heapGrowth: 1.05 };

/**
 * The board's map in Chromium, all hotspots with new figures at each moment, beside MapLibre GL whose circles are told
 * of the same changes by feature-state: what a frame costs the page's main thread, from a trace. The goals are of time
 * on the wall, for which the machine must be quiet. Without a GPU the page waits for MapLibre's drawing, which another
 * process computes; in processor time, that is not in its figures, while ours draws in the page and has all in them.
 * Then the heap of ours over `--minutes`, each time after garbage was collected.
 */
export const bench: Bench = async ({ pairs, atEnd, minutes = 0.5 }) => {
  const origin = await serve(atEnd);
  const browser = await launch(atEnd);
  const { version } = createRequire(import.meta.url)('maplibre-gl/package.json') as { version: string };
  console.log(`Chromium ${browser.version()} without GPU, 1280 × 800, maplibre-gl ${version}, seed ${seed}`);
  const lines: string[] = [];
  for (const load of loads) {
    const all = { ours: [] as FrameCosts[], peer: [] as FrameCosts[] };
    const turn =
      (side: 'ours' | 'peer'): Side =>
      async () => {
        const costs = await measureTurn(browser, `${origin}/?side=${side}&cells=${load.cells}&seed=${seed}`, load);
        all[side].push(costs);
        return percentile(costs.frames, 0.99);
      };
    const comparison = { name: `board-${load.cells}`, unit: 'ms-p99/frame', pairs };
    lines.push(await comparePairs({ ...comparison, ours: turn('ours'), peer: turn('peer') }));
    lines.push(compareCpu(load, all.ours, all.peer));
    for (const side of ['ours', 'peer'] as const) lines.push(sayCosts(side, load, all[side]));
    const url = `${origin}/?side=ours&cells=${load.cells}&seed=${seed}`;
    lines.push(await measureHeap(browser, url, load, minutes));
  }
  return lines;
};

async function serve(atEnd: BenchOptions['atEnd']): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'causeway-board-'));
  atEnd(() => rm(outDir, { recursive: true, force: true }));
  const root = join(import.meta.dirname, 'board-page');
  const common = { root, configFile: false, logLevel: 'warn' } as const;
  await build({
    ...common,
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'esnext', chunkSizeWarningLimit: 4096 },
  });
  const server = await preview({ ...common, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  atEnd(() => server.close());
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the page is served nowhere');
  return `http://127.0.0.1:${address.port}`;
}

async function launch(atEnd: BenchOptions['atEnd']): Promise<Browser> {
  // MapLibre wants WebGL, which a machine without a GPU computes.
  const args = [...chromiumArguments.filter((each) => each !== '--disable-gpu'), '--enable-unsafe-swiftshader'];
  const browser = await chromium.launch({ executablePath: chromiumPath, args });
  atEnd(() => browser.close());
  return browser;
}

async function openPage(browser: Browser, url: string, { hz, cells }: Load): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`the page failed: ${error.message}`));
  await page.goto(url);
  await page.waitForFunction(() => 'boardBench' in window, undefined, { timeout: 60_000 });
  const run = `window.boardBench.run(${hz}), window.boardBench.changing`;
  const changing: number = await page.evaluate(run);
  if (!said.has(cells)) console.log(`  ${cells} cells: ${(changing * 100).toFixed(0)} % change state each time`);
  said.add(cells);
  await sleep(warmMs);
  return page;
}
const said = new Set<number>();

const categories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

async function measureTurn(browser: Browser, url: string, load: Load): Promise<FrameCosts> {
  const page = await openPage(browser, url, load);
  await browser.startTracing(page, { categories });
  await sleep(turnMs);
  const trace = await browser.stopTracing();
  await page.context().close();
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const costs = frameCosts(traceEvents);
  const least = (turnMs / 1000) * load.hz * 0.5;
  if (costs.frames.length < least)
    throw new Error(`${costs.frames.length} frames in ${turnMs} ms: the page stood still`);
  return costs;
}

/** The same turns in processor time of the page's main thread. What the GPU's process does for either is not in it. */
function compareCpu({ cells }: Load, ours: readonly FrameCosts[], peer: readonly FrameCosts[]): string {
  const p99 = (costs: FrameCosts | undefined) => percentile(costs?.cpu ?? [], 0.99);
  const measured = ours.map((costs, pair) => ({ ours: p99(costs), peer: p99(peer[pair]) }));
  return resultLine(`board-${cells}-cpu`, 'cpu-ms-p99/frame', measured);
}

function sayCosts(side: string, { cells, hz }: Load, all: readonly FrameCosts[]): string {
  const frames = all.flatMap((costs) => costs.frames);
  const [p50, p99] = [percentile(frames, 0.5), percentile(frames, 0.99)];
  const cpu = percentile(
    all.flatMap((costs) => costs.cpu),
    0.99,
  );
  const longest = Math.max(...all.map(({ longestTaskMs }) => longestTaskMs));
  const isMet = p99 <= goal.p99Ms && longest <= goal.longestTaskMs ? 'met' : 'missed';
  const figures = `p50=${p50.toFixed(2)} p99=${p99.toFixed(2)} cpu-p99=${cpu.toFixed(2)} longest-task=${longest.toFixed(2)} unit=ms`;
  return `FRAMES board-${cells} ${side} hz=${hz} frames=${frames.length} ${figures} goal=${isMet}`;
}

/** The heap after garbage was collected, at the beginning and eight times more; the first reading is after warming. */
async function measureHeap(browser: Browser, url: string, load: Load, minutes: number): Promise<string> {
  const page = await openPage(browser, url, load);
  const session = await page.context().newCDPSession(page);
  const readings: number[] = [];
  for (let reading = 0; reading <= 8; reading += 1) {
    if (reading > 0) await sleep((minutes * 60_000) / 8);
    readings.push(await usedHeap(session));
  }
  await page.context().close();
  const [first = 0, last = 0] = [readings[0], readings.at(-1)];
  const isMet = last <= first * goal.heapGrowth ? 'met' : 'missed';
  const mebibytes = readings.map((bytes) => (bytes / 2 ** 20).toFixed(2)).join(' ');
  return `HEAP board-${load.cells} ours minutes=${minutes} MiB=${mebibytes} growth=${(last / first).toFixed(3)} goal=${isMet}`;
}

async function usedHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}
