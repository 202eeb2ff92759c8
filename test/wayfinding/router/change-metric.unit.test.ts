import fc from 'fast-check';
import { expect, it } from 'vitest';
import { metricChanger } from '../../../server/wayfinding/router/change-metric.ts';
import { compileGraph } from '../../../server/wayfinding/router/compile-graph.ts';
import { buildHierarchy } from '../../../server/wayfinding/router/hierarchy.ts';
import { type Metric, makeMetric, unreachable } from '../../../server/wayfinding/router/metric.ts';
import { generatedTown } from '../../support/generated-town.ts';

const graph = compileGraph(generatedTown({ seed: 4, nodeCount: 400 }));
const hierarchy = buildHierarchy(graph);
const arcs = graph.walkways.length * 2;

/** What costs nothing to reach has no way to be told. */
const told = ({ cost, via }: Metric) => [...cost].map((each, slot) => (each < unreachable ? [each, via[slot]] : []));

/** Some walkways closed, some slower, and many that cost the same, so that ties are met. */
const laidWith = (changes: readonly { arc: number; ms: number }[]) => {
  const laid = Int32Array.from({ length: arcs }, (_, arc) => 1000 * (1 + ((arc >> 1) % 7)));
  for (const { arc, ms } of changes) laid[arc] = ms;
  return laid;
};

const change = fc.record({
  arc: fc.integer({ min: 0, max: arcs - 1 }),
  ms: fc.oneof(
    fc.constant(unreachable),
    fc.integer({ min: 1, max: 9 }).map((each) => each * 1000),
  ),
});

it('a metric that is changed is the one that would be made anew, ties and all, time after time', () => {
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 12 }), { minLength: 1, maxLength: 4 }), (times) => {
      const changed = makeMetric(graph, hierarchy, laidWith([]));
      const changeMetric = metricChanger(graph, hierarchy);
      for (const changes of times) {
        expect(changeMetric(changed, laidWith(changes))).toBe(true);
        expect(told(changed)).toEqual(told(makeMetric(graph, hierarchy, laidWith(changes))));
      }
    }),
    { seed: 20_261_122, numRuns: 60 },
  );
});

it('where too much has changed, it says so and leaves all as it was', () => {
  const metric = makeMetric(graph, hierarchy, laidWith([]));
  const many = Array.from({ length: Math.ceil(arcs / 10) }, (_, i) => ({ arc: i * 3, ms: 500 }));
  expect(metricChanger(graph, hierarchy)(metric, laidWith(many))).toBe(false);
  expect(told(metric)).toEqual(told(makeMetric(graph, hierarchy, laidWith([]))));
});
