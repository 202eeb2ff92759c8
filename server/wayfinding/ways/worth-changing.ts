// shared with pages: pure
/** A way that somebody has been given changes for no less: it should not sway with the crowd. */
const leastGainSeconds = 60;
const leastGainShare = 0.15;

/**
 * Whether another way is worth leaving the one that was given: it gains more than a minute, and more than 15 % of what is
 * left of it. Both in seconds from now to the arrival; a way that is none any more counts as endless.
 */
export function isWorthChanging(heldSeconds: number, otherSeconds: number): boolean {
  return otherSeconds < heldSeconds - leastGainSeconds && otherSeconds < (1 - leastGainShare) * heldSeconds;
}
