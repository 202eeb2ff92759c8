import fc from 'fast-check';
import { expect, it } from 'vitest';
import { networkProfile } from '../../../server/network-access/network-access.contract.ts';
import {
  boundsOf,
  draftOf,
  type NumberTerm,
  numberTerms,
  readDraft,
  readTerm,
} from '../../../web-components/access-points/profile-terms.ts';
import { effectsOf } from '../../../web-components/access-points/profile-words.ts';
import { profileOf } from './profiles.ts';

/** Any number that the contract takes for this term. */
const anyOf = (term: NumberTerm) => {
  const { minValue, maxValue } = networkProfile.shape[term];
  return fc.integer({ min: minValue!, max: maxValue! });
};
const ofEachTerm = <Value>(value: (term: NumberTerm) => Value) =>
  Object.fromEntries(numberTerms.map((term) => [term, value(term)])) as Record<NumberTerm, Value>;

it('any profile that is opened and left alone is the same when it is read', () => {
  fc.assert(
    fc.property(fc.record(ofEachTerm(anyOf)), (terms) => {
      const profile = profileOf(terms);
      expect(readDraft(profile, draftOf(profile))).toEqual(profile);
    }),
  );
});

it('takes the bounds themselves, and nothing beyond them', () => {
  expect(boundsOf('vlan')).toEqual({ least: 1, most: 4_094 });
  expect(boundsOf('downKbps')).toEqual({ least: 0.064, most: 4_000 });
  for (const term of numberTerms) {
    const { least, most } = boundsOf(term);
    const step = term.endsWith('Kbps') ? 0.001 : 1;
    expect([least, most].map((bound) => readTerm(term, String(bound)))).not.toContain(undefined);
    expect([least - step, most + step].map((bound) => readTerm(term, String(bound)))).toEqual([undefined, undefined]);
  }
});

it('reads no number from an empty field, from words or from a part where whole ones count', () => {
  expect(['', ' ', 'many', '1.5'].map((typed) => readTerm('devices', typed))).toEqual(Array(4).fill(undefined));
  expect(readTerm('upKbps', '0.1')).toBe(100);
  expect(readDraft(profileOf(), { ...draftOf(profileOf()), typed: ofEachTerm(() => '') })).toBeUndefined();
});

it('says for each term whether a change of it is felt by who is connected', () => {
  const before = profileOf();
  const felt = (more: Parameters<typeof profileOf>[0]) =>
    effectsOf(before, profileOf(more)).map(({ isFelt }) => isFelt);
  expect(felt({})).toEqual([]);
  for (const change of [
    { vlan: 111 },
    { routeOut: 'international' as const },
    { vlan: 1, routeOut: 'international' as const },
  ])
    expect(felt(change)).toEqual([true]);
  for (const change of [{ opensHoursBefore: 1 }, { closesHoursAfter: 0 }, { sleepsOutside: true }])
    expect(felt(change)).toEqual([true]);
  for (const change of [{ downKbps: 64 }, { upKbps: 64 }, { devices: 1 }, { connectionMinutes: 5 }])
    expect(felt(change)).toEqual([false]);
  expect(effectsOf(profileOf({ sleepsOutside: true }), before)).toEqual([
    { words: 'Who has left the venue may join again.', isFelt: false },
  ]);
});
