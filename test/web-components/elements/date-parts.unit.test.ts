import { expect, it } from 'vitest';
import { dateOfParts, datePartsOf, digitsOf } from '../../../web-components/elements/date-parts.ts';

it.each([
  ['1985', '1985'],
  ['١٩٨٥', '1985'],
  ['۱۹۸۵', '1985'],
  ['１９８５', '1985'],
  ['१९८५', '1985'],
  ['19 8-5th', '1985'],
])('of the figures %s it makes %s', (typed, figures) => {
  expect(digitsOf(typed)).toBe(figures);
});

it('a day is put together, and taken apart, also while it is only half typed', () => {
  const whole = { year: '1985', month: '3', day: '7' };
  expect(dateOfParts(whole)).toBe('1985-03-07');
  expect(datePartsOf('1985-03-07')).toEqual(whole);
  expect(dateOfParts({ year: '1985', month: '', day: '' })).toBe('1985--');
  expect(datePartsOf('1985--')).toEqual({ year: '1985', month: '', day: '' });
  expect(dateOfParts({ year: '', month: '', day: '' })).toBe('');
});
