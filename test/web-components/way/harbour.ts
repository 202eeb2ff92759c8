import { placeCodeOf } from '../../../server/wayfinding/places/place-code.ts';
import { encodeGraph } from '../../../server/wayfinding/router/encode-graph.ts';
import type { VenuePlan } from '../../../server/wayfinding/venue/venue.contract.ts';
import { closeEnvelope } from '../../../server/wayfinding/ways/graph-envelope.ts';
import type { FetchedGraph } from '../../../web-components/way/way-server.ts';
import { boatPlan } from '../../wayfinding/departures/boat-plan.ts';
import { conditions, graph } from './town.ts';

/** The piers with an inn beside the first, from which one walks there, and a stop from which nothing goes. */
const plan: VenuePlan = {
  ...boatPlan,
  places: [
    ...boatPlan.places.map((place) => (place.key === 'gate' ? { ...place, kind: 'entrance' as const } : place)),
    {
      ...{ key: 'inn', kind: 'hotel', name: { en: 'Weaver Inn', 'zh-CN': '织女客栈' }, levelId: 'ground' },
      ...{ point: [120, 0.001], doors: ['inn'] },
    },
    {
      ...{ key: 'old-stop', kind: 'stop', name: { en: 'Old Stop' }, levelId: 'ground', point: [120.002, 0.001] },
      doors: ['inn'],
    },
  ],
  nodes: [...boatPlan.nodes, { id: 'inn', levelId: 'ground', point: [120, 0.001] }],
  walkways: [
    ...boatPlan.walkways,
    { id: 'inn-west', from: 'inn', to: 'west', kind: 'walkway', lengthM: 100, direction: 'both' },
  ],
};

const codeAt = (index: number): string => placeCodeOf(3000 + index);
export const codeOf = (key: string): string => codeAt(plan.places.findIndex((place) => place.key === key));
const { bytes, walkwayIds } = encodeGraph(plan);
const codes = plan.places.map((_place, index) => codeAt(index));
export const harbour: FetchedGraph = {
  key: graph.key,
  bytes: closeEnvelope({ version: 1, timeZone: 'Asia/Shanghai', codes }, bytes),
};

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

/** Boats from the first pier to the middle one that leave in so many minutes and a half, as a feed tells now and for three minutes. */
export const boatsIn = (minutes: readonly number[], { ago = 0 } = {}) =>
  conditions({
    at: inMinutes(-ago),
    departuresHoldUntil: inMinutes(3 - ago),
    departures: [
      { walkway: walkwayIds.indexOf('west-middle'), isForward: true, at: minutes.map((each) => inMinutes(each + 0.5)) },
    ],
  });

export const closedFor = (minutes: number) =>
  conditions({
    closures: [
      {
        ...{ walkways: [walkwayIds.indexOf('west-bus')], startsAt: inMinutes(-10), until: inMinutes(minutes) },
        reason: { en: 'Road works' },
      },
      { walkways: [walkwayIds.indexOf('west-middle')], startsAt: inMinutes(-10), reason: { en: 'Low water' } },
    ],
  });
