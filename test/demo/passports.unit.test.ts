import { expect, it } from 'vitest';
import { type Delegate, inventDelegates } from '../../ops/demo/people/delegates.ts';
import { passportOf } from '../../ops/demo/people/passports.ts';
import { seeded } from '../../ops/demo/random.ts';
import { isOver, isSameBirth } from '../../server/identity/documents/compare-dates.ts';
import { isSameName } from '../../server/identity/documents/compare-name.ts';
import { readZone } from '../../server/identity/documents/read-zone.ts';

const delegates = inventDelegates(seeded('passports'), 2000);

/** What a station finds in the passport of somebody against their registration. */
function compare(one: Delegate, year: number) {
  const { zone, faults } = readZone(passportOf(one, year));
  if (!zone) return { faults };
  const isNumber = !one.document || (zone.number === one.document.number && zone.country === one.document.country);
  const isBirth = !one.birthDate || isSameBirth(one.birthDate, zone.birthDate ?? '');
  const isInDate = !isOver(zone.expiry ?? '', `${year}-12-31`);
  return { isNumber, isBirth, isInDate, isName: isSameName(one.nameLatin, zone) };
}

it('everybody of the demo carries a passport that agrees with their registration, in whichever year it is', () => {
  const agreeing = { isNumber: true, isBirth: true, isInDate: true, isName: true };
  const others = delegates.filter((one, i) => {
    const found = compare(one, 2026 + (i % 60));
    return JSON.stringify(found) !== JSON.stringify(agreeing);
  });
  expect(others.map(({ nameLatin, country }) => [nameLatin, country])).toEqual([]);
});

it('nobody of the demo carries the passport of another', () => {
  const numbers = delegates.map((one) => readZone(passportOf(one, 2026)).zone?.number);
  expect(new Set(numbers).size).toBe(delegates.length);
});
