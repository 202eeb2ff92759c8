import { expect, test } from 'vitest';
import { placeCodeOf } from '../../../server/wayfinding/places/place-code.ts';
import { findPlaces } from '../../../web-components/way/find-places.ts';

const places = [
  { en: 'Lantern Hall', 'zh-CN': '灯厅' },
  { en: 'Lantern Hall, balcony', 'zh-CN': '灯厅看台' },
  { en: 'Help desk, Lantern Street', fr: 'Accueil, rue des Lanternes' },
  { en: 'Silk Hall', fr: 'Salle de l’Étoffe' },
].map((name, i) => ({
  ...{ key: `place-${i}`, name, kind: 'hall' as const, levelId: 'ground', doors: [] },
  ...{ point: [0, 0] as [number, number], code: placeCodeOf(2000 + i) },
}));
const found = (typed: string) =>
  findPlaces(places, typed, { nameOf: ({ name }) => name.en, atMost: 30 }).map(({ name }) => name.en);

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
  expect(found(typed)).toEqual(names);
});
