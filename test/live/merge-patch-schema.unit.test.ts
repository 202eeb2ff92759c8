import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { LiveState } from '../../server/live/define-topic.ts';
import { diffStates } from '../../server/live/merge-patch.ts';
import { patchSchemaOf } from '../../server/live/merge-patch-schema.ts';

const state = z.object({
  level: z.number(),
  name: z.string().optional(),
  gates: z.record(z.string(), z.object({ open: z.boolean(), boats: z.array(z.string()) })),
  weather: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('rain'), mm: z.number() }),
    z.object({ kind: z.literal('sun') }),
  ]),
});
const schema = z.toJSONSchema(state, { target: 'draft-7' });
const isPatch = new Ajv({ strict: false }).compile(patchSchemaOf(schema));

const boats = fc.array(fc.string({ maxLength: 3 }), { maxLength: 3 });
const states: fc.Arbitrary<LiveState> = fc.record(
  {
    level: fc.integer(),
    name: fc.string(),
    gates: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.record({ open: fc.boolean(), boats })),
    weather: fc.oneof(fc.record({ kind: fc.constant('rain'), mm: fc.nat() }), fc.record({ kind: fc.constant('sun') })),
  },
  { requiredKeys: ['level', 'gates', 'weather'] },
);

it('the schema of patches takes each patch that leads from one state to another', () => {
  fc.assert(
    fc.property(states, states, (from, to) => {
      const patch = diffStates(from, to);
      if (patch) expect([isPatch(patch), isPatch.errors]).toEqual([true, null]);
    }),
  );
});

it.each([
  { level: 'high' },
  { gates: { a: 7 } },
  { gates: { a: { open: 'yes' } } },
  { gates: { a: { boats: [7] } } },
  { weather: 'rain' },
  { depth: 1 },
])('and nothing else, such as %j', (patch) => {
  expect(isPatch(patch)).toBe(false);
});
