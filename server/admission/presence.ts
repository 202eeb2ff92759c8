// shared with pages: pure
import type { ScanDirection, Verdict } from '../../db/vocabulary.ts';
import { pathOf, type ZoneTree, zonesEntered } from './zone-tree.ts';

/** Where a scan stands among all scans: all of it lies inside the signed record, so that every replay agrees. */
export interface ScanOrder {
  /** Milliseconds since 1970, on the server's clock. */
  readonly correctedTime: number;
  readonly deviceId: string;
  readonly sequence: number;
}

/** Where a delegate is. */
export interface Presence {
  /** Absent is the world outside. */
  readonly zoneId?: string;
  /** Entries from the world outside so far. */
  readonly entries: number;
  /** Of the newest scan that was let pass. */
  readonly last?: ScanOrder;
}

/** The two zones that a gate stands between. */
export interface GateZones {
  /** Absent is the world outside. */
  readonly outerZoneId?: string;
  readonly innerZoneId: string;
}

/** What the fold needs to know of a scan. */
export interface FoldedScan extends ScanOrder {
  readonly id: string;
  readonly direction: ScanDirection;
  readonly gate: GateZones;
  /** What was shown, or else what the server decided: what was shown is the fact. */
  readonly verdict: Verdict;
}

export const neverSeen: Presence = { entries: 0 };

/** Negative when `a` comes before `b`, 0 when they stand at the same place. */
export function compareOrder(a: ScanOrder, b: ScanOrder): number {
  if (a.correctedTime !== b.correctedTime) return a.correctedTime - b.correctedTime;
  if (a.deviceId !== b.deviceId) return a.deviceId < b.deviceId ? -1 : 1;
  return a.sequence - b.sequence;
}

/** Whether the presence was already moved by a scan that comes after this one: then the scans must be folded again. */
export const isLate = (presence: Presence, order: ScanOrder): boolean =>
  presence.last !== undefined && compareOrder(order, presence.last) <= 0;

/** Whether someone in a zone, or below it, is in it. */
export const isWithin = (zones: ZoneTree, presence: Presence, zoneId: string): boolean =>
  pathOf(zones, presence.zoneId).includes(zoneId);

/** The presence after a scan that comes after all others so far. Only who is let pass moves. */
export function applyScan(zones: ZoneTree, presence: Presence, scan: Omit<FoldedScan, 'id'>): Presence {
  if (scan.verdict !== 'admit') return presence;
  const { correctedTime, deviceId, sequence, gate, direction } = scan;
  const last = { correctedTime, deviceId, sequence };
  if (direction === 'in') {
    return { zoneId: gate.innerZoneId, entries: presence.entries + (presence.zoneId === undefined ? 1 : 0), last };
  }
  if (!isWithin(zones, presence, gate.innerZoneId)) return { ...presence, last };
  return { ...(gate.outerZoneId !== undefined && { zoneId: gate.outerZoneId }), entries: presence.entries, last };
}

/** Where a delegate is by their scans, in whatever order these arrived. */
export function foldPresence(zones: ZoneTree, scans: Iterable<FoldedScan>): Presence {
  const ordered = [...scans].sort((a, b) => compareOrder(a, b) || (a.id < b.id ? -1 : 1));
  return ordered.reduce<Presence>((presence, scan) => applyScan(zones, presence, scan), neverSeen);
}

/** By how much each zone's count changes when someone goes from one presence to another. */
export function countChanges(zones: ZoneTree, before: Presence, after: Presence): Map<string, 1 | -1> {
  const changes = new Map<string, 1 | -1>();
  for (const zoneId of zonesEntered(zones, after.zoneId, before.zoneId)) changes.set(zoneId, -1);
  for (const zoneId of zonesEntered(zones, before.zoneId, after.zoneId)) changes.set(zoneId, 1);
  return changes;
}
