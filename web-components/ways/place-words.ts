import { msg } from '@lit/localize';
import type { PlaceKind } from '../../db/venue-vocabulary.ts';

/** What kind of place it is. */
export function placeKindWord(kind: PlaceKind): string {
  return words[kind]();
}

const words: Readonly<Record<PlaceKind, () => string>> = {
  hall: () => msg('Hall'),
  room: () => msg('Room'),
  exhibition: () => msg('Exhibition'),
  entrance: () => msg('Entrance'),
  gate: () => msg('Gate'),
  desk: () => msg('Desk'),
  help: () => msg('Help point'),
  first_aid: () => msg('First aid'),
  restaurant: () => msg('Restaurant'),
  hotel: () => msg('Hotel'),
  shop: () => msg('Shop'),
  toilet: () => msg('Toilet'),
  accessible_toilet: () => msg('Accessible toilet'),
  prayer_room: () => msg('Prayer room'),
  cloakroom: () => msg('Cloakroom'),
  parking: () => msg('Parking'),
  stop: () => msg('Stop'),
  pier: () => msg('Pier'),
  other: () => msg('Other place'),
};
