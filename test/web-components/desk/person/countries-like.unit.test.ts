import { expect, it } from 'vitest';
import { type Country, countriesLike } from '../../../../web-components/desk/person/countries-like.ts';

const all: Country[] = [
  ['AM', 'Armenien', 'Armenia'],
  ['AS', 'Amerikanisch-Samoa', 'American Samoa'],
  ['CI', 'Elfenbeinküste', 'Côte d’Ivoire'],
  ['CH', 'Schweiz', 'Switzerland'],
  ['CN', 'China', 'China'],
  ['CL', 'Chile', 'Chile'],
].map(([code = '', name = '', nameEnglish = '']) => ({ code, name, nameEnglish }));

it.each([
  ['arm', ['AM']],
  ['switz', ['CH']],
  ['ivoire', ['CI']],
  ['COTE', ['CI']],
  ['kuste', ['CI']],
  ['samoa', ['AS']],
  ['am', ['AM', 'AS']],
  ['ch', ['CH', 'CN', 'CL', 'AS']],
  ['xyz', []],
])('a clerk who types “%s” may mean %j', (typed, codes) => {
  expect(countriesLike(typed, all).map(({ code }) => code)).toEqual(codes);
});
