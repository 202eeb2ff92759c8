import { type Category, categories } from '../../people/categories.ts';
import { type Anchor, toEarth } from '../projection.ts';
import type { Point } from '../shapes.ts';
import type { Gate, Lane, Rule, VerificationStation, Words, Zone } from '../venue.ts';
import { ways } from './hotspots.ts';
import { names } from './names.ts';
import { places } from './plan.ts';

type Direction = Lane['direction'];

interface GatePlace {
  readonly id: string;
  readonly name: Words;
  readonly at: Point;
  /** Absent is the world outside. */
  readonly outerZoneId?: string;
  readonly innerZoneId: string;
  readonly lanes: readonly Direction[];
  /** Of the arriving; none at a hall's doors. */
  readonly share: number;
}

const words = (en: string, zh: string): Words => ({ en, 'zh-CN': zh });
const townId = 'water-town';

/** Four gates to the town and four doors to halls, three lanes each. The third lane at Boat Gate is closed today. */
export const gatePlaces: readonly GatePlace[] = [
  gate('south-gate', names.southGate, [632, 876], 0.36, ['in', 'in', 'both']),
  gate('west-gate', names.westGate, [24, 548], 0.27, ['in', 'in', 'both']),
  gate('east-gate', names.eastGate, [1176, 400], 0.22, ['in', 'in', 'out']),
  gate('boat-gate', names.boatGate, [500, 44], 0.15, ['in', 'both', 'in']),
  door('lantern-house', words('Lantern House', '灯楼'), [206, 500], townId, 'lantern-house', ['in', 'both', 'out']),
  door('lantern-hall', words('Lantern Hall', '灯厅'), [292, 560], 'lantern-house', 'lantern-hall', [
    'in',
    'both',
    'out',
  ]),
  door('silk-hall', words('Silk Hall', '丝厅'), [634, 264], townId, 'silk-hall', ['in', 'both', 'out']),
  door('barns', words('Barns', '谷仓'), [688, 846], townId, 'barns', ['in', 'both', 'out']),
];

function gate(id: string, name: Words, at: Point, share: number, lanes: readonly Direction[]): GatePlace {
  return { id, name, at, innerZoneId: townId, lanes, share };
}

function door(
  id: string,
  name: Words,
  at: Point,
  outer: string,
  inner: string,
  lanes: readonly Direction[],
): GatePlace {
  return { id: `${id}-door`, name, at, outerZoneId: outer, innerZoneId: inner, lanes, share: 0 };
}

interface StationPlace extends VerificationStation {
  readonly at: Point;
  readonly officers: number;
}

/** The second station at South Gate is the visitor's own: only a relief officer looks in. */
export const visitorStationId = 'station-2';

export const stationPlaces: readonly StationPlace[] = [
  station(1, names.teaHouse, 'south-gate', [588, 884], 12),
  station(2, names.ferryOffice, 'south-gate', [676, 886], 0),
  station(3, names.dyeWorks, 'west-gate', [52, 576], 11),
  station(4, names.millOffice, 'east-gate', [1150, 422], 9),
  station(5, names.boatHouse, 'boat-gate', [516, 60], 7),
  station(6, names.lanternStreet, undefined, [612, 312], 2),
];

function station(number: number, place: Words, gateId: string | undefined, at: Point, officers: number): StationPlace {
  return { id: `station-${number}`, number, place, ...(gateId && { gateId }), at, officers };
}

export function gatesOfTheTown(anchor: Anchor): { gates: Gate[]; lanes: Lane[] } {
  const gates = gatePlaces.map(({ id, name, at, outerZoneId, innerZoneId }) => {
    const [longitude, latitude] = toEarth(anchor, at);
    return { id, name, ...(outerZoneId && { outerZoneId }), innerZoneId, latitude, longitude };
  });
  const lanes = gatePlaces.flatMap(({ id, lanes }) =>
    lanes.map((direction, i) => ({
      ...{ id: `${id}-${i + 1}`, gateId: id, number: i + 1, direction },
      isOpen: !(id === 'boat-gate' && i === 2),
    })),
  );
  return { gates, lanes };
}

/** Counted zones have a gate and a capacity; the others say where a hotspot stands. */
export function zonesOfTheTown(): Zone[] {
  const counted: Zone[] = [
    { id: townId, name: words('Water Town', '水镇'), capacity: 2200 },
    { id: 'lantern-house', name: words('Lantern House', '灯楼'), parentId: townId, capacity: 700 },
    { id: 'lantern-hall', name: words('Lantern Hall', '灯厅'), parentId: 'lantern-house', capacity: 520 },
    { id: 'silk-hall', name: words('Silk Hall', '丝厅'), parentId: townId, capacity: 360 },
    { id: 'barns', name: words('Barns A, B, C', '甲乙丙仓'), parentId: townId, capacity: 420 },
  ];
  const known = new Set(counted.map(({ id }) => id));
  const halls = places
    .filter(({ id }) => !known.has(id))
    .map(({ id, name }) => ({ id, name, parentId: id.startsWith('barn-') ? 'barns' : townId }));
  const quays = ways
    .filter(({ zoneId }) => zoneId !== townId)
    .map(({ zoneId, name }) => ({ id: zoneId, name, parentId: townId }));
  return [...counted, ...halls, ...quays];
}

const allBut = (...without: Category[]): Category[] => categories.filter((category) => !without.includes(category));

/**
 * Media are in Lantern Hall for the opening only, where attendees have a number; exhibitors keep hours; companions come
 * with their delegates; and at night the town is empty.
 */
export function rulesOfTheTown(): Rule[] {
  return [
    {
      ...{ zoneId: townId, categories, needsVerification: true },
      ...{ companions: 'delegate_in_venue', checkOutAt: '04:00' },
    },
    { zoneId: 'lantern-house', categories: allBut('exhibitor') },
    { zoneId: 'lantern-hall', categories: ['attendee'], capacity: 330, companions: 'delegate_in_zone' },
    { zoneId: 'lantern-hall', categories: allBut('attendee', 'exhibitor', 'media') },
    { zoneId: 'lantern-hall', categories: ['media'], untilMinute: 45, capacity: 60 },
    { zoneId: 'silk-hall', categories: ['media'], dailyHours: [3, 10], entriesADay: 4, elsewhere: 'refuse' },
    { zoneId: 'silk-hall', categories: allBut('exhibitor', 'media') },
    { zoneId: 'barns', categories: allBut('exhibitor', 'official') },
    { zoneId: 'barns', categories: ['exhibitor'], dailyHours: [2, 12] },
  ];
}
