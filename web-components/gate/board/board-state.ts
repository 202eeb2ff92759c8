import type { gateBoard } from '../../../server/admission/admission.contract.ts';
import type { stationsOverview } from '../../../server/identity/identity.contract.ts';
import type { StateOf } from '../../../server/live/define-topic.ts';

export type BoardState = StateOf<typeof gateBoard>;
export type BoardGate = BoardState['gates'][string];
export type BoardLane = BoardGate['lanes'][string];
export type BoardZone = BoardState['zones'][string];
export type StationsState = StateOf<typeof stationsOverview>;
export type BoardStation = StationsState['stations'][string];

export const byPosition = <T extends { position: number }>(things: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(things).sort(([, a], [, b]) => a.position - b.position);

export const byNumber = <T extends { number: number }>(things: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(things).sort(([, a], [, b]) => a.number - b.number);

/** Scans in the last whole minute: the one under way would always look as if the lane slowed down. */
export const perMinute = ({ minutes }: Pick<BoardLane, 'minutes'>): number => minutes.at(-2) ?? 0;

const silentAfterMs = 4 * 60_000;
/** So many scans in a quarter hour make a lane that nobody leaves alone for long. */
const steadyScans = 15;

/** An open lane that was steadily used within the quarter hour, and of which nothing is heard any more. */
export function isSilent({ isOpen, minutes, lastScanAt }: BoardLane, nowMs: number): boolean {
  if (!isOpen || !lastScanAt) return false;
  const scans = minutes.reduce((sum, count) => sum + count, 0);
  return scans >= steadyScans && nowMs - Date.parse(lastScanAt) >= silentAfterMs;
}

/** How full a zone is, from 0 to 1 and beyond; nothing for one without a limit. */
export const fullness = ({ inside, capacity }: BoardZone): number | undefined =>
  capacity === undefined ? undefined : inside / capacity;
