// shared with pages: pure
/** How often somebody came into a zone: in all, and on the day of the newest entry (days since 1970 on the wall). */
export interface Visit {
  readonly total: number;
  readonly day: number;
  readonly today: number;
}

/** By zone id. */
export type Visits = Readonly<Record<string, Visit>>;

interface CountingTerms {
  readonly countedZones: { has(zoneId: string): boolean; readonly size: number };
  readonly calendar: { dayOf(at: number): number };
}

/** Visits after an entry into these zones. */
export function countEntries(
  { countedZones, calendar }: CountingTerms,
  before: Visits | undefined,
  entered: readonly string[],
  at: number,
): Visits | undefined {
  const counted = countedZones.size === 0 ? [] : entered.filter((zoneId) => countedZones.has(zoneId));
  if (counted.length === 0) return before;
  const day = calendar.dayOf(at);
  const visits: Record<string, Visit> = { ...before };
  for (const zoneId of counted) {
    const { total = 0, day: lastDay = day, today = 0 } = before?.[zoneId] ?? {};
    visits[zoneId] = { total: total + 1, day, today: lastDay === day ? today + 1 : 1 };
  }
  return visits;
}

/**
 * Visits when scans were folded again: what the fold now says more or less than it did before goes on top of what was
 * kept, for retention may have cut scans that were counted.
 */
export function mendVisits(kept: Visits | undefined, was: Visits | undefined, is: Visits | undefined) {
  const zoneIds = new Set([...Object.keys(kept ?? {}), ...Object.keys(is ?? {})]);
  const mended: Record<string, Visit> = {};
  for (const zoneId of zoneIds) {
    const [before, known, now] = [kept?.[zoneId], was?.[zoneId], is?.[zoneId]];
    const total = Math.max(0, (before?.total ?? 0) + (now?.total ?? 0) - (known?.total ?? 0));
    const newest = now ?? before;
    if (total > 0 && newest) mended[zoneId] = { total, day: newest.day, today: Math.min(newest.today, total) };
  }
  return Object.keys(mended).length > 0 ? mended : undefined;
}

/** How often they came in on this day. */
export const visitsOn = (visit: Visit | undefined, day: number): number => (visit?.day === day ? visit.today : 0);
