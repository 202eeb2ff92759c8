import { parseArgs } from 'node:util';
import { seeded } from '../../ops/demo/random.ts';
import { buildWaterTown } from '../../ops/demo/venue/water-town/build.ts';
import { venuePlan } from '../../server/wayfinding/venue/venue.contract.ts';
import { generatedTown } from '../support/generated-town.ts';
import { type Campaign, compareWays } from './oracle/compare-ways.ts';
import { realVenues } from './real-venues.ts';

/**
 * `npm run routes:check -- --queries N [--seed N] [--nodes N]`: asks the router at random over the demo's town, a
 * generated one, and the real venues of CAUSEWAY_REAL_DATA where it names a folder, and a Dijkstra on rows the same. Ends with 1
 * if they differ anywhere.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { queries: { type: 'string' }, seed: { type: 'string' }, nodes: { type: 'string' } },
  });
  const queries = Number(values.queries ?? 10_000);
  const seed = Number(values.seed ?? 7);
  const shanghai = { timeZone: 'Asia/Shanghai', around: [Date.UTC(2026, 10, 20, 4), Date.UTC(2026, 10, 21, 14)] };
  const berlin = { timeZone: 'Europe/Berlin', around: [Date.UTC(2027, 2, 28, 1), Date.UTC(2026, 9, 25, 1)] };
  const town = generatedTown({ seed, nodeCount: Number(values.nodes ?? 2000) });
  const demo = venuePlan.parse(buildWaterTown(seeded('routes')).walking);
  const venues: [string, Omit<Campaign, 'seed' | 'queries'>][] = [
    ["demo's town", { ...shanghai, plan: demo }],
    ['town', { ...shanghai, plan: town }],
    ['town over changes of time', { ...berlin, plan: generatedTown({ seed: seed + 1, nodeCount: town.nodes.length }) }],
    ...(await realVenues(process.env.CAUSEWAY_REAL_DATA)).map(
      ({ name, plan }): [string, Omit<Campaign, 'seed' | 'queries'>] => [name, { ...berlin, plan }],
    ),
  ];
  for (const [name, venue] of venues) {
    const share = Math.ceil(queries / venues.length);
    console.log(`${name}: ${venue.plan.nodes.length} nodes, ${venue.plan.walkways.length} walkways, seed ${seed}`);
    const tally = compareWays({ ...venue, seed, queries: share, queriesOfStart: 100 });
    console.log(`  ${tally.queries} asked, ${tally.found} ways, refused ${JSON.stringify(tally.byReason)}`);
    console.log(
      tally.wrong.length === 0 ? '  all as the oracle says' : tally.wrong.map((line) => `  ${line}`).join('\n'),
    );
    if (tally.wrong.length > 0) process.exitCode = 1;
  }
}

await main();
