import { expect, it } from 'vitest';
import { node, planOf, way } from './map.ts';

const street = [node(1, 0, 0), node(2, 5, 0), node(3, 10, 0), way(1, [1, 2, 3], { highway: 'residential' })];

it('takes what has a name or needs none, with its card', async () => {
  const { places } = await planOf(
    ...street,
    node(10, 5, 1, {
      ...{ amenity: 'restaurant', name: 'Chez Nous', 'name:zh': '我们家', phone: '+377 97 98 34 44' },
      ...{ 'addr:street': 'Avenue des Papalins', 'addr:housenumber': '4', opening_hours: 'Mo-Su 11:00-23:00' },
      ...{ website: 'https://chez.example/book', alt_name: 'CN; Nous' },
    }),
    node(11, 9, 1, { amenity: 'toilets', wheelchair: 'yes' }),
    node(12, 1, 1, { amenity: 'bench' }),
    node(13, 1, 2, { amenity: 'restaurant', name: 'Staff only', access: 'private' }),
    node(14, 900, 900, { tourism: 'hotel', name: 'Far' }),
  );
  expect(places.map(({ key, kind, doors }) => [key, kind, doors])).toEqual([
    ['node/10', 'restaurant', ['2']],
    ['node/11', 'accessible_toilet', ['3']],
    ['node/14', 'hotel', []],
  ]);
  expect(places[0]).toMatchObject({
    name: { en: 'Chez Nous', zh: '我们家' },
    aliases: ['CN', 'Nous'],
    address: { en: '4 Avenue des Papalins' },
    telephone: '+377 97 98 34 44',
    hours: [{ days: [1, 2, 3, 4, 5, 6, 7], opens: '11:00', closes: '23:00' }],
    bookingUrl: 'https://chez.example/book',
  });
});

it.each([
  [{ amenity: 'restaurant', name: 'N', website: 'javascript:alert(1)' }, 'bookingUrl', undefined],
  [{ amenity: 'restaurant', name: 'N', opening_hours: 'sunrise-sunset' }, 'hours', undefined],
  [{ amenity: 'restaurant', name: `${'é'.repeat(300)}` }, 'name', { en: 'é'.repeat(200) }],
] as const)('leaves out of a card what cannot be kept: %j', async (tags, field, kept) => {
  const { places } = await planOf(...street, node(10, 5, 1, tags as unknown as Record<string, string>));
  expect(places[0]?.[field]).toEqual(kept);
});
