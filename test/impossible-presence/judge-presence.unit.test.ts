import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CarriedDevice,
  clockSlackMs,
  countedFrom,
  fastestMps,
  gateWithinM,
  judgePresence,
  leavingMs,
  type Observed,
} from '../../server/impossible-presence/judge-presence.ts';
import { metresBetween, type Spot } from '../../server/impossible-presence/metres-between.ts';
import { heardWithinM, type Rest, restByPast, restOf } from '../../server/impossible-presence/rest-of.ts';

const home: Spot = { latitude: 30.74, longitude: 120.49 };
const metresToDegree = 180 / (Math.PI * 6_371_000);
/** So many metres north and east of somewhere. */
const from = ({ latitude, longitude }: Spot, north: number, east: number): Spot => ({
  latitude: latitude + north * metresToDegree,
  longitude: longitude + (east * metresToDegree) / Math.cos((latitude * Math.PI) / 180),
});
const towards = (start: Spot, metres: number, angle: number): Spot =>
  from(start, metres * Math.cos(angle), metres * Math.sin(angle));

const minute = 60_000;
const angle = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
/** Of a walk, some steps that each take a while at no more than the speed of a runner. */
const walk = fc.array(fc.record({ seconds: fc.integer({ min: 0, max: 900 }), speed: share, angle }), {
  minLength: 1,
  maxLength: 4,
});

const device = (address: string, spot: Spot, since: number, changes: Partial<CarriedDevice> = {}): CarriedDevice => ({
  ...{ address, rest: { spot, since } },
  ...changes,
});
const inside = (devices: readonly CarriedDevice[], lastPass?: Observed['lastPass']): Observed => ({
  ...{ whereabouts: 'inside', devices, lastPass },
});

describe('Somebody who walks, or runs,', () => {
  it('is never doubted, wherever their devices are heard and however clocks are apart', () => {
    const heard = fc.record({ metres: share, angle });
    const clock = fc.integer({ min: -clockSlackMs / 2, max: clockSlackMs / 2 });
    fc.assert(
      fc.property(walk, fc.array(fc.tuple(heard, clock), { minLength: 5, maxLength: 5 }), (steps, seen) => {
        let [at, spot] = [0, home];
        const way = [{ at, spot }];
        for (const { seconds, speed, angle } of steps) {
          at += seconds * 1000;
          spot = towards(spot, 0.999 * seconds * speed * fastestMps, angle);
          way.push({ at, spot });
        }
        const [first, ...rest] = way.map(({ at, spot }, index) => {
          const [{ metres, angle }, clock] = seen[index]!;
          const within = index === 0 ? gateWithinM : heardWithinM;
          return { at: at + clock, spot: towards(spot, 0.999 * metres * within, angle) };
        });
        const devices = rest.map(({ at, spot }, index) => device(String(index), spot, at));
        expect(judgePresence(inside(devices, first))).toBeUndefined();
      }),
    );
  });

  it('is doubted as soon as nobody can have been so fast, whichever came first', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600, max: 600 }), angle, (seconds, angle) => {
        const farM = (Math.abs(seconds) + clockSlackMs / 1000) * fastestMps + gateWithinM + heardWithinM;
        const doubtAt = (metres: number) =>
          judgePresence(inside([device('a', towards(home, metres, angle), seconds * 1000)], { at: 0, spot: home }));
        expect(doubtAt(farM - 1)).toBeUndefined();
        expect(doubtAt(farM + 1)).toMatchObject({ how: 'far', addresses: ['a'], at: Math.max(0, seconds * 1000) });
      }),
    );
  });

  it('is doubted for two devices as for one and a gate, in whichever order they are told', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), angle, fc.boolean(), (seconds, angle, isTurned) => {
        const farM = (seconds + clockSlackMs / 1000) * fastestMps + 2 * heardWithinM;
        const doubtAt = (metres: number) => {
          const devices = [device('a', home, 0), device('b', towards(home, metres, angle), seconds * 1000)];
          return judgePresence(inside(isTurned ? devices.reverse() : devices));
        };
        expect(doubtAt(farM - 1)).toBeUndefined();
        expect(doubtAt(farM + 1)?.how).toBe('two_places');
        expect([...(doubtAt(farM + 1)?.addresses ?? [])].sort()).toEqual(['a', 'b']);
      }),
    );
  });
});

describe('A device that came in behind doors', () => {
  const behind = (since: number, counted = countedFrom) => device('a', home, since, { doors: { inside: counted } });

  it('of somebody whom no gate has seen is doubted once the gates count people', () => {
    const seen = (devices: CarriedDevice[]) => judgePresence({ whereabouts: 'never_seen', devices });
    expect(seen([behind(0)])).toEqual({ how: 'not_inside', addresses: ['a'], at: 0 });
    expect(seen([behind(0, countedFrom - 1)])).toBeUndefined();
    expect(seen([device('a', home, 0)])).toBeUndefined();
  });

  it('is doubted when it came well after its delegate had left, and not when it was left there', () => {
    const left = (since: number) =>
      judgePresence({ whereabouts: 'outside', lastPass: { at: 10 * minute }, devices: [behind(since)] });
    expect(left(5 * minute)).toBeUndefined();
    expect(left(10 * minute + leavingMs)).toBeUndefined();
    expect(left(10 * minute + leavingMs + 1)?.how).toBe('not_inside');
  });

  it('is not doubted of who is inside, or was checked out without being seen to leave', () => {
    for (const whereabouts of ['inside', 'unknown'] as const)
      expect(judgePresence({ whereabouts, lastPass: { at: 0 }, devices: [behind(60 * minute)] })).toBeUndefined();
  });
});

describe('A device that nobody carries', () => {
  it('rests where it was left, whichever hotspots around it hear it', () => {
    const hop = fc.record({ metres: share, angle, after: fc.integer({ min: 1, max: 600 }) });
    fc.assert(
      fc.property(fc.array(hop, { minLength: 1, maxLength: 20 }), (hops) => {
        let at = 0;
        const [first, ...others] = hops.map(({ metres, angle, after }) => {
          at += after * 1000;
          return { spot: towards(home, 0.999 * metres * heardWithinM, angle), arrivedAt: at, admittedAt: at };
        });
        const rest = others.reduce((known, next) => restOf(known, next), restOf(undefined, first!));
        expect(rest).toEqual({ spot: first!.spot, since: first!.arrivedAt });
      }),
    );
  });

  it('has not been carried when it wakes where it slept, however often, also after a restart', () => {
    const at = (metres: number, arrivedAt: number, admittedAt = arrivedAt) => ({
      ...{ spot: from(home, metres, 0), arrivedAt, admittedAt },
    });
    const past = [at(900, 0), at(0, 10 * minute), at(100, 20 * minute), at(0, 30 * minute)];
    expect(restByPast(past, at(100, 60 * minute))).toEqual({ spot: home, since: 10 * minute });
    expect(restByPast(past, at(400, 60 * minute))).toEqual({ spot: from(home, 400, 0), since: 60 * minute });
  });

  it('came at some time of a connection within which nobody saw it go from one hotspot to another', () => {
    const handedOn = { spot: from(home, 400, 0), arrivedAt: 60 * minute, admittedAt: 40 * minute };
    const rest = restByPast([{ spot: home, arrivedAt: 0, admittedAt: 0 }], handedOn);
    expect(rest).toEqual({ spot: handedOn.spot, since: 40 * minute, atLatest: 60 * minute });
    const farFrom = (at: number, its: Rest) =>
      judgePresence({ whereabouts: 'inside', lastPass: { at, spot: home }, devices: [{ address: '0a', rest: its }] });
    for (const at of [40, 50, 60]) expect(farFrom(at * minute, rest)).toBeUndefined();
    expect(farFrom(40 * minute, { ...rest, atLatest: undefined })?.how).toBe('far');
  });
});

describe('Distances', () => {
  const place = fc.record({
    north: fc.integer({ min: -3000, max: 3000 }),
    east: fc.integer({ min: -3000, max: 3000 }),
  });

  it('are those of a plane within a venue, the same both ways, and none is shorter by another place', () => {
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        const [one, two, three] = [a, b, c].map(({ north, east }) => from(home, north, east)) as [Spot, Spot, Spot];
        const metres = metresBetween(one, two);
        expect(metres).toBeCloseTo(metresBetween(two, one), 6);
        expect(Math.abs(metres - Math.hypot(a.north - b.north, a.east - b.east))).toBeLessThan(5);
        expect(metres).toBeLessThanOrEqual(metresBetween(one, three) + metresBetween(three, two) + 1e-6);
      }),
    );
  });

  it('are a ninetieth of ten thousand kilometres for a degree to the north', () => {
    expect(metresBetween(home, { ...home, latitude: home.latitude + 1 })).toBeCloseTo(111_195, -1);
  });
});
