import { type Anchor, toEarth } from '../../projection.ts';
import type { Point } from '../../shapes.ts';
import type { WalkPlace, WalkPlan, Words } from '../../venue.ts';
import { gatePlaces, stationPlaces } from '../gates.ts';
import { type Ground, groundOfTheTown } from '../ground.ts';
import { places } from '../plan.ts';
import { type Indoors, layIndoors } from './indoors.ts';
import { withNameCards } from './name-cards.ts';
import { Network, nearestOf, type Standing } from './network.ts';
import { layOutdoors } from './outdoors.ts';
import { layBoats, layGates, piers } from './rides.ts';

const words = (en: string, zh: string): Words => ({ en, 'zh-CN': zh });

/** What can be walked in the water town: streets, quays, bridges, houses and their floors, boats and the shuttle. */
export function buildWalking(anchor: Anchor): WalkPlan {
  const network = new Network();
  const ground: Ground = groundOfTheTown();
  const outdoors = layOutdoors(network, ground);
  const stops = layGates(network, outdoors);
  const inside = layIndoors(network, ground, outdoors);
  const landings = layBoats(network, outdoors);
  return {
    levels: [
      { id: 'ground', ordinal: 0, name: words('Outdoors, ground', '室外与地面层') },
      { id: 'floor-2', ordinal: 1, name: words('Floor 2', '2层') },
      { id: 'floor-3', ordinal: 2, name: words('Floor 3', '3层') },
    ],
    places: withNameCards(
      [
        ...housesOf(inside, anchor),
        ...gatesOf(network, stops, anchor),
        ...stationsOf(outdoors, anchor),
        ...piersOf(landings, anchor),
        ...comforts(outdoors, anchor),
      ],
      network,
    ),
    nodes: network.nodes(anchor),
    walkways: network.walkways,
  };
}

const placeAt = (
  anchor: Anchor,
  standing: Standing,
  place: Pick<WalkPlace, 'key' | 'name' | 'kind'> & Partial<WalkPlace>,
): WalkPlace => ({
  levelId: standing.levelId,
  point: toEarth(anchor, standing.at),
  doors: [standing.id],
  ...place,
});

const zoneOf: Readonly<Record<string, string>> = {
  'silk-hall': 'silk-hall',
  'barn-a': 'barns',
  'barn-b': 'barns',
  'barn-c': 'barns',
};

/** Houses, Lantern Hall with its balcony, and the floors of hotels. */
function housesOf(inside: Indoors, anchor: Anchor): WalkPlace[] {
  return places.flatMap(({ id, name, kind, x, y }) => {
    const [entry, ...above] = inside.get(id) ?? [];
    if (!entry) return [];
    if (id === 'lantern-house') return lanternHouse(entry, above, name, anchor);
    const house = placeAt(anchor, entry, {
      ...{ key: id, name, kind, point: toEarth(anchor, [x, y]), zoneId: zoneOf[id] ?? 'water-town' },
    });
    const floors = above.map((standing, i) =>
      placeAt(anchor, standing, {
        ...{
          key: `${id}-floor-${i + 2}`,
          kind: kind === 'hotel' ? 'room' : 'hall',
          zoneId: zoneOf[id] ?? 'water-town',
        },
        name: words(`${name.en}, floor ${i + 2}`, `${name['zh-CN'] ?? ''}${i + 2}层`),
      }),
    );
    return [house, ...floors];
  });
}

function lanternHouse(entry: Standing, [floor, balcony]: Standing[], name: Words, anchor: Anchor): WalkPlace[] {
  const foyer = placeAt(anchor, entry, { key: 'lantern-house', name, kind: 'exhibition', zoneId: 'lantern-house' });
  const hall = { kind: 'hall', zoneId: 'lantern-hall' };
  return [
    foyer,
    ...(floor ? [placeAt(anchor, floor, { ...hall, key: 'lantern-hall', name: words('Lantern Hall', '灯厅') })] : []),
    ...(balcony
      ? [
          placeAt(anchor, balcony, {
            ...hall,
            key: 'lantern-balcony',
            name: words('Lantern Hall, balcony', '灯厅看台'),
          }),
        ]
      : []),
  ];
}

/** Inside each gate, and the stop before it. */
function gatesOf(network: Network, stops: ReadonlyMap<string, Standing>, anchor: Anchor): WalkPlace[] {
  return gatePlaces.flatMap(({ id, name }) => {
    const stop = stops.get(id);
    const gate = network.standings.find((one) => one.id === id);
    if (!stop || !gate) return [];
    const stopName = words(`${name.en}, shuttle stop`, `${name['zh-CN'] ?? ''}接驳站`);
    return [
      placeAt(anchor, gate, { key: id, name, kind: 'gate' }),
      placeAt(anchor, stop, { key: `${id}-stop`, name: stopName, kind: 'stop' }),
    ];
  });
}

const stationsOf = (outdoors: readonly Standing[], anchor: Anchor): WalkPlace[] =>
  stationPlaces.map(({ id, place, at }) =>
    placeAt(anchor, nearestOf(outdoors, at), {
      ...{ key: id, name: place, kind: 'desk', point: toEarth(anchor, at), zoneId: 'water-town' },
    }),
  );

const piersOf = (landings: ReadonlyMap<string, Standing>, anchor: Anchor): WalkPlace[] =>
  piers.flatMap(({ id, en, zh }) => {
    const landing = landings.get(id);
    return landing
      ? [placeAt(anchor, landing, { key: id, name: words(en, zh), kind: 'pier', zoneId: 'water-town' })]
      : [];
  });

/** The first restaurant of the plan: breaks of all halls are laid on there. */
export const breakAt: Point = [470, 350];

const comfortPlaces = [
  ['help-lantern-street', 'help', 'Help desk, Lantern Street', '灯街咨询台', 612, 312],
  ['help-south-gate', 'help', 'Help desk, South Gate', '南门咨询台', 632, 870],
  ['first-aid', 'first_aid', 'First aid, Bridge Street', '桥街医务室', 690, 440],
  ['tea-house', 'restaurant', 'Canal Tea House', '河畔茶馆', ...breakAt],
  ['noodle-house', 'restaurant', 'Noodle House', '面馆', 560, 640],
  ['rice-kitchen', 'restaurant', 'Rice Kitchen', '米厨', 850, 560],
  ['toilets-west', 'accessible_toilet', 'Toilets, Dyers Lane', '染坊弄洗手间', 180, 560],
  ['toilets-middle', 'accessible_toilet', 'Toilets, Bridge Street', '桥街洗手间', 640, 460],
  ['toilets-east', 'toilet', 'Toilets, Tide Lane', '潮弄洗手间', 1140, 560],
  ['prayer-room', 'prayer_room', 'Prayer room', '祈祷室', 700, 320],
] as const;

const comforts = (outdoors: readonly Standing[], anchor: Anchor): WalkPlace[] =>
  comfortPlaces.map(([key, kind, en, zh, x, y]) =>
    placeAt(anchor, nearestOf(outdoors, [x, y]), { key, kind, name: words(en, zh), zoneId: 'water-town' }),
  );
