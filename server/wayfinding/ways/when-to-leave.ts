// shared with pages: pure
/** Who leaves on the last second finds the doors closed, or no seat. */
const earlyMs = 2 * 60_000;
/** Before that nobody needs to be told when to leave. */
const remindMs = 5 * 60_000;
/** Nobody gets up by the second. */
const aMinuteMs = 60_000;

export interface Leaving {
  readonly leaveAtMs: number;
  readonly thereAtMs: number;
  /** `now`: they would still be there in time; `late`: not any more. */
  readonly when: 'later' | 'soon' | 'now' | 'late';
}

/**
 * When to leave for what starts at an instant. The seconds are those of the way as crowded as it is now, so who is told, is
 * told earlier where it is crowded.
 */
export function whenToLeave(startsAtMs: number, waySeconds: number, nowMs: number): Leaving {
  const leaveAtMs = startsAtMs - waySeconds * 1000 - earlyMs;
  const thereAtMs = Math.max(leaveAtMs, nowMs) + waySeconds * 1000;
  if (thereAtMs > startsAtMs) return { leaveAtMs, thereAtMs, when: 'late' };
  if (leaveAtMs - nowMs < aMinuteMs) return { leaveAtMs, thereAtMs, when: 'now' };
  return { leaveAtMs, thereAtMs, when: leaveAtMs - nowMs <= remindMs ? 'soon' : 'later' };
}
