import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameName } from '../../../server/identity/documents/compare-name.ts';
import { readZone } from '../../../server/identity/documents/read-zone.ts';
import { anna, anybody, td1, td3 } from './make-zone.ts';

const name = (surname: string, givenNames: string, isNameCut = false) => ({ surname, givenNames, isNameCut });

describe('the name on a document is the registered one', () => {
  it.each([
    ['in the order of the passport', 'Lu Zhiwei', name('LU', 'ZHIWEI')],
    ['the other way round', 'Zhiwei Lu', name('LU', 'ZHIWEI')],
    ['though the given name is parted', 'Zhi-Wei Lu', name('LU', 'ZHIWEI')],
    ['though the document parts it', 'Lu Zhiwei', name('LU', 'ZHI WEI')],
    ['without the marks on letters', 'Tomasz Wierzbowski-Radziszewski', name('WIERZBOWSKI RADZISZEWSKI', 'TOMASZ')],
    ['with an umlaut spelled out', 'Jürgen Müller', name('MUELLER', 'JUERGEN')],
    ['with an umlaut left away', 'Jürgen Müller', name('MULLER', 'JURGEN')],
    ['with a letter of its own country', 'Łukasz Søndergård', name('SOENDERGAARD', 'LUKASZ')],
    ['with a letter that documents write as E', 'Məmməd Əliyev', name('ELIYEV', 'MEMMED')],
    ['with the same letter written as A', 'Məmməd Əliyev', name('ALIYEV', 'MAMMAD')],
    ['without the apostrophe', 'Siobhán O’Brien', name('OBRIEN', 'SIOBHAN')],
    ['though the document has a second given name', 'Anna Eriksson', name('ERIKSSON', 'ANNA MARIA')],
    [
      'though its end was cut off',
      'Nilavadhanananda Chayapa Dejthamrong',
      name('NILAVADHANANANDA', 'CHAYAPA DEJTHAMR', true),
    ],
    ['where there is one name alone', 'Suharto', name('SUHARTO', '')],
  ])('%s', (_, registered, zone) => expect(isSameName(registered, zone)).toBe(true));
});

describe('the name on a document is another one', () => {
  it.each([
    ['with another surname', 'Anna Eriksson', name('LINDQVIST', 'ANNA MARIA')],
    ['with another given name', 'Anna Eriksson', name('ERIKSSON', 'BRITTA')],
    ['with one of two surnames only', 'Anna Eriksson Lindqvist', name('ERIKSSON', 'ANNA')],
    ['with a further surname', 'Anna Eriksson', name('ERIKSSON LINDQVIST', 'ANNA')],
    ['when the given name alone is registered', 'Anna', name('ERIKSSON', 'ANNA')],
    ['though it was cut off', 'Anna Eriksson', name('NILAVADHANANANDA', 'CHAYAPA DEJTHAMR', true)],
    ['when nothing is registered in Latin letters', '陆知微', name('LU', 'ZHIWEI')],
  ])('%s', (_, registered, zone) => expect(isSameName(registered, zone)).toBe(false));
});

it('anybody’s name read out of their own document is their name', () => {
  fc.assert(
    fc.property(anybody(), fc.boolean(), (bearer, isCard) => {
      const { zone } = readZone((isCard ? td1 : td3)(bearer));
      const [one, other] = [bearer.surname, bearer.givenNames];
      const isCutAtWord = !zone?.isNameCut && `${one}  ${other}`.length > (isCard ? 30 : 39);
      fc.pre(!isCutAtWord && `${one}  `.length < (isCard ? 30 : 39));
      expect(zone && isSameName(`${other} ${one}`, zone)).toBe(true);
    }),
  );
});

it('no other name is taken for it', () => {
  const { zone } = readZone(td3(anna).map((line) => line.replace(/UTO/g, 'SWE')));
  expect(zone && isSameName('Anna Maria Eriksson', zone)).toBe(true);
  expect(zone && isSameName('Anna Maria Erikson', zone)).toBe(false);
});
