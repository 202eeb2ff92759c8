import type { OwnAttempt } from '../../server/network-access/network-access.contract.ts';

/** The newest of several that say the same, one after another, and how many they are. */
export interface AttemptGroup {
  readonly newest: OwnAttempt;
  readonly count: number;
}

/** A device that is refused asks again every few seconds: that is told once. */
export function groupAttempts(attempts: readonly OwnAttempt[]): readonly AttemptGroup[] {
  const groups: AttemptGroup[] = [];
  for (const attempt of attempts) {
    const last = groups.at(-1);
    if (last && isSame(last.newest, attempt)) groups[groups.length - 1] = { ...last, count: last.count + 1 };
    else groups.push({ newest: attempt, count: 1 });
  }
  return groups;
}

const isSame = (one: OwnAttempt, other: OwnAttempt): boolean =>
  one.outcome === other.outcome && one.deviceName === other.deviceName && one.hotspotName?.en === other.hotspotName?.en;
