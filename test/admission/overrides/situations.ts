import fc from 'fast-check';
import { delegateCategories, registrationStatuses } from '../../../db/vocabulary.ts';
import type { Situation } from '../../../server/admission/decide.ts';
import type { LayoutWorld } from '../../../server/admission/layout-world.ts';
import { everywhere, rulesWith, townUnder } from '../rules/rules-of-town.ts';

const at = Date.parse('2026-11-20T12:00:00Z');
const gates = [{ innerZoneId: 'town' }, { outerZoneId: 'town', innerZoneId: 'hall' }];

const holder = fc.record({
  category: fc.constantFrom(...delegateCategories),
  status: fc.constantFrom(...registrationStatuses, 'approved' as const, 'approved' as const),
  identity: fc.constantFrom('not_verified' as const, 'verified' as const, 'verified' as const, 'refused' as const),
});
const badge = fc.record({
  standing: fc.constantFrom(
    'good' as const,
    'good' as const,
    'good' as const,
    'revoked' as const,
    'replaced' as const,
    'none' as const,
  ),
  validFrom: fc.constantFrom(at - 1000, at - 1000, at + 1000),
  validUntil: fc.constantFrom(at + 1000, at + 1000, at),
});
const vetting = fc.option(fc.constantFrom('pending' as const, 'cleared' as const, 'rejected' as const), {
  nil: undefined,
});
const zoneId = fc.option(fc.constantFrom('town', 'hall', 'boat'), { nil: undefined });
const reading = fc.constantFrom(
  ...(['signed', 'signed', 'signed', 'number', 'mistyped', 'unreadable', 'forged', 'other_conference'] as const),
);

/** Rules that ask for a verification at the town, and let few people in. */
const strict = rulesWith(
  {
    zoneId: 'town',
    categories: ['speaker', 'media'],
    needsVerification: true,
    dailyFrom: '08:00',
    dailyUntil: '09:00',
  },
  { zoneId: 'town', categories: ['official'], reentry: { kind: 'never' } },
  { zoneId: 'hall', categories: ['speaker'], needsVerification: true, capacity: 1 },
);
/** The same, at any hour and for everybody who is verified. */
const open = rulesWith(...everywhere.map(({ zoneId: place }) => ({ zoneId: place })));
const vettedCategories = ['official', 'media'] as const;
const [underStrict, underOpen] = [strict, open].map((rules) => townUnder(rules, { vettedCategories })) as [
  LayoutWorld,
  LayoutWorld,
];

/** Somebody before a gate in whatever state, under strict rules; `open` are rules that refuse nobody. */
export const situations = fc
  .record({
    holder,
    vetting,
    badge,
    zoneId,
    reading,
    gate: fc.constantFrom(...gates),
    isKnown: fc.constantFrom(true, true, true, false),
  })
  .map(({ holder: who, vetting: told, badge: held, zoneId: place, reading: kind, gate, isKnown }) => {
    const known = {
      badge: held,
      holder: { ...who, ...(told && { vetting: told }) },
      presence: { entries: place ? 1 : 0, ...(place && { zoneId: place }) },
    };
    const situation: Situation = {
      ...{ direction: 'in', gate, at, reading: kind, inside: () => 5, insideOf: () => 5 },
      ...(isKnown && { known }),
    };
    return { situation, under: underStrict, open: underOpen };
  });
