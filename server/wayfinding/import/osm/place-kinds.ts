import type { PlaceKind } from '../../../../db/venue-vocabulary.ts';
import type { Tags } from './osm-data.ts';

/** By `key=value` of the map, the more telling first. A name that is told stands where the place has none of its own. */
const kinds: readonly (readonly [key: string, value: RegExp, kind: PlaceKind, unnamed?: string])[] = [
  ['amenity', /^toilets$/, 'toilet', 'Toilets'],
  ['room', /^(toilets?|restroom)$/, 'toilet', 'Toilets'],
  ['emergency', /^first_aid$/, 'first_aid', 'First aid'],
  ['amenity', /^(first_aid|clinic)$/, 'first_aid', 'First aid'],
  ['healthcare', /^first_aid$/, 'first_aid', 'First aid'],
  ['amenity', /^prayer_room$/, 'prayer_room', 'Prayer room'],
  ['room', /^prayer(_room)?$/, 'prayer_room', 'Prayer room'],
  ['amenity', /^cloakroom$/, 'cloakroom', 'Cloakroom'],
  ['room', /^(cloakroom|wardrobe)$/, 'cloakroom', 'Cloakroom'],
  ['amenity', /^reception_desk$/, 'desk', 'Reception desk'],
  ['room', /^(reception|registration)$/, 'desk', 'Reception'],
  ['amenity', /^(restaurant|cafe|fast_food|pub|bar|food_court|biergarten|canteen)$/, 'restaurant'],
  ['room', /^(restaurant|cafe|bar|canteen)$/, 'restaurant'],
  ['tourism', /^(hotel|hostel|guest_house|motel|apartment)$/, 'hotel'],
  ['tourism', /^information$/, 'help'],
  ['amenity', /^(conference_centre|events_venue|theatre|cinema|arts_centre)$/, 'hall'],
  ['room', /^(auditorium|lecture|lecture_hall|conference|hall|theatre)$/, 'hall'],
  ['amenity', /^exhibition_centre$/, 'exhibition'],
  ['room', /^(exhibition|gallery)$/, 'exhibition'],
  ['amenity', /^ferry_terminal$/, 'pier'],
  ['amenity', /^bus_station$/, 'stop'],
  ['highway', /^bus_stop$/, 'stop'],
  ['public_transport', /^(station|stop_position|platform)$/, 'stop'],
  ['railway', /^(station|halt|tram_stop)$/, 'stop'],
  ['amenity', /^parking$/, 'parking'],
  ['shop', /./, 'shop'],
  ['entrance', /^(main|yes|home|shop|garage|staircase)$/, 'entrance'],
  ['indoor', /^room$/, 'room'],
  ['indoor', /^area$/, 'room'],
  ['tourism', /./, 'other'],
  ['amenity', /./, 'other'],
  ['leisure', /^(park|garden|stadium|sports_centre|marina)$/, 'other'],
];

export interface PlaceSort {
  readonly kind: PlaceKind;
  /** What it is called where it has no name. */
  readonly unnamed?: string;
}

/** What sort of place it is; none where nobody would want to go there. */
export function placeSortOf(tags: Tags): PlaceSort | undefined {
  const found = kinds.find(([key, value]) => value.test(tags.get(key) ?? ''));
  if (!found || ['elevator', 'stairs', 'shaft'].includes(tags.get('room') ?? '')) return undefined;
  const [key, , kind, told] = found;
  const unnamed = key === 'entrance' && tags.get('entrance') === 'main' ? 'Main entrance' : told;
  const isAccessible =
    kind === 'toilet' && /^(yes|designated)$/.test(tags.get('wheelchair') ?? tags.get('toilets:wheelchair') ?? '');
  return { kind: isAccessible ? 'accessible_toilet' : kind, ...(unnamed !== undefined && { unnamed }) };
}
