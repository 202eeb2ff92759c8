/** How long an authority is good for: longer than any conference that it was made for. */
export const authorityYears = 5;
/** How long a server's certificate is: phones take none that is good for much more than two years, browsers 398 days. */
const serverDays = 397;
/** How long a device's is: thirteen months, for who sets theirs up long before a conference that may yet be put off. */
const deviceDays = 393;
const dayMs = 86_400_000;

/** Clocks of phones that were off are behind, and the database's may be behind ours. */
export const backdated = (now: Date): Date => new Date(now.getTime() - dayMs);

export function inYears(now: Date, years: number): Date {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() + years);
  return then;
}

/** No certificate is good for longer than the one of who signed it. */
const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

const inDays = (now: Date, days: number): Date => new Date(now.getTime() + days * dayMs);

export const serverUntil = (now: Date, { expiresAt }: { expiresAt: Date }): Date =>
  earlier(inDays(now, serverDays), expiresAt);

/** An access point's is as a server's. */
export const accessPointUntil = serverUntil;

export const deviceUntil = (now: Date, { expiresAt }: { expiresAt: Date }): Date =>
  earlier(inDays(now, deviceDays), expiresAt);
