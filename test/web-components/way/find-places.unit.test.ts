import { expect, it } from 'vitest';
import { encodeGraph } from '../../../server/wayfinding/router/encode-graph.ts';
import { closeEnvelope } from '../../../server/wayfinding/ways/graph-envelope.ts';
import { findPlaces } from '../../../web-components/way/find-places.ts';
import { WayWorld } from '../../../web-components/way/way-world.ts';
import { town } from '../../wayfinding/canal-town.ts';

const aliases: Readonly<Record<string, string[]>> = { lantern: ['Saal 2', 'الْقَاعَة ٢'], hotel: ['Maison du Héron'] };
const plan = {
  ...town,
  places: town.places.map((place) => (aliases[place.key] ? { ...place, aliases: aliases[place.key] } : place)),
};
const codes = ['0000', '1111', '2222', '3333', '4444', '5555', '6666', '7777'];
const bytes = closeEnvelope({ version: 1, timeZone: 'UTC', codes }, encodeGraph(plan).bytes);
const { places } = new WayWorld({ key: 'k', bytes });
const found = (typed: string) =>
  findPlaces(places, typed, { nameOf: ({ name }) => name.en, atMost: 5 }).map(({ key }) => key);

it('a place is found on the phone by its name in each language, and by its other names', () => {
  expect(found('lantern')).toEqual(['lantern']);
  expect(found('灯厅')).toEqual(['lantern']);
  expect(found('saal')).toEqual(['lantern']);
  expect(found('  HERON ')).toEqual(['hotel']);
  expect(found('maison du heron')).toEqual(['hotel']);
});

it('whatever the signs, the vowel points and the digits', () => {
  expect(found('القاعه 2')).toEqual(['lantern']);
  expect(found('maison-du-héron')).toEqual(['hotel']);
  expect(found('–')).toEqual([]);
});

it('what begins with the words comes before what only holds them', () => {
  expect(found('hall')).toEqual(['lantern', 'silk']);
  expect(found('h')).toEqual(['help', 'hotel', 'lantern', 'silk', 'gate']);
});
