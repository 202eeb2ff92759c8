const turnSeconds = 10;

/**
 * Parts a time of measuring into turns, in seconds. There are a dozen reports in a turn, so that its 99th percentile is
 * its worst report, which a sudden write of the database's decides: the median of the turns says what is usual.
 */
export function turnsIn(seconds: number): number[] {
  const turns = Math.max(1, Math.round(seconds / turnSeconds));
  return Array.from({ length: turns }, () => seconds / turns);
}
