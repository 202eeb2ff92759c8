import { beforeAll, beforeEach, expect, it } from 'vitest';
import { type NamesFound, namesFound } from '../../../server/admission/whereabouts/whereabouts.contract.ts';
import { formatBadgeNumber } from '../../../server/registration/badges/badge-number.ts';
import { openVenue } from '../../admission/venue.ts';
import { useApp } from '../../support/app.ts';
import { register } from '../register.ts';

const app = useApp();
let medic: string;
let badgeNumber: string;

beforeAll(async () => {
  await register(app.database, {
    ...{ name: 'Øystein Müller', nameLatin: 'Øystein Müller', affiliation: 'Institut für Wasser' },
    ...{ email: 'secret@people.example', externalReference: 'REF-77', birthDate: '1980-02-03' },
  });
  for (let n = 0; n < 9; n++) await register(app.database, { name: `王伟${n}`, nameLatin: `Wang Wei${n}` });
  const venue = await openVenue(app);
  badgeNumber = formatBadgeNumber((await venue.invite()).serial);
});
beforeEach(async () => {
  medic = await app.signedInAs('medical');
});

const ask = (search: string) =>
  app.ask('GET', `/api/whereabouts/delegates?search=${encodeURIComponent(search)}`, { cookie: medic });
const find = async (search: string): Promise<NamesFound> => namesFound.parse(await (await ask(search)).json());
const namesBy = async (search: string) => (await find(search)).delegates.map(({ nameLatin }) => nameLatin);

it('medical staff find who is meant by name in either script, mistyped too, or by badge number', async () => {
  expect(await namesBy('muller')).toEqual(['Øystein Müller']);
  expect(await namesBy('Oystein Mueler')).toEqual(['Øystein Müller']);
  expect(await namesBy('王伟3')).toEqual(['Wang Wei3']);
  expect(await namesBy('望舒')).toEqual(['Shen Wangshu']);
  expect(await namesBy(badgeNumber)).toEqual(['Shen Wangshu']);
});

it('they are told who somebody is, and nothing else', async () => {
  const answer = await (await ask('muller')).json();
  expect(answer.delegates.map((one: object) => Object.keys(one).sort())).toEqual([
    ['affiliation', 'category', 'id', 'name', 'nameLatin'],
  ]);
});

it.each(['secret@people.example', 'secret', 'REF-77', 'Institut', '1980'])(
  'they find nobody by what is no name: %s',
  async (search) => expect(await namesBy(search)).toEqual([]),
);

it('they see eight at most, and that there are more', async () => {
  const { delegates, isMore } = await find('wang wei');
  expect([delegates.length, isMore]).toEqual([8, true]);
  expect(await find('wei5')).toMatchObject({ delegates: [{ nameLatin: 'Wang Wei5' }], isMore: false });
});

it.each(['', ' ', 'w', '%', '--'])('they cannot list everybody: “%s” finds nobody', async (search) => {
  const answer = await ask(search);
  expect(answer.status === 422 || (await answer.json()).delegates.length === 0).toBe(true);
});

it('a registration that went up in another is not found any more', async () => {
  const kept = await register(app.database, { name: 'Ana Twice', nameLatin: 'Ana Twice' });
  await register(app.database, { name: 'Ana Twice', nameLatin: 'Ana Twice', status: 'withdrawn', mergedInto: kept });
  expect((await find('twice')).delegates.map(({ id }) => id)).toEqual([kept]);
});

it('the register cannot be copied in this way: after thirty searches one is answered each two seconds', async () => {
  for (let n = 0; n < 30; n++) expect((await ask(`wei${n}`)).status).toBe(200);
  const refused = await ask('wei1');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
  app.clock.advance(2000);
  expect((await ask('wei1')).status).toBe(200);
});

it('the desk, which may know more, finds by all that again', async () => {
  const desk = await app.signedInAs('desk');
  const answer = await app.ask('GET', '/api/delegates?search=secret%40people.example', { cookie: desk });
  expect((await answer.json()).delegates).toHaveLength(1);
});
