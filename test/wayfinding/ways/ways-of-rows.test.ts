import { expect, test } from 'vitest';
import { seeded } from '../../../ops/demo/random.ts';
import { buildWaterTown } from '../../../ops/demo/venue/water-town/build.ts';
import { venuePlan, type WalkNode, type Walkway } from '../../../server/wayfinding/venue/venue.contract.ts';
import { wayBoardOf } from '../../../server/wayfinding/ways/way-board.ts';
import { useApp } from '../../support/app.ts';
import { publishPlan } from '../canal-plan.ts';
import { compareWays } from '../oracle/compare-ways.ts';

const app = useApp();

/** As they lie in the database, read by nothing of the product. */
async function rowsOf(versionId: string) {
  const { sql } = app.database;
  const nodes = await sql<WalkNode[]>`
    select id, level_id as "levelId", array[longitude, latitude] as point from walk_nodes where version_id = ${versionId}`;
  const walkways = await sql<Walkway[]>`
    select id, from_node as "from", to_node as "to", kind, length_m as "lengthM", seconds, headway_s as "headwayS",
           width_m as "widthM", stairs, slope, door, direction, step_free as "stepFree", zone_id as "zoneId", feature, hours
    from walkways where version_id = ${versionId}`;
  return { levels: [], places: [], nodes: [...nodes], walkways: [...walkways] };
}

test('ways over the published town are the best by the rows of the database, and each refusal has its reason', async () => {
  const town = venuePlan.parse(buildWaterTown(seeded('rows')).walking);
  const versionId = await publishPlan(app, town);
  const { graph } = (await wayBoardOf(app)).ground!.router;
  const around = [app.clock.now().getTime()];
  const plan = await rowsOf(versionId);
  expect(plan.walkways).toHaveLength(graph.walkways.length);
  const tally = compareWays({ plan, graph, timeZone: 'Asia/Shanghai', around, seed: 11, queries: 300 });
  expect(tally.wrong).toEqual([]);
  expect(tally.found).toBeGreaterThan(100);
  expect(Object.keys(tally.byReason)).toContain('zone');
});
