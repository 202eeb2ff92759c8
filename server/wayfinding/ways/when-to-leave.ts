// shared with pages: pure
/** Who leaves on the last second finds the doors closed, or no seat. */
const earlyMs = 2 * 60_000;
/** Before that nobody needs to be told when to leave. */
const remindMs = 5 * 60_000;
const minuteMs = 60_000;

export interface Leaving {
  readonly leaveAtMs: number;
  readonly thereAtMs: number;
  /** `now`: they would still be there in time; `late`: not any more. */
  readonly when: 'later' | 'soon' | 'now' | 'late';
}

/** Between two instants, as clocks show them: at 15:13 and some seconds, 15:24 is in eleven minutes. */
export const minutesByClock = (fromMs: number, toMs: number): number =>
  Math.floor(toMs / minuteMs) - Math.floor(fromMs / minuteMs);

/**
 * When to leave for what starts at an instant. The seconds are those of the way as crowded as it is now, so who is told, is
 * told earlier where it is crowded. A minute that the way has begun counts whole, as it is told: so the minutes of the way lie
 * between the times that are told beside them.
 */
export function whenToLeave(startsAtMs: number, waySeconds: number, nowMs: number): Leaving {
  const wayMs = Math.max(1, Math.ceil(waySeconds / 60)) * minuteMs;
  const leaveAtMs = startsAtMs - wayMs - earlyMs;
  const thereAtMs = Math.max(leaveAtMs, nowMs) + wayMs;
  if (thereAtMs > startsAtMs) return { leaveAtMs, thereAtMs, when: 'late' };
  if (minutesByClock(nowMs, leaveAtMs) < 1) return { leaveAtMs, thereAtMs, when: 'now' };
  return { leaveAtMs, thereAtMs, when: leaveAtMs - nowMs <= remindMs ? 'soon' : 'later' };
}
