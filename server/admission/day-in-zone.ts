import type { WallClock } from './admission-hours.ts';

const minuteMs = 60_000;

/** The instant at which the day of an instant began on the wall clock, in milliseconds since 1970. */
export function startOfDay(at: number, wallClock: WallClock): number {
  const minute = Math.floor(at / minuteMs) * minuteMs;
  const guess = minute - wallClock(at) * minuteMs;
  const isOf = wallClock(guess);
  // Summer time that began or ended since then moves the guess by its shift, to either side of midnight.
  return isOf === 0 ? guess : guess + (isOf > 720 ? 1440 - isOf : -isOf) * minuteMs;
}

/** When the next day begins. */
export const startOfNextDay = (startOfToday: number, wallClock: WallClock): number =>
  startOfDay(startOfToday + 36 * 60 * minuteMs, wallClock);

/** `HH:MM` at which the quarter hour of an instant began on the wall clock. */
export function quarterHourOf(at: number, wallClock: WallClock): string {
  const minute = wallClock(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(Math.floor((minute % 60) / 15) * 15)}`;
}
