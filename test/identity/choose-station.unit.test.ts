import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseStation } from '../../server/identity/choose-station.ts';

const gates = ['south', 'west', 'north'];
const stationLists = fc
  .uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 30 }),
      gateId: fc.option(fc.constantFrom(...gates), { nil: undefined }),
      waiting: fc.integer({ min: 0, max: 5 }),
    }),
    { selector: ({ number }) => number, maxLength: 10 },
  )
  .map((stations) => stations.map((station) => ({ ...station, id: `station-${station.number}` })));
const aGate = fc.constantFrom(...gates);

describe('where a person is sent', () => {
  it('is nowhere only when there are no stations', () => {
    fc.assert(
      fc.property(stationLists, aGate, (stations, gateId) => {
        expect(chooseStation(stations, gateId) === undefined).toBe(stations.length === 0);
      }),
    );
  });

  it('is a station of the gate where it has one, and never one with a longer queue than another that would do', () => {
    fc.assert(
      fc.property(stationLists, aGate, (stations, gateId) => {
        const chosen = chooseStation(stations, gateId);
        const atGate = stations.filter((station) => station.gateId === gateId);
        if (atGate.length > 0) expect(chosen?.gateId).toBe(gateId);
        for (const other of atGate.length > 0 ? atGate : stations) {
          expect(chosen!.waiting).toBeLessThanOrEqual(other.waiting);
          if (other.waiting === chosen!.waiting) expect(chosen!.number).toBeLessThanOrEqual(other.number);
        }
      }),
    );
  });

  it('does not depend on the order in which the stations are told', () => {
    fc.assert(
      fc.property(stationLists, aGate, (stations, gateId) => {
        expect(chooseStation(stations.toReversed(), gateId)).toEqual(chooseStation(stations, gateId));
      }),
    );
  });

  it('keeps the queues of a gate level when many are sent one after another', () => {
    fc.assert(
      fc.property(stationLists, aGate, fc.nat(50), (stations, gateId, people) => {
        const queues = stations.filter((s) => s.gateId === gateId).map((station) => ({ ...station, waiting: 0 }));
        fc.pre(queues.length > 0);
        for (let n = 0; n < people; n += 1) chooseStation(queues, gateId)!.waiting += 1;
        const lengths = queues.map(({ waiting }) => waiting);
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
