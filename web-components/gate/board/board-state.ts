import { type VerdictReason, verdictReasons } from '../../../db/vocabulary.ts';
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

/** Where somebody waits, the longest wait first; then the others by their numbers. */
export const byLongestWait = (stations: StationsState['stations']): [string, BoardStation][] =>
  byNumber(stations).sort(([, a], [, b]) => sinceMs(a) - sinceMs(b));

const sinceMs = ({ oldestAt }: BoardStation): number => (oldestAt ? Date.parse(oldestAt) : Number.MAX_SAFE_INTEGER);

/** Scans in the last whole minute, or in the one under way when that has more already: it never looks slower than it is. */
export const perMinute = ({ minutes }: Pick<BoardLane, 'minutes'>): number =>
  Math.max(minutes.at(-2) ?? 0, minutes.at(-1) ?? 0);

const silentAfterMs = 4 * 60_000;
/** So many scans in a quarter hour make a lane that nobody leaves alone for long. */
const steadyScans = 15;

/** An open lane that was steadily used when it was last heard, and of which nothing is heard any more. */
export function isSilent({ isOpen, pace, lastScanAt }: BoardLane, nowMs: number): boolean {
  if (!isOpen || !lastScanAt) return false;
  return pace >= steadyScans && nowMs - Date.parse(lastScanAt) >= silentAfterMs;
}

const hushAfterMs = 60_000;
/** A pause so many times longer than the usual one is no chance. */
const pausesInHush = 20;
export const quarterHourMs = 15 * 60_000;

/**
 * Since when no lane at all is heard, where lanes were busy before: then it is more likely that their devices or their
 * network are gone than that nobody comes. ISO 8601; nothing while all is as usual.
 */
export function hushSince({ gates }: Pick<BoardState, 'gates'>, nowMs: number): string | undefined {
  const lanes = Object.values(gates).flatMap((gate) => Object.values(gate.lanes));
  const heard = lanes.flatMap(({ lastScanAt, pace }) => (lastScanAt ? [{ atMs: Date.parse(lastScanAt), pace }] : []));
  const newestMs = Math.max(...heard.map(({ atMs }) => atMs));
  // What all lanes had in the quarter hour before the last of them was heard.
  const scans = heard.reduce((sum, { atMs, pace }) => sum + (newestMs - atMs < quarterHourMs ? pace : 0), 0);
  if (scans === 0) return undefined;
  const usualPauseMs = quarterHourMs / scans;
  const isHushed = nowMs - newestMs > Math.max(hushAfterMs, usualPauseMs * pausesInHush);
  return isHushed ? new Date(newestMs).toISOString() : undefined;
}

/** How full a zone is, from 0 to 1 and beyond; nothing for one without a limit. */
export const fullness = ({ inside, capacity }: BoardZone): number | undefined =>
  capacity === undefined ? undefined : inside / capacity;

/** These send people to a station; the others turn them away. */
const referring: ReadonlySet<VerdictReason> = new Set<VerdictReason>([
  'number_typed',
  'registration_not_approved',
  'identity_not_verified',
  'identity_refused',
  'not_seen_entering',
]);

/** What a reason for not admitting leads to. */
export const verdictFor = (reason: VerdictReason): 'refer' | 'refuse' => (referring.has(reason) ? 'refer' : 'refuse');

/** How many were sent to a station, and how many away. */
export function countNotAdmitted(counts: Readonly<Record<string, number>>): { refer: number; refuse: number } {
  const sums = { refer: 0, refuse: 0 };
  for (const reason of verdictReasons) sums[verdictFor(reason)] += counts[reason] ?? 0;
  return sums;
}
