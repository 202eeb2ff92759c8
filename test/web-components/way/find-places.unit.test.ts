import { expect, it, test } from 'vitest';
import { placeCodeOf } from '../../../server/wayfinding/places/place-code.ts';
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

const halls = [
  { en: 'Lantern Hall', 'zh-CN': '灯厅' },
  { en: 'Lantern Hall, balcony', 'zh-CN': '灯厅看台' },
  { en: 'Help desk, Lantern Street', fr: 'Accueil, rue des Lanternes' },
  { en: 'Silk Hall', fr: 'Salle de l’Étoffe' },
].map((name, i) => ({
  ...{ key: `place-${i}`, name, kind: 'hall' as const, levelId: 'ground', doors: [] },
  ...{ point: [0, 0] as [number, number], code: placeCodeOf(2000 + i) },
}));
const foundHalls = (typed: string) =>
  findPlaces(halls, typed, { nameOf: ({ name }) => name.en, atMost: 30 }).map(({ name }) => name.en);

test.each([
  ['lantern hall balcony', ['Lantern Hall, balcony']],
  ['Lantern Hall, balcony', ['Lantern Hall, balcony']],
  ['balcony lantern', ['Lantern Hall, balcony']],
  ['street help', ['Help desk, Lantern Street']],
  ['hall', ['Lantern Hall', 'Lantern Hall, balcony', 'Silk Hall']],
  ['lantern', ['Lantern Hall', 'Lantern Hall, balcony', 'Help desk, Lantern Street']],
  ['l’etoffe', ['Silk Hall']],
  ['看台', ['Lantern Hall, balcony']],
  [placeCodeOf(2003), ['Silk Hall']],
  ['silk balcony', []],
  ['...', []],
])('%s finds by words, whatever the commas and their order', (typed, names) => {
  expect(foundHalls(typed)).toEqual(names);
});
