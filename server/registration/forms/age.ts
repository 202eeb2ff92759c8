// shared with pages: pure
/** Day in a time zone, as 2026-11-24. */
export function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

export interface ConferenceStart {
  startsAt: Date;
  timeZone: string;
}

/**
 * The last date of birth of those who are of age, as 2008-11-24: who was born later is a minor on the conference's first
 * day. A day that no calendar has (29 February of a plain year) still parts the two.
 */
export function latestAdultBirth({ startsAt, timeZone }: ConferenceStart, minorBelow: number): string {
  const [year = '', ...rest] = dayIn(timeZone, startsAt).split('-');
  return [String(Number(year) - minorBelow).padStart(4, '0'), ...rest].join('-');
}

/** Whether somebody born on that day (2009-01-31; absent where it is not known) is a minor. */
export const isMinor = (birthDate: string | null | undefined, latestAdult: string): boolean =>
  !!birthDate && birthDate > latestAdult;
