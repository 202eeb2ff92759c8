import { categories } from '../../people/categories.ts';
import { type Anchor, toEarth } from '../projection.ts';
import type { Point } from '../shapes.ts';
import type { Entrance, Gate, Lane, Rule, VerificationStation, Words } from '../venue.ts';
import type { Doorway } from './entrances.ts';
import { buildingId, type Hall } from './halls.ts';
import type { Plan } from './read-plan.ts';

export interface Mark {
  readonly kind: 'gate' | 'station';
  readonly name: Words;
  readonly level: number;
  readonly at: Point;
}

export interface Admission {
  gates: Gate[];
  lanes: Lane[];
  rules: Rule[];
  stations: VerificationStation[];
  officers: Map<string, number>;
  visitorStationId: string;
  entrances: Entrance[];
  marks: Mark[];
}

const lanesOfEntrances: readonly Lane['direction'][][] = [
  ['in', 'in', 'both'],
  ['in', 'in', 'both'],
  ['in', 'in', 'out'],
  ['in', 'both', 'out'],
];
const lanesOfHalls: readonly Lane['direction'][] = ['in', 'both', 'out'];
const shares = [0.36, 0.27, 0.22, 0.15];
const officersAt = [12, 0, 11, 9, 7, 2];

/** Gates at the entrances and at the halls' doors, and stations beside the entrances. */
export function setUpAdmission(
  plan: Plan,
  doorways: readonly Doorway[],
  halls: readonly Hall[],
  anchor: Anchor,
): Admission {
  const places = [
    ...doorways.map(({ name, level, at }, i) => ({
      ...{ id: `entrance-${i + 1}`, name, level, at, innerZoneId: buildingId, lanes: lanesOfEntrances[i] ?? ['both'] },
    })),
    ...halls.map(({ id, name, level, at }) => ({
      ...{
        id: `${id}-door`,
        name,
        level,
        at,
        outerZoneId: buildingId,
        innerZoneId: id,
        lanes: lanesOfHalls,
      },
    })),
  ];
  const gates = places.map(({ lanes: _lanes, level: _level, at, ...gate }): Gate => {
    const [longitude, latitude] = toEarth(anchor, at);
    return { ...gate, longitude, latitude };
  });
  const lanes = places.flatMap(({ id, lanes }) =>
    lanes.map((direction, i): Lane => ({ id: `${id}-${i + 1}`, gateId: id, number: i + 1, direction, isOpen: true })),
  );
  const desks = stationsBeside(plan, doorways);
  return {
    ...{ gates, lanes, rules: rulesFor(halls), stations: desks.map(({ station }) => station) },
    officers: new Map(desks.map(({ station }, i) => [station.id, officersAt[i] ?? 2])),
    visitorStationId: desks[1]?.station.id ?? 'station-1',
    entrances: doorways.map((_, i) => ({ gateId: `entrance-${i + 1}`, share: shares[i] ?? 0.1 })),
    marks: [
      // A hall's own name stands on it already.
      ...doorways.map(({ name, level, at }): Mark => ({ kind: 'gate', name, level, at })),
      ...desks.map(({ station, level, at }): Mark => ({ kind: 'station', name: station.place, level, at })),
    ],
  };
}

/** Two at the first entrance, of which one is the visitor's; one at each other; the last serves all doors inside. */
function stationsBeside(
  plan: Plan,
  doorways: readonly Doorway[],
): { station: VerificationStation; level: number; at: Point }[] {
  const info = plan.interests.find(({ key }) => /info/i.test(key));
  return officersAt.flatMap((_, i) => {
    const isLast = i === officersAt.length - 1;
    const doorway = doorways[Math.max(0, i - 1) % doorways.length];
    if (!doorway) return [];
    const place = isLast ? { en: 'Information desk', 'zh-CN': '问询处', de: 'Infodesk' } : doorway.name;
    const station = {
      id: `station-${i + 1}`,
      number: i + 1,
      place,
      ...(!isLast && { gateId: gateOf(doorways, doorway) }),
    };
    const at: Point = isLast && info ? info.at : [doorway.at[0] + 4, doorway.at[1] + 3 + i];
    return [{ station, level: isLast && info ? info.level : doorway.level, at }];
  });
}

const gateOf = (doorways: readonly Doorway[], doorway: Doorway): string => `entrance-${doorways.indexOf(doorway) + 1}`;

function rulesFor(halls: readonly Hall[]): Rule[] {
  const everybody: Rule = { zoneId: buildingId, categories, needsVerification: true, checkOutAt: '04:00' };
  const inHalls = halls.flatMap(({ id }, i): Rule[] => {
    const without = (...left: string[]) => categories.filter((category) => !left.includes(category));
    const some = i % 2 === 0 ? without('exhibitor') : without();
    if (i > 0) return [{ zoneId: id, categories: some }];
    return [
      { zoneId: id, categories: some.filter((category) => category !== 'media') },
      { zoneId: id, categories: ['media'], untilMinute: 45 },
    ];
  });
  return [everybody, ...inHalls];
}
