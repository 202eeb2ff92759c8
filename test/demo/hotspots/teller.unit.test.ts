import { describe, expect, test } from 'vitest';
import { seeded } from '../../../ops/demo/random.ts';
import type { Clients } from '../../../ops/demo/simulator/hotspots/coverage.ts';
import { lieOf, lies, Teller } from '../../../ops/demo/simulator/hotspots/teller.ts';
import { type Activity, trafficOf } from '../../../ops/demo/simulator/hotspots/traffic.ts';
import { reading } from '../../../server/hotspots/hotspots.contract.ts';
import { town } from './at-work.ts';

const wide = town.hotspots.find(({ bands }) => bands.length === 3)!;
const at = '2026-05-01T08:00:00.000Z';

function clients(total: number, activity: Activity): Clients {
  const byActivity = { resident: 0, talk: 0, stroll: 0, break: 0, rush: 0, [activity]: total };
  return { total, byBand: { '2.4': 0, '5': total, '6': 0 }, byActivity };
}

describe('a hotspot of the older make', () => {
  test('counts up to 2^32 and on from 0, so that differences are true traffic', () => {
    const teller = new Teller(wide, 'counters', seeded('wrapping'));
    let [last, wraps, carried] = [teller.tell(clients(9, 'rush'), 0), 0, 0];
    for (let second = 10; second <= 4000; second += 10) {
      const told = teller.tell(clients(9, 'rush'), second);
      const difference = told.txOctets! - last.txOctets!;
      if (difference < 0) wraps += 1;
      carried += difference < 0 ? difference + 2 ** 32 : difference;
      expect(told.upSeconds! - last.upSeconds!).toBe(10);
      expect(told.txOctets).toBeLessThan(2 ** 32);
      expect(told.rxMbps ?? told.bandClients).toBeUndefined();
      last = told;
    }
    const { downMbps } = trafficOf(clients(9, 'rush').byBand, clients(9, 'rush').byActivity);
    expect(wraps).toBeGreaterThan(0);
    expect((carried * 8) / 1e6 / 4000 / downMbps).toBeGreaterThan(0.95);
    expect((carried * 8) / 1e6 / 4000 / downMbps).toBeLessThan(1.05);
  });

  test('begins at 0 when it starts again, and has then been up for as long as that is ago', () => {
    const teller = new Teller(wide, 'counters', seeded('restarting'));
    expect(teller.tell(clients(5, 'talk'), 100).upSeconds).toBeGreaterThan(3600);
    teller.restart(130);
    const told = teller.tell(clients(5, 'talk'), 140);
    const { downMbps } = trafficOf(clients(5, 'talk').byBand, clients(5, 'talk').byActivity);
    expect(told.upSeconds).toBe(10);
    expect(told.txOctets).toBeLessThan(downMbps * 2 * 10 * 125_000);
  });
});

describe('what a hotspot says', () => {
  test('is what the interface takes, whatever the make and however it lies', () => {
    for (const make of ['rates', 'counters'] as const) {
      const teller = new Teller(wide, make, seeded(make));
      const [before, truth] = [teller.tell(clients(3, 'talk'), 10), teller.tell(clients(400, 'rush'), 20)];
      for (const told of [before, truth, ...lies.map((lie) => lieOf(lie, truth, before))])
        expect(reading.strict().safeParse({ ...told, at }).error).toBeUndefined();
    }
  });

  test('tells its clients by band, and they are all of its clients', () => {
    const { clients: all, bandClients } = new Teller(wide, 'rates', seeded('bands')).tell(clients(7, 'talk'), 10);
    expect([all, bandClients]).toEqual([7, { '2.4': 0, '5': 7, '6': 0 }]);
  });

  test('is the same for ever, or nobody, or more than there can be, when it lies', () => {
    const teller = new Teller(wide, 'rates', seeded('lying'));
    const [before, truth] = [teller.tell(clients(3, 'talk'), 10), teller.tell(clients(40, 'rush'), 20)];
    expect(lieOf('stuck', truth, before)).toEqual(before);
    expect(lieOf('empty', truth, before)).toMatchObject({ clients: 0, rxMbps: 0, txMbps: 0 });
    expect(lieOf('impossible', truth, before).clients).toBe(65_535);
  });
});

describe('what passes through a hotspot', () => {
  const of = (count: number, activity: Activity) =>
    trafficOf(clients(count, activity).byBand, clients(count, activity).byActivity);

  test('is more in a break than in a talk, and most of what is sent in a rush', () => {
    expect(of(5, 'break').downMbps).toBeGreaterThan(of(5, 'talk').downMbps);
    expect(of(5, 'rush').upMbps).toBeGreaterThan(of(5, 'break').upMbps);
  });

  test('takes air time with each client, and never more than there is', () => {
    const shares = [0, 2, 6, 12, 100].map((count) => of(count, 'break').airtime);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect([shares[0]! < 0.05, shares.at(-1)]).toEqual([true, 1]);
    expect(of(100, 'break').downMbps).toBeLessThan(66);
  });
});
