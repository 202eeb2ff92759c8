import { openSpans } from '../router/opening-hours.ts';
import type { OpeningHours } from '../venue/venue.contract.ts';
import type { OpenNow } from './places.contract.ts';

const aheadMs = 14 * 24 * 60 * 60_000;

/** Whether hours are open at an instant on the clock of a time zone, and until when that is so. */
export function openAt(hours: OpeningHours, timeZone: string, at: Date): OpenNow {
  const atMs = at.getTime();
  const spans = openSpans(hours, timeZone, atMs, atMs + aheadMs);
  // A span that is over by now is none of these.
  const current = spans.find(({ fromMs }) => fromMs <= atMs);
  const changesMs = current ? current.untilMs : spans.find(({ fromMs }) => fromMs > atMs)?.fromMs;
  const isSoon = changesMs !== undefined && changesMs <= atMs + aheadMs;
  return { isOpen: current !== undefined, ...(isSoon && { until: new Date(changesMs).toISOString() }) };
}
