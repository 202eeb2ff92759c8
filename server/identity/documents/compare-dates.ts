// shared with pages: pure

/**
 * Whether a zone's birth date (`YYMMDD`; what is not known of it is `<<`) is the registered one (`YYYY-MM-DD`), as far as
 * two digits of the year tell.
 */
export function isSameBirth(registered: string, inZone: string): boolean {
  const parts = [registered.slice(2, 4), registered.slice(5, 7), registered.slice(8, 10)];
  return parts.every((part, at) => {
    const read = inZone.slice(at * 2, at * 2 + 2);
    return read === '<<' || read === part;
  });
}

/** The last day on which a document is valid, as `YYYY-MM-DD`: of two digits, the year within fifty of today is meant. */
export function lastDayOf(expiry: string, today: string): string {
  const thisYear = Number(today.slice(0, 4));
  const inCentury = Math.floor(thisYear / 100) * 100 + Number(expiry.slice(0, 2));
  const year = inCentury > thisYear + 50 ? inCentury - 100 : inCentury < thisYear - 50 ? inCentury + 100 : inCentury;
  // What a document leaves open is its last: the end of the month, of the year.
  const [month, day] = [expiry.slice(2, 4), expiry.slice(4, 6)].map((part) => part.replace('<<', '99'));
  return `${year}-${month}-${day}`;
}

/** Whether a document is over on a day (`YYYY-MM-DD`): on its last day it still holds. */
export const isOver = (expiry: string, today: string): boolean => lastDayOf(expiry, today) < today;
