import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  delegateCategories,
  registrationStatuses,
  type VerdictReason,
  verdictReasons,
  verdicts,
  vettingOutcomes,
} from '../../db/vocabulary.ts';
import {
  type AdmissionWorld,
  type Decision,
  decide as decideWith,
  type Situation,
  stricter,
} from '../../server/admission/decide.ts';
import { isWithin, type Presence } from '../../server/admission/presence.ts';
import { layoutOfTown, worldOf } from './layout-of-town.ts';

const noon = Date.parse('2026-11-20T12:00:00Z');
const day = 86_400_000;
const world: AdmissionWorld = { ...worldOf(), vettedCategories: new Set(['media']) };
const gates = {
  south: { innerZoneId: 'town' },
  hallDoor: { outerZoneId: 'town', innerZoneId: 'hall' },
  teaDoor: { outerZoneId: 'hall', innerZoneId: 'tea-room' },
  jetty: { outerZoneId: 'town', innerZoneId: 'boat' },
};

type Known = NonNullable<Situation['known']>;
interface Changes extends Partial<Omit<Situation, 'known'>> {
  badge?: Partial<Known['badge']>;
  holder?: Partial<Known['holder']>;
  presence?: Presence;
}

/** Which rule it was, is told elsewhere. */
function decide(of: AdmissionWorld, situation: Situation): Decision {
  const { verdict, reason } = decideWith(of, situation);
  return { verdict, reason };
}

/** A verified, approved speaker with a good badge, before the south gate, and nobody inside. */
function ask({ badge, holder, presence, ...changes }: Changes = {}) {
  return decide(world, {
    ...{ direction: 'in', gate: gates.south, at: noon, reading: 'signed', inside: () => 0, insideOf: () => 0 },
    known: {
      badge: { standing: 'good', validFrom: noon - day, validUntil: noon + day, ...badge },
      holder: { category: 'speaker', status: 'approved', identity: 'verified', ...holder },
      presence: presence ?? { entries: 0 },
    },
    ...changes,
  });
}
const inTown: Presence = { zoneId: 'town', entries: 1 };
const inHall: Presence = { zoneId: 'hall', entries: 1 };

const admitted = { verdict: 'admit', reason: 'admitted' };
const refused = (reason: VerdictReason) => ({ verdict: 'refuse', reason });
const referred = (reason: VerdictReason) => ({ verdict: 'refer', reason });

describe('on the way in', () => {
  it('admits a verified delegate with a good badge', () => expect(ask()).toEqual(admitted));

  it('refuses what is no badge of this conference', () => {
    expect(ask({ reading: 'unreadable' })).toEqual(refused('badge_unreadable'));
    expect(ask({ reading: 'forged' })).toEqual(refused('badge_forged'));
    expect(ask({ reading: 'other_conference' })).toEqual(refused('badge_other_conference'));
    expect(ask({ reading: 'mistyped' })).toEqual(refused('number_mistyped'));
    const { known: _, ...unknown } = { ...situationOf(), known: undefined };
    expect(decide(world, unknown)).toEqual(refused('badge_unknown'));
  });

  it('refuses a badge that is no longer good, or not yet', () => {
    expect(ask({ badge: { standing: 'revoked' } })).toEqual(refused('badge_revoked'));
    expect(ask({ badge: { standing: 'replaced' } })).toEqual(refused('badge_replaced'));
    expect(ask({ badge: { validFrom: noon + 1 } })).toEqual(refused('badge_not_yet_valid'));
    expect(ask({ badge: { validFrom: noon } })).toEqual(admitted);
    expect(ask({ badge: { validUntil: noon } })).toEqual(refused('badge_expired'));
    expect(ask({ badge: { validUntil: noon + 1 } })).toEqual(admitted);
  });

  it('refuses who withdrew or was declined, and refers who is not approved yet', () => {
    expect(ask({ holder: { status: 'withdrawn' } })).toEqual(refused('registration_withdrawn'));
    expect(ask({ holder: { status: 'declined' } })).toEqual(refused('registration_not_approved'));
    expect(ask({ holder: { status: 'submitted' } })).toEqual(referred('registration_not_approved'));
    expect(ask({ holder: { status: 'invited' } })).toEqual(referred('registration_not_approved'));
  });

  it('refuses a badge that is inside already, at any gate of a zone around it', () => {
    expect(ask({ presence: inTown })).toEqual(refused('already_inside'));
    expect(ask({ presence: inHall })).toEqual(refused('already_inside'));
    expect(ask({ presence: inHall, gate: gates.hallDoor })).toEqual(refused('already_inside'));
    expect(ask({ presence: inTown, gate: gates.hallDoor })).toEqual(admitted);
  });

  it('refers who stands before an inner gate without having been seen at the outer one', () => {
    expect(ask({ gate: gates.hallDoor })).toEqual(referred('not_seen_entering'));
    expect(ask({ gate: gates.teaDoor, presence: inTown })).toEqual(referred('not_seen_entering'));
    expect(ask({ presence: { zoneId: 'boat', entries: 1 } })).toEqual(referred('not_seen_entering'));
  });

  it('admits who was not seen entering once a station has settled it, and not a second time', () => {
    const last = { correctedTime: noon - 1000, deviceId: 'd', sequence: 1 };
    const unseen = { gate: gates.hallDoor, presence: { entries: 1, last } };
    expect(ask({ ...unseen, holder: { entrySettledAt: noon - 500 } })).toEqual(admitted);
    expect(ask({ ...unseen, holder: { entrySettledAt: noon - 2000 } })).toEqual(referred('not_seen_entering'));
  });

  it('refuses a category that may not enter, and one that may not enter now', () => {
    expect(ask({ holder: { category: 'exhibitor' } })).toEqual(refused('zone_not_allowed'));
    const official = { holder: { category: 'official' as const }, gate: gates.hallDoor, presence: inTown };
    expect(ask(official)).toEqual(admitted);
    expect(ask({ ...official, at: Date.parse('2026-11-20T17:00:00Z') })).toEqual(refused('zone_closed_now'));
  });

  it('always refers a number typed by hand', () => {
    expect(ask({ reading: 'number' })).toEqual(referred('number_typed'));
    expect(ask({ reading: 'number', badge: { standing: 'revoked' } })).toEqual(refused('badge_revoked'));
  });

  it('refers who is not verified at the first entry, and who was refused by an officer at any', () => {
    expect(ask({ holder: { identity: 'not_verified' } })).toEqual(referred('identity_not_verified'));
    expect(ask({ holder: { identity: 'refused' } })).toEqual(referred('identity_refused'));
    const atHall = { gate: gates.hallDoor, presence: inTown };
    expect(ask({ ...atHall, holder: { identity: 'not_verified' } })).toEqual(admitted);
    expect(ask({ ...atHall, holder: { identity: 'refused' } })).toEqual(referred('identity_refused'));
  });

  it('refuses when a zone that would be newly entered is full, but not for one that they are in already', () => {
    const full = (zone: string) => (zoneId: string) => (zoneId === zone ? 3 : 0);
    const toTea = { gate: gates.teaDoor, presence: inHall };
    expect(ask({ gate: gates.hallDoor, presence: inTown, inside: full('hall') })).toEqual(refused('zone_full'));
    expect(ask({ ...toTea, inside: full('tea-room') })).toEqual(refused('zone_full'));
    expect(ask({ ...toTea, inside: full('hall') })).toEqual(admitted);
  });

  it('tells a person the reason that matters most: a revoked badge before a full hall', () => {
    const inside = () => 99;
    expect(ask({ badge: { standing: 'revoked' }, presence: inTown, inside })).toEqual(refused('badge_revoked'));
  });
});

describe('on the way out', () => {
  const left = { verdict: 'admit', reason: 'left' };

  it('lets out whoever is known, however their badge stands', () => {
    const out = { direction: 'out' as const, presence: inTown };
    expect(ask(out)).toEqual(left);
    expect(ask({ ...out, badge: { standing: 'revoked' } })).toEqual(left);
    expect(ask({ ...out, badge: { validUntil: noon - 1 } })).toEqual(left);
    expect(ask({ ...out, holder: { status: 'withdrawn', identity: 'refused' } })).toEqual(left);
    expect(ask({ ...out, reading: 'number' })).toEqual(left);
    expect(ask({ ...out, presence: { entries: 0 } })).toEqual(left);
  });

  it('refuses what is no badge', () => {
    expect(ask({ direction: 'out', reading: 'forged' })).toEqual(refused('badge_forged'));
    expect(ask({ direction: 'out', reading: 'unreadable' })).toEqual(refused('badge_unreadable'));
  });
});

function situationOf(): Situation {
  return { direction: 'in', gate: gates.south, at: noon, reading: 'signed', inside: () => 0, insideOf: () => 0 };
}

const situations = fc
  .record({
    direction: fc.constantFrom('in' as const, 'out' as const),
    gate: fc.constantFrom(...Object.values(gates)),
    at: fc.integer({ min: noon - 2 * day, max: noon + 2 * day }),
    reading: fc.oneof(
      { weight: 8, arbitrary: fc.constant('signed' as const) },
      {
        weight: 2,
        arbitrary: fc.constantFrom('number' as const, 'mistyped', 'unreadable', 'forged', 'other_conference'),
      },
    ),
    people: fc.integer({ min: 0, max: 4 }),
    known: fc.option(
      fc.record({
        badge: fc.record({
          standing: fc.oneof(
            { weight: 4, arbitrary: fc.constant('good' as const) },
            fc.constantFrom('revoked' as const, 'replaced'),
          ),
          validFrom: fc.integer({ min: noon - 3 * day, max: noon }),
          validUntil: fc.integer({ min: noon + 1, max: noon + 3 * day }),
        }),
        holder: fc.record({
          category: fc.constantFrom(...delegateCategories),
          status: fc.oneof(
            { weight: 4, arbitrary: fc.constant('approved' as const) },
            fc.constantFrom(...registrationStatuses),
          ),
          identity: fc.constantFrom('verified' as const, 'verified', 'not_verified', 'refused'),
          vetting: fc.constantFrom('cleared' as const, 'cleared', 'cleared', ...vettingOutcomes),
        }),
        presence: fc
          .constantFrom(undefined, undefined, 'town', 'town', 'hall', 'tea-room', 'boat')
          .map((zoneId): Presence => ({ ...(zoneId && { zoneId }), entries: zoneId ? 1 : 0 })),
      }),
      { nil: undefined, freq: 12 },
    ),
  })
  .map(
    ({ people, known, ...rest }): Situation => ({
      ...rest,
      inside: () => people,
      insideOf: () => people,
      ...(known && { known }),
    }),
  );

describe('whatever the situation', () => {
  it('is answered, with a reason that belongs to its verdict, and the same each time', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const decision = decide(world, situation);
        expect(verdicts).toContain(decision.verdict);
        expect(verdictReasons).toContain(decision.reason);
        expect(decision.verdict === 'admit').toBe(['admitted', 'left'].includes(decision.reason));
        expect(decide(world, situation)).toEqual(decision);
      }),
      { numRuns: 2000 },
    );
  });

  it('every reason is reached that needs no condition of a rule', () => {
    const reached = new Set(fc.sample(situations, { numRuns: 20_000, seed: 7 }).map((s) => decide(world, s).reason));
    const ofRules =
      /^(elsewhere|companion_not_allowed|delegate_not_inside|reentry_not_allowed|entries_used_up|category_full)$/;
    expect(verdictReasons.filter((reason) => !reached.has(reason) && !ofRules.test(reason))).toEqual([]);
  });

  it('no typed number lets anyone in', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const typed = decide(world, { ...situation, reading: 'number', direction: 'in' });
        const shown = decide(world, { ...situation, reading: 'signed', direction: 'in' });
        expect(typed.verdict).not.toBe('admit');
        if (shown.verdict === 'refuse' && shown.reason !== 'zone_full') expect(typed).toEqual(shown);
      }),
      { numRuns: 2000 },
    );
  });

  it('never admits into a full zone, nor a badge that is inside, nor refers someone unknown, nor keeps a known one in', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { verdict } = decide(world, situation);
        const { known, direction, gate } = situation;
        if (verdict === 'refer') expect(known).toBeDefined();
        if (verdict !== 'admit' || direction === 'out') return;
        expect(known?.badge.standing).toBe('good');
        expect(isWithin(world.zones, known!.presence, gate.innerZoneId)).toBe(false);
        const capacity = world.zones.get(gate.innerZoneId)?.capacity ?? Number.POSITIVE_INFINITY;
        expect(situation.inside(gate.innerZoneId)).toBeLessThan(capacity);
      }),
      { numRuns: 2000 },
    );
  });
});

it('takes the stricter of two decisions, and the first of two alike', () => {
  const a: Decision = { verdict: 'refer', reason: 'number_typed' };
  const b: Decision = { verdict: 'refuse', reason: 'zone_full' };
  expect(stricter(a, b)).toBe(b);
  expect(stricter(b, a)).toBe(b);
  expect(stricter(b, { verdict: 'refuse', reason: 'already_inside' })).toBe(b);
});

it('reads hours in the conference time zone', () => {
  const shanghai = worldOf(layoutOfTown, 'Asia/Shanghai');
  const at = Date.parse('2026-11-20T02:00:00Z');
  const official: Situation = {
    ...situationOf(),
    ...{ at, gate: gates.hallDoor },
    known: {
      badge: { standing: 'good', validFrom: 0, validUntil: noon + day },
      holder: { category: 'official', status: 'approved', identity: 'verified' },
      presence: inTown,
    },
  };
  expect(decide(shanghai, official)).toEqual(admitted);
  expect(decide(world, official)).toEqual(refused('zone_closed_now'));
});
