import type { PlaceKind } from '../../../../db/venue-vocabulary.ts';
import type { Walkway } from '../../venue/venue.contract.ts';

/** Places that IMDF has as amenities; all others are occupants. */
export const amenityCategories: Partial<Record<PlaceKind, string>> = {
  toilet: 'restroom',
  accessible_toilet: 'restroom.wheelchair',
  first_aid: 'firstaid',
  prayer_room: 'prayerroom',
  help: 'information',
  desk: 'reception',
  cloakroom: 'baggagestorage',
  parking: 'parking',
  stop: 'transit',
  entrance: 'entry',
  gate: 'security',
};

export const occupantCategories: Partial<Record<PlaceKind, string>> = {
  hall: 'auditorium',
  room: 'conferenceroom',
  exhibition: 'museum',
  restaurant: 'restaurant',
  hotel: 'hotel',
  shop: 'shopping',
};

export function relationshipCategoryOf({ kind, feature }: Walkway): string {
  if (kind === 'lift') return 'elevator';
  if (kind === 'moving_walkway') return 'movingwalkway';
  if (kind === 'stairs' || kind === 'escalator') return kind;
  return feature === 'ramp' ? 'ramp' : 'traversal';
}
