import fc from 'fast-check';
import {
  delegateCategories,
  registrationStatuses,
  type VettingOutcome,
  vettingOutcomes,
} from '../../../db/vocabulary.ts';
import type { Known, Situation } from '../../../server/admission/decide.ts';
import type { Presence } from '../../../server/admission/presence.ts';
import { type Rule, weekdays } from '../../../server/admission/rules/rules.contract.ts';
import { ruleWith } from './rules-of-town.ts';

/** A Friday. */
export const noon = Date.parse('2026-11-20T12:00:00Z');
export const day = 86_400_000;

export const gates = {
  south: { innerZoneId: 'town' },
  hallDoor: { outerZoneId: 'town', innerZoneId: 'hall' },
  teaDoor: { outerZoneId: 'hall', innerZoneId: 'tea-room' },
  jetty: { outerZoneId: 'town', innerZoneId: 'boat' },
};

export interface Changes extends Partial<Omit<Situation, 'known'>> {
  badge?: Partial<Known['badge']>;
  holder?: Partial<Known['holder']>;
  presence?: Presence;
  accompanied?: Presence;
}

/** A verified, approved speaker with a good badge, before the south gate at noon, and nobody inside. */
export function situationWith({ badge, holder, presence, accompanied, ...changes }: Changes = {}): Situation {
  return {
    ...{ direction: 'in', gate: gates.south, at: noon, reading: 'signed', inside: () => 0, insideOf: () => 0 },
    known: {
      badge: { standing: 'good', validFrom: noon - day, validUntil: noon + day, ...badge },
      holder: { category: 'speaker', status: 'approved', identity: 'verified', ...holder },
      presence: presence ?? { entries: 0 },
      ...(accompanied && { accompanied }),
    },
    ...changes,
  };
}

const zoneIds = ['town', 'hall', 'tea-room', 'boat'] as const;
const times = fc.constantFrom('00:00', '08:00', '09:30', '12:00', '13:00', '17:00', '23:30');

/** Rules of all sorts, of which most let somebody in. */
export const anyRule: fc.Arbitrary<Rule> = fc
  .record({
    categories: fc.uniqueArray(fc.constantFrom(...delegateCategories), { minLength: 1, maxLength: 7 }),
    zoneId: fc.constantFrom(...zoneIds),
    hours: fc.option(fc.tuple(times, times), { freq: 2, nil: undefined }),
    days: fc.option(fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 7 }), {
      freq: 1,
      nil: undefined,
    }),
    from: fc.constantFrom(undefined, undefined, undefined, '2026-11-22T10:00:00Z'),
    needsVerification: fc.boolean(),
    reentry: fc.oneof(
      { weight: 3, arbitrary: fc.constant({ kind: 'free' as const }) },
      fc.constant({ kind: 'never' as const }),
      fc.integer({ min: 2, max: 3 }).map((entries) => ({ kind: 'times' as const, entries })),
      fc.integer({ min: 1, max: 2 }).map((entries) => ({ kind: 'daily' as const, entries })),
    ),
    capacity: fc.option(fc.integer({ min: 1, max: 2 }), { freq: 1, nil: undefined }),
    elsewhere: fc.constantFrom('refer' as const, 'refuse', 'move', 'move'),
    companions: fc.constantFrom('anybody' as const, 'delegate_in_venue', 'delegate_in_zone', 'never'),
  })
  .map(({ hours, days, from, capacity, ...rule }) =>
    ruleWith({
      ...rule,
      ...(hours && { dailyFrom: hours[0], dailyUntil: hours[1] }),
      ...(days && { days }),
      ...(from && { from }),
      ...(capacity && { capacity }),
    }),
  );

export const anyRules = fc
  .array(anyRule, { minLength: 0, maxLength: 8 })
  .map((rules) => rules.map((rule, index) => ({ ...rule, id: `rule-${index + 1}` })));

const visit = fc.record({
  total: fc.integer({ min: 1, max: 3 }),
  day: fc.constantFrom(Math.floor(noon / day) - 1, Math.floor(noon / day)),
  today: fc.integer({ min: 1, max: 2 }),
});

const presence = fc
  .record({
    zoneId: fc.constantFrom(undefined, undefined, ...zoneIds),
    visits: fc.dictionary(fc.constantFrom(...zoneIds), visit, { maxKeys: 2 }),
  })
  .map(({ zoneId, visits }): Presence => ({ ...(zoneId && { zoneId }), entries: zoneId ? 1 : 0, visits }));

const often = <T>(value: T, others: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(value) }, { weight: 2, arbitrary: others });

const known = fc
  .record({
    standing: often<Known['badge']['standing']>('good', fc.constantFrom('revoked', 'replaced', 'none')),
    validFrom: often(noon - day, fc.constantFrom(noon + 3_600_000, noon + 3 * day)),
    lasts: fc.constantFrom(3_600_000, 5 * day),
    category: fc.constantFrom(...delegateCategories),
    status: often<Known['holder']['status']>('approved', fc.constantFrom(...registrationStatuses)),
    identity: often<Known['holder']['identity']>('verified', fc.constantFrom('not_verified', 'refused')),
    vetting: often<VettingOutcome>('cleared', fc.constantFrom(...vettingOutcomes)),
    presence,
    accompanied: fc.option(presence, { freq: 3, nil: undefined }),
  })
  .map(({ standing, validFrom, lasts, category, status, identity, vetting, ...rest }): Known => {
    const { accompanied } = rest;
    return {
      badge: { standing, validFrom, validUntil: validFrom + lasts },
      holder: { category, status, identity, vetting },
      presence: rest.presence,
      ...(accompanied && { accompanied }),
    };
  });

/** Somebody known, at a gate, on the way in. */
export const anyArrival: fc.Arbitrary<Situation> = fc
  .record({
    gate: fc.constantFrom(...Object.values(gates)),
    at: fc.integer({ min: -3, max: 3 }).map((days) => noon + days * (day / 4)),
    reading: often<Situation['reading']>('signed', fc.constant('number')),
    people: fc.constantFrom(0, 0, 1, 2, 3),
    known,
  })
  .map(
    ({ people, ...rest }): Situation => ({
      ...rest,
      ...{ direction: 'in', inside: () => people, insideOf: (_, categories) => Math.min(people, categories.length) },
    }),
  );
