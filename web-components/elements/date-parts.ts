export type DatePart = 'year' | 'month' | 'day';

/** Year, month and day as typed; what is missing is empty. */
export function datePartsOf(value: string): Record<DatePart, string> {
  const [year = '', month = '', day = ''] = value.split('-');
  return { year, month: month.replace(/^0/, ''), day: day.replace(/^0/, '') };
}

const twoFigures = (text: string) => (text === '' ? '' : text.padStart(2, '0'));

/** `1985-03-27`, or what there is of it: `1985--`; empty when nothing was typed. */
export function dateOfParts({ year, month, day }: Record<DatePart, string>): string {
  if (!year && !month && !day) return '';
  return [year, twoFigures(month), twoFigures(day)].join('-');
}

/** The figures of any script as 0 to 9, without what is no figure. */
export const digitsOf = (text: string): string =>
  [...text.normalize('NFKC')].map((letter) => (/\p{Nd}/u.test(letter) ? String(valueOfDigit(letter)) : '')).join('');

/** Decimal digits stand in rows of ten, each of which begins where its zero stands. */
function valueOfDigit(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (zero > 0 && code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}
