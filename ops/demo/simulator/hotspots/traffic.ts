import type { Hotspot } from '../../venue/venue.ts';

/** What somebody does who carries a device; `resident` are townspeople, tills and screens. */
export const activities = ['resident', 'talk', 'stroll', 'break', 'rush'] as const;
export type Activity = (typeof activities)[number];

export type Band = Hotspot['bands'][number];
export const bands: readonly Band[] = ['2.4', '5', '6'];

interface Flow {
  readonly downMbps: number;
  readonly upMbps: number;
}

/** By one device: in a talk people read along, in a break they call, in a rush all send the same picture. */
const flows: Readonly<Record<Activity, Flow>> = {
  resident: { downMbps: 0.7, upMbps: 0.15 },
  talk: { downMbps: 0.9, upMbps: 0.25 },
  stroll: { downMbps: 1.6, upMbps: 0.5 },
  break: { downMbps: 3.2, upMbps: 1 },
  rush: { downMbps: 3, upMbps: 2.8 },
};

/** What a band carries when its air time is used up, in a full room: channels of 20, 20 and 40 MHz, and many walls. */
const carriesMbps: Readonly<Record<Band, number>> = { '2.4': 22, '5': 65, '6': 130 };
/** Each client takes air time before it says anything: beacons answered, old rates, retries. */
const airtimeByClient: Readonly<Record<Band, number>> = { '2.4': 0.04, '5': 0.018, '6': 0.01 };
const airtimeOfNobody = 0.02;

export interface Traffic extends Flow {
  /** Share of air time in use, on the band with the least left. */
  readonly airtime: number;
}

/** What passes through a hotspot; where a band has no air time left, its clients get less than they want. */
export function trafficOf(
  clientsByBand: Readonly<Record<Band, number>>,
  clientsByActivity: Readonly<Record<Activity, number>>,
): Traffic {
  const wanted = wantedByOne(clientsByActivity);
  let [downMbps, upMbps, airtime] = [0, 0, airtimeOfNobody];
  for (const band of bands) {
    const clients = clientsByBand[band];
    const wantedShare =
      clients * ((wanted.downMbps + wanted.upMbps) / carriesMbps[band] + airtimeByClient[band]) + airtimeOfNobody;
    const got = clients / Math.max(1, wantedShare);
    downMbps += wanted.downMbps * got;
    upMbps += wanted.upMbps * got;
    airtime = Math.max(airtime, Math.min(1, wantedShare));
  }
  return { downMbps, upMbps, airtime };
}

function wantedByOne(clients: Readonly<Record<Activity, number>>): Flow {
  let [count, downMbps, upMbps] = [0, 0, 0];
  for (const activity of activities) {
    count += clients[activity];
    downMbps += clients[activity] * flows[activity].downMbps;
    upMbps += clients[activity] * flows[activity].upMbps;
  }
  return count === 0 ? { downMbps, upMbps } : { downMbps: downMbps / count, upMbps: upMbps / count };
}
