import { isDeepStrictEqual } from 'node:util';
import { readImdf } from '../../server/wayfinding/import/imdf/read-imdf.ts';
import { writeImdf } from '../../server/wayfinding/import/imdf/write-imdf.ts';
import { validatePlan } from '../../server/wayfinding/venue/validate-plan.ts';
import { generateImdf, zipImdf } from '../support/generated-imdf.ts';
import { bootstrapMedian } from './bootstrap.ts';
import type { Bench } from './run.ts';

const goalS = 5;

/**
 * An archive of IMDF of some 10,000 units, unpacked, checked and made into a plan: `venue`, in seconds, against the goal alone,
 * for nothing else does the same. How long the plan takes to be validated, written, and read again is told beside it.
 */
export const bench: Bench = async ({ pairs }) => {
  const files = generateImdf({ levels: 10, wings: 25, roomsOfWing: 40 });
  const zip = zipImdf(files);
  const units = files.get('unit.geojson')?.length ?? 0;
  console.log(`  ${units} units in ${(zip.length / 1024).toFixed(0)} KiB`);
  const seconds: number[] = [];
  const cpu: number[] = [];
  const validated: number[] = [];
  for (let round = 0; round < pairs; round++) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    const { plan, counts } = await readImdf(zip);
    seconds.push((performance.now() - start) / 1000);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1e6);
    if (!plan || counts.length > 0) throw new Error(`the archive was not read whole: ${JSON.stringify(counts)}`);
    const validating = performance.now();
    const report = validatePlan(plan);
    validated.push((performance.now() - validating) / 1000);
    if (report.counts.length > 0) throw new Error(`the plan is not right: ${JSON.stringify(report.counts)}`);
    if (round > 0) continue;
    console.log(`  ${plan.nodes.length} nodes, ${plan.walkways.length} walkways, ${plan.places.length} places`);
    const writing = performance.now();
    const written = writeImdf(plan, { name: { en: 'Bench' }, createdAt: '2026-01-01T00:00:00Z' });
    const again = await readImdf(written);
    const wroteS = ((performance.now() - writing) / 1000).toFixed(2);
    if (!isDeepStrictEqual(again.plan, plan)) throw new Error('what was written and read again is another plan');
    console.log(`  written (${(written.length / 1024).toFixed(0)} KiB) and read again, the same, in ${wroteS} s`);
  }
  const [read, busy, checked] = [inOrder(seconds), inOrder(cpu), inOrder(validated)];
  const { lo, hi } = bootstrapMedian(seconds);
  const isMet = hi <= goalS ? 'met' : 'missed';
  console.log(`  memory at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB, with the generator's`);
  return [
    `RESULT venue units=${units} times=${seconds.length} median=${read.median.toFixed(2)} lo=${lo.toFixed(2)} hi=${hi.toFixed(2)} highest=${read.highest.toFixed(2)} unit=s goal=${goalS} ${isMet}`,
    `RESULT venue-cpu median=${busy.median.toFixed(2)} highest=${busy.highest.toFixed(2)} unit=cpu-s`,
    `RESULT venue-validated median=${checked.median.toFixed(2)} highest=${checked.highest.toFixed(2)} unit=s`,
  ];
};

function inOrder(seconds: readonly number[]): { median: number; highest: number } {
  const sorted = [...seconds].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1] ?? Number.NaN, highest: sorted.at(-1) ?? Number.NaN };
}
