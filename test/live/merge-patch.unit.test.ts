import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LiveState } from '../../server/live/define-topic.ts';
import { applyPatch, diffStates } from '../../server/live/merge-patch.ts';

const name = fc.oneof(fc.constantFrom('a', 'b', 'c', 'constructor', 'toString', ''), fc.string({ maxLength: 4 }));
const named = name.filter((text) => text !== '__proto__');
const { state } = fc.letrec<{ state: LiveState; value: unknown }>((tie) => ({
  state: fc.dictionary(named, tie('value'), { maxKeys: 5 }) as fc.Arbitrary<LiveState>,
  value: fc.oneof(
    { maxDepth: 3 },
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom('', 'x', true, false),
    tie('state'),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));

const copy = (value: LiveState): LiveState => JSON.parse(JSON.stringify(value));

describe('A merge patch', () => {
  it('leads from any state to any other, also over the wire, and changes neither', () => {
    fc.assert(
      fc.property(state, state, (from, to) => {
        const [fromBefore, toBefore] = [copy(from), copy(to)];
        const patch = diffStates(from, to);
        const next = patch ? applyPatch(from, copy(patch)) : from;
        expect(copy(next)).toEqual(toBefore);
        expect(copy(from)).toEqual(fromBefore);
        expect(copy(to)).toEqual(toBefore);
      }),
      { numRuns: 2000 },
    );
  });

  it('is none between equal states, and never none between others', () => {
    fc.assert(
      fc.property(state, state, (from, to) => {
        expect(diffStates(from, copy(from))).toBeUndefined();
        const areEqual = JSON.stringify(sorted(from)) === JSON.stringify(sorted(to));
        expect(diffStates(from, to) === undefined).toBe(areEqual);
      }),
    );
  });

  it('leaves what it does not touch shared, so that an unchanged part costs nothing to compare again', () => {
    const before = { lanes: { a: { minutes: [1, 2] }, b: { minutes: [3] } }, zones: { hall: { inside: 5 } } };
    const patch = diffStates(before, { ...before, lanes: { ...before.lanes, a: { minutes: [1, 3] } } });
    expect(patch).toEqual({ lanes: { a: { minutes: [1, 3] } } });
    const after = applyPatch(before, patch ?? {}) as typeof before;
    expect(after.zones).toBe(before.zones);
    expect(after.lanes.b).toBe(before.lanes.b);
  });

  it('takes what is undefined for absent, and does not let a member named __proto__ through', () => {
    expect(diffStates({ a: 1 }, { a: undefined })).toEqual({ a: null });
    expect(diffStates({}, { a: undefined })).toBeUndefined();
    const hostile = JSON.parse('{"__proto__":{"polluted":1},"a":1}') as LiveState;
    const next = applyPatch({}, hostile);
    expect(Object.keys(next)).toEqual(['a']);
    expect('polluted' in next).toBe(false);
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => [key, sorted(member)]);
}
