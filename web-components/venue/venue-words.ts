import { msg, str } from '@lit/localize';
import type { PlaceKind, VenueFormat, VenueVersionState } from '../../db/venue-vocabulary.ts';
import { venueFormats } from '../../db/venue-vocabulary.ts';
import { formatNumber } from '../styles/format.ts';

const formats: Readonly<Record<VenueFormat, () => string>> = {
  imdf: () => msg('IMDF: an archive (.zip)'),
  osm: () => msg('OpenStreetMap: .osm, plain or packed (.gz)'),
  gtfs_pathways: () => msg('GTFS with pathways: an archive (.zip)'),
  c3nav: () => msg('c3nav: an archive, or its JSON files together'),
  geojson: () => msg('GeoJSON'),
  causeway: () => msg('Causeway’s own, as a version is downloaded here'),
};

export const formatChoices = (): { value: VenueFormat; name: string }[] =>
  venueFormats.map((value) => ({ value, name: formats[value]() }));

const states: Readonly<Record<VenueVersionState, () => string>> = {
  draft: () => msg('Draft'),
  published: () => msg('In use'),
  superseded: () => msg('Before'),
  discarded: () => msg('Discarded'),
};
export const stateName = (state: VenueVersionState): string => states[state]();

const kinds: Readonly<Record<PlaceKind, () => string>> = {
  hall: () => msg('hall'),
  room: () => msg('room'),
  exhibition: () => msg('exhibition'),
  entrance: () => msg('entrance'),
  gate: () => msg('gate'),
  desk: () => msg('desk'),
  help: () => msg('help desk'),
  first_aid: () => msg('first aid'),
  restaurant: () => msg('restaurant'),
  hotel: () => msg('hotel'),
  shop: () => msg('shop'),
  toilet: () => msg('toilet'),
  accessible_toilet: () => msg('step-free toilet'),
  prayer_room: () => msg('prayer room'),
  cloakroom: () => msg('cloakroom'),
  parking: () => msg('parking'),
  stop: () => msg('shuttle stop'),
  pier: () => msg('pier'),
  other: () => msg('other place'),
};
export const kindName = (kind: PlaceKind): string => kinds[kind]();

/** How large a plan is, in one line. */
export const planSize = ({ levels, places, walkways }: { levels: number; places: number; walkways: number }): string =>
  [
    msg(str`levels: ${formatNumber(levels)}`),
    msg(str`places: ${formatNumber(places)}`),
    msg(str`walkways: ${formatNumber(walkways)}`),
  ].join(' · ');
