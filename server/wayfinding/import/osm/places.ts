import type { LonLat, VenuePlace } from '../../venue/venue.contract.ts';
import { isInside, middleOf, roundedPoint } from '../ground.ts';
import { lineFrom, namesOf } from '../names.ts';
import { readOpeningHours } from '../opening-hours.ts';
import { type DoorFinder, doorFinder } from './door-finder.ts';
import { levelIdOf, levelsOf } from './levels.ts';
import { isClosed, type OsmData, pointsOf, type Tags } from './osm-data.ts';
import { type PlaceSort, placeSortOf } from './place-kinds.ts';
import type { Strand } from './strand.ts';
import { vertexOf } from './strands-of-ways.ts';
import { isOpenOnFoot, nameOf, venueTagsOf } from './walkable.ts';

interface Found {
  readonly key: string;
  readonly tags: Tags;
  readonly sort: PlaceSort;
  readonly point: LonLat;
  readonly level: number;
  /** Of a room, its outline: doors stand in it. */
  readonly outline: readonly string[];
}

/** Places by their tags, each with the vertices of the strands at which one is there. */
export function placesOf(data: OsmData, strands: readonly Strand[]): VenuePlace[] {
  const finder = doorFinder(strands);
  return foundPlaces(data).flatMap((found) => {
    const name = namesFor(found);
    if (!name) return [];
    return [
      {
        ...{ key: found.key, name, kind: found.sort.kind, levelId: levelIdOf(found.level) },
        point: roundedPoint(found.point),
        doors: doorsOf(data, finder, found),
        ...zoneOf(found.tags),
        ...cardOf(found.tags),
      },
    ];
  });
}

const zoneOf = (tags: Tags): Pick<VenuePlace, 'zoneId'> => {
  const { zoneId } = venueTagsOf(tags);
  return zoneId === undefined ? {} : { zoneId };
};

function foundPlaces(data: OsmData): Found[] {
  const found: Found[] = [];
  const add = (key: string, tags: Tags, point: LonLat, outline: readonly string[]) => {
    const sort = placeSortOf(tags);
    const [level = 0] = levelsOf(tags) ?? [];
    if (sort && isVisited(tags)) found.push({ key, tags, sort, point, level, outline });
  };
  for (const { id, tags, point } of data.nodes.values()) add(`node/${id}`, tags, point, [id]);
  for (const way of data.ways.filter(isClosed)) {
    const ring = pointsOf(data, way.refs);
    const [first = [0, 0]] = ring;
    const middle = middleOf(ring);
    add(`way/${way.id}`, way.tags, isInside(ring, middle) ? middle : first, [...new Set(way.refs)]);
  }
  return found;
}

const isVisited = (tags: Tags): boolean => {
  const access = tags.get('access');
  return access !== 'private' && access !== 'no' && isOpenOnFoot(tags);
};

function namesFor({ tags, sort }: Found): VenuePlace['name'] | undefined {
  const name = nameOf(tags);
  if (name) return name;
  const instead = lineFrom(tags.get('ref') ?? '') ?? sort.unnamed;
  return instead === undefined ? undefined : namesOf({}, instead);
}

/** Where the graph meets its outline; else what of the graph lies nearest. */
function doorsOf(data: OsmData, finder: DoorFinder, { outline, level, point }: Found): string[] {
  const own = outline.map((ref) => vertexOf(data, ref, level).id).filter(finder.isThere);
  if (own.length > 0) return own.slice(0, 64);
  const nearest = finder.nearest(point, level);
  return nearest === undefined ? [] : [nearest];
}

type Card = Pick<VenuePlace, 'aliases' | 'address' | 'telephone' | 'hours' | 'bookingUrl'>;

/** What the map tells beside names. */
function cardOf(tags: Tags): Card {
  const tag = (...keys: string[]) => keys.map((key) => tags.get(key)).find((text) => text !== undefined);
  const aliases = ['ref', 'alt_name', 'short_name', 'official_name', 'loc_name', 'old_name']
    .flatMap((key) => (tags.get(key) ?? '').split(';'))
    .flatMap((text) => lineFrom(text) ?? []);
  const street = lineFrom([tag('addr:housenumber'), tag('addr:street')].filter(Boolean).join(' '));
  const city = lineFrom(tag('addr:city') ?? '');
  const address = street && lineFrom(city ? `${street}, ${city}` : street);
  const telephone = lineFrom(tag('phone', 'contact:phone') ?? '', 40);
  const hours = readOpeningHours(tag('opening_hours') ?? '');
  const url = tag('reservation:website', 'booking:website', 'website', 'contact:website');
  const bookingUrl =
    url !== undefined && /^https?:\/\/[\w.-]+(:\d+)?(\/\S*)?$/.test(url) && url.length <= 500 ? url : undefined;
  return {
    ...(aliases.length > 0 && { aliases: [...new Set(aliases)].slice(0, 20) }),
    ...(address !== undefined && address !== '' && { address: { en: address } }),
    ...(telephone !== undefined && { telephone }),
    ...(hours && { hours }),
    ...(bookingUrl !== undefined && { bookingUrl }),
  };
}
