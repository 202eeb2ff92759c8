import type { Random } from '../../random.ts';
import type { Anchor } from '../projection.ts';
import type { Spot, Venue } from '../venue.ts';
import {
  gatePlaces,
  gatesOfTheTown,
  rulesOfTheTown,
  stationPlaces,
  visitorStationId,
  zonesOfTheTown,
} from './gates.ts';
import { groundOfTheTown } from './ground.ts';
import { placeHotspots, ways } from './hotspots.ts';
import { drawTown } from './map.ts';
import { names } from './names.ts';
import { places, town } from './plan.ts';
import { buildRoofs } from './roofs.ts';
import { breakAt, buildWalking } from './walking/build.ts';

const anchor: Anchor = {
  latitude: 30.74,
  longitude: 120.49,
  origin: [town.widthM / 2, town.depthM / 2],
  turn: 0,
};

/** Before gates people stand in line, and in breaks they stand about where these are laid on. */
const gatherings = [...gatePlaces.map(({ at }) => at), breakAt];

/** The water town that the demo shows: made up, the same for the same seed. */
export function buildWaterTown(random: Random): Venue {
  const ground = groundOfTheTown();
  const roofs = buildRoofs(random.fork('roofs'), ground);
  return {
    name: { en: 'Water Town', 'zh-CN': '水镇' },
    conferenceName: names.conference,
    zones: zonesOfTheTown(),
    ...gatesOfTheTown(anchor),
    rules: rulesOfTheTown(),
    stations: stationPlaces.map(({ at: _at, officers: _officers, ...station }) => station),
    officers: new Map(stationPlaces.map(({ id, officers }) => [id, officers])),
    visitorStationId,
    ...placeHotspots(random.fork('hotspots'), { ground, roofs, gatherings, anchor }),
    map: drawTown(ground, roofs, anchor),
    walking: buildWalking(anchor),
    spots: spots(),
    halls: [
      { zoneId: 'lantern-hall', appeal: 5 },
      { zoneId: 'silk-hall', appeal: 3 },
      { zoneId: 'barns', appeal: 3 },
    ],
    entrances: gatePlaces.filter(({ share }) => share > 0).map(({ id, share }) => ({ gateId: id, share })),
    remarks: [],
  };
}

/** Where people are when they are not at a session; the barns' three houses share those who came in by their door. */
function spots(): Spot[] {
  const strolls = [...places.filter(({ appeal }) => appeal > 0), ...ways.map(({ id }) => ({ id, appeal: 1.5 }))];
  return [
    ...strolls.map(({ id, appeal }) => ({ id, zoneId: 'water-town', appeal })),
    ...['lantern-house', 'lantern-hall', 'silk-hall'].map((id) => ({ id, zoneId: id, appeal: 1 })),
    ...['barn-a', 'barn-b', 'barn-c'].map((id, i) => ({ id, zoneId: 'barns', appeal: [1, 1.7, 0.9][i] ?? 1 })),
  ];
}
