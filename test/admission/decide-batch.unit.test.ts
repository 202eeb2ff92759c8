import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScanRecord } from '../../server/admission/admission.contract.ts';
import { inBatches, mixed, newRegister, shown, start, strictWorld, undecided, world } from './histories.ts';
import { worldOf } from './layout-of-town.ts';
import type { PaperRegister } from './paper-register.ts';

const later = start + 3_600_000;

function play(batches: readonly (readonly ScanRecord[])[], by = world): PaperRegister {
  const register = newRegister(by);
  for (const batch of batches) register.record(batch, later);
  return register;
}

const stateOf = (register: PaperRegister) => ({
  presences: Object.fromEntries([...register.presences].filter(([, { last }]) => last).sort()),
  counters: Object.fromEntries([...register.counters].filter(([, inside]) => inside !== 0).sort()),
});

/** Compares by hand first: an expectation costs more than the histories themselves. */
function expectToAgree(register: PaperRegister, now = later): void {
  for (const [delegateId, presence] of register.presences) {
    const folded = register.folded(delegateId, now);
    if (!isDeepStrictEqual(presence, folded)) expect(presence).toEqual(folded);
  }
  for (const zoneId of world.zones.keys()) {
    if (register.inside(zoneId) !== register.present(zoneId))
      expect(register.inside(zoneId)).toBe(register.present(zoneId));
  }
}

describe('whatever comes, in whatever order and batches', { timeout: 60_000 }, () => {
  it('presence is the fold over what is stored, and each counter the number of people there', () => {
    fc.assert(
      fc.property(inBatches(mixed), (batches) => {
        const register = newRegister();
        for (const batch of batches) {
          register.record(batch, later);
          expectToAgree(register);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the same scans, shown by their devices, lead to the same presence and counters in any order of arrival', () => {
    const orders = shown.chain((scans) =>
      fc.tuple(inBatches(fc.constant(scans)), inBatches(fc.shuffledSubarray(scans, { minLength: scans.length }))),
    );
    fc.assert(
      fc.property(orders, ([one, other]) => {
        expect(stateOf(play(other))).toEqual(stateOf(play(one)));
      }),
      { numRuns: 300 },
    );
  });

  it('sending all of it again, in other batches, changes nothing and is answered as before', () => {
    fc.assert(
      fc.property(inBatches(mixed), fc.integer({ min: 1, max: 9 }), (batches, size) => {
        const register = play(batches);
        const before = { ...stateOf(register), stored: new Map(register.stored) };
        const all = batches.flat();
        for (let at = 0; at < all.length; at += size) {
          const plan = register.record(all.slice(at, at + size), later);
          expect(plan.scans).toEqual([]);
          for (const outcome of plan.outcomes) expect(outcome.kind).toBe('repeated');
        }
        expect({ ...stateOf(register), stored: register.stored }).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });

  it('no zone holds more than its capacity by what the server decides', () => {
    fc.assert(
      fc.property(inBatches(undecided), (batches) => {
        const register = newRegister();
        for (const batch of batches) {
          register.record(batch, later);
          for (const [zoneId, { capacity }] of world.zones) {
            const isOverfull = register.inside(zoneId) > (capacity ?? Number.POSITIVE_INFINITY);
            if (isOverfull) expect(register.inside(zoneId)).toBeLessThanOrEqual(capacity ?? 0);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('no badge that is inside is admitted again before it has left', () => {
    fc.assert(
      fc.property(inBatches(undecided), (batches) => {
        const register = newRegister();
        for (const batch of batches) {
          for (const record of batch) {
            const delegateId = `delegate-${record.token}`;
            const inner = world.lanes.get(record.laneId)!.gate.innerZoneId;
            const path = world.zones.get(register.presences.get(delegateId)?.zoneId ?? '')?.path ?? [];
            const [outcome] = register.record([record], later).outcomes;
            if (outcome?.kind !== 'decided' || record.direction === 'out' || !path.includes(inner)) continue;
            expect(outcome.scan.verdict).toBe('refuse');
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('telling later what was shown leads where telling it at once would have led', () => {
    fc.assert(
      fc.property(
        inBatches(undecided),
        fc.array(fc.constantFrom('admit' as const, 'refuse', 'refer')),
        (batches, told) => {
          const register = play(batches);
          for (const [index, record] of batches.flat().entries()) {
            const shownVerdict = told[index];
            if (!shownVerdict) break;
            const plan = register.record([{ ...record, shownVerdict, shownAt: record.deviceTime }], later);
            const at = Date.parse(record.deviceTime);
            expect(plan.shown).toEqual([{ id: record.id, verdict: shownVerdict, at, signature: null }]);
            expectToAgree(register);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('under rules that check people out, count entries, and change meanwhile', { timeout: 60_000 }, () => {
  it('presence is the fold over what is stored, and each counter the number of people there', () => {
    fc.assert(
      fc.property(inBatches(mixed), fc.array(fc.integer({ min: 0, max: 20_000 })), (batches, waits) => {
        const register = newRegister(strictWorld);
        let now = start + 45_000;
        for (const [index, batch] of batches.entries()) {
          now += waits[index] ?? 0;
          register.record(batch, now);
          expectToAgree(register, now);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('the same scans, shown by their devices, lead to the same presence and counters in any order of arrival', () => {
    const orders = shown.chain((scans) =>
      fc.tuple(inBatches(fc.constant(scans)), inBatches(fc.shuffledSubarray(scans, { minLength: scans.length }))),
    );
    fc.assert(
      fc.property(orders, ([one, other]) => {
        const [a, b] = [play(one, strictWorld), play(other, strictWorld)];
        for (const register of [a, b]) register.checkOut(later);
        expect(stateOf(b)).toEqual(stateOf(a));
      }),
      { numRuns: 150 },
    );
  });

  it('no zone holds more of some categories than its rule says, by what the server decides', () => {
    fc.assert(
      fc.property(inBatches(undecided), (batches) => {
        const register = newRegister(strictWorld);
        for (const batch of batches) {
          register.record(batch, start + 45_000);
          for (const { zoneId, capacity = Infinity } of strictWorld.rules.rules) {
            if (register.inside(zoneId) > capacity) expect(register.inside(zoneId)).toBeLessThanOrEqual(capacity);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

const record = (changes: Partial<ScanRecord> = {}): ScanRecord => ({
  id: '0198f000-0000-7000-8000-000000000001',
  ...{ laneId: 'south-1', deviceId: '00000000-0000-4000-8000-000000000000', sequence: 1, token: '1', direction: 'in' },
  deviceTime: new Date(start).toISOString(),
  ...{ clockOffsetMs: 0, clockErrorMs: 100 },
  ...changes,
});
const faultOf = (changes: Partial<ScanRecord>, now = start) => {
  const [outcome] = newRegister().record([record(changes)], now).outcomes;
  return outcome?.kind === 'problem' ? outcome.error.fault.code : outcome?.kind;
};

describe('a record that cannot be taken', () => {
  it('comes from a lane that is not there, leads the wrong way, or into a closed lane', () => {
    expect(faultOf({ laneId: 'north-9' })).toBe('admission.lane_unknown');
    expect(faultOf({ laneId: 'south-2' })).toBe('admission.lane_direction');
    expect(faultOf({ laneId: 'south-3' })).toBe('admission.lane_closed');
    expect(faultOf({ laneId: 'south-3', direction: 'out' })).toBe('decided');
  });

  it('was shown already, and is taken whatever the lane allows', () => {
    const shownNow = { shownVerdict: 'admit' as const, shownAt: record().deviceTime };
    expect(faultOf({ laneId: 'south-2', ...shownNow })).toBe('decided');
    expect(faultOf({ laneId: 'south-3', ...shownNow })).toBe('decided');
  });

  it('lies further in the future than its clock may be wrong and half a minute', () => {
    const ahead = (ms: number) => ({ deviceTime: new Date(start + ms).toISOString() });
    expect(faultOf(ahead(30_100))).toBe('decided');
    expect(faultOf(ahead(30_101))).toBe('admission.scan_in_future');
    expect(faultOf({ ...ahead(40_000), clockOffsetMs: -10_000 })).toBe('decided');
  });

  it('comes under an id that another record has', () => {
    const register = newRegister();
    register.record([record()], start);
    for (const changes of [{ token: '2' }, { laneId: 'west-1' }, { sequence: 2 }, { direction: 'out' as const }]) {
      const [outcome] = register.record([record(changes)], start).outcomes;
      expect(outcome).toMatchObject({ kind: 'problem', error: { fault: { code: 'admission.scan_id_reused' } } });
    }
  });
});

describe('a late scan', () => {
  const second = (n: number) => new Date(start + n * 1000).toISOString();

  it('does not open a second lane for a badge that is known to be inside by now', () => {
    const register = newRegister();
    register.record([record({ deviceTime: second(10) })], later);
    const late = record({ id: '0198f000-0000-7000-8000-000000000002', laneId: 'west-1', deviceTime: second(5) });
    const [outcome] = register.record([late], later).outcomes;
    expect(outcome).toMatchObject({ kind: 'decided', scan: { verdict: 'refuse', reason: 'already_inside' } });
  });

  it('that was shown is judged by where its holder was then: no dispute about what was right', () => {
    const register = newRegister();
    register.record([record({ deviceTime: second(10), direction: 'out' })], later);
    const late = { id: '0198f000-0000-7000-8000-000000000002', deviceTime: second(5), shownAt: second(5) };
    const [outcome] = register.record([record({ ...late, shownVerdict: 'admit' })], later).outcomes;
    expect(outcome).toMatchObject({ kind: 'decided', scan: { verdict: 'admit' }, isFirstEntry: true });
    expect(register.presences.get('delegate-1')).toMatchObject({ entries: 1 });
    expect(register.inside('town')).toBe(0);
  });

  it('is refused where folding it in would overfill a zone that it does not lead into', () => {
    const zones = [{ id: 'town' }, { id: 'hall', parentId: 'town', capacity: 1 }, { id: 'boat' }];
    const gates = [
      { id: 'south', innerZoneId: 'town' },
      { id: 'jetty', outerZoneId: 'town', innerZoneId: 'boat' },
      { id: 'gangway', outerZoneId: 'hall', innerZoneId: 'boat' },
      { id: 'hall-door', outerZoneId: 'town', innerZoneId: 'hall' },
    ];
    const name = { en: 'somewhere' };
    const layout = worldOf({
      zones: zones.map((zone) => ({ ...zone, name })),
      gates: gates.map((gate) => ({ ...gate, name })),
      lanes: gates.map(({ id }) => ({ id: `${id}-1`, gateId: id, number: 1, direction: 'both', isOpen: true })),
      rules: zones.map(({ id }) => ({ zoneId: id, category: 'speaker' })),
    });
    const register = newRegister(layout);
    const scan = (n: number, laneId: string, token: string, at: number, direction: 'in' | 'out' = 'in') =>
      register.record(
        [record({ id: `0198f000-0000-7000-8000-00000000001${n}`, laneId, token, deviceTime: second(at), direction })],
        later,
      ).outcomes[0];
    scan(1, 'south-1', '1', 1);
    scan(2, 'south-1', '2', 2);
    scan(3, 'hall-door-1', '2', 3);
    scan(4, 'gangway-1', '1', 20, 'out');
    const outcome = scan(5, 'jetty-1', '1', 10);
    expect(outcome).toMatchObject({ kind: 'decided', scan: { verdict: 'refuse', reason: 'zone_full' } });
    expect(register.inside('hall')).toBe(1);
  });

  it('moves nobody when retention has cut the scans that presence rests on', () => {
    const register = newRegister();
    register.record([record({ deviceTime: second(10) })], later);
    register.stored.clear();
    const late = { id: '0198f000-0000-7000-8000-000000000002', deviceTime: second(5), shownAt: second(5) };
    register.record([record({ ...late, direction: 'out', shownVerdict: 'admit' })], later);
    expect(register.presences.get('delegate-1')).toMatchObject({ zoneId: 'town', entries: 1 });
    expect(register.inside('town')).toBe(1);
  });
});
