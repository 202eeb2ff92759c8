// shared with pages: pure
import type { DelegateCategory, ScanDirection, Verdict } from '../../db/vocabulary.ts';
import { countEntries, type Visits } from './visits.ts';
import { pathOf, type ZoneTree, zonesEntered } from './zone-tree.ts';

/** Where a scan stands among all scans: all of it lies inside the signed record, so that every replay agrees. */
export interface ScanOrder {
  /** Milliseconds since 1970, on the server's clock. */
  readonly correctedTime: number;
  readonly deviceId: string;
  readonly sequence: number;
}

/** Where a delegate is. Instants are milliseconds since 1970. */
export interface Presence {
  /** Absent is the world outside. */
  readonly zoneId?: string;
  /** Entries from the world outside so far. */
  readonly entries: number;
  /** Of the newest scan that was let pass. */
  readonly last?: ScanOrder;
  /** As what they were let in; only while inside. */
  readonly category?: DelegateCategory;
  /** Since when they are in each zone of their path; only while rules check people out. */
  readonly stays?: Readonly<Record<string, number>>;
  /** When they are checked out of the first of these. */
  readonly runsOutAt?: number;
  /** When they were last checked out. */
  readonly checkedOutAt?: number;
  /** How often they came into the zones that rules let people into so many times. */
  readonly visits?: Visits;
}

/** What the fold of presences rests on beside the scans. */
export interface PresenceTerms {
  readonly zones: ZoneTree;
  readonly hasCheckOuts: boolean;
  checkOutOf(zoneId: string, category: DelegateCategory, since: number): number | undefined;
  /** Zones whose entries are counted. */
  readonly countedZones: { has(zoneId: string): boolean; readonly size: number };
  readonly calendar: { dayOf(at: number): number };
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
  /** Of the delegate at that time. */
  readonly category?: DelegateCategory;
}

export const neverSeen: Presence = { entries: 0 };

/** Negative when `a` comes before `b`, 0 when they stand at the same place. */
export function compareOrder(a: ScanOrder, b: ScanOrder): number {
  if (a.correctedTime !== b.correctedTime) return a.correctedTime - b.correctedTime;
  if (a.deviceId !== b.deviceId) return a.deviceId < b.deviceId ? -1 : 1;
  return a.sequence - b.sequence;
}

/** Whether the presence was already moved by what comes after this scan: then the scans must be folded again. */
export const isLate = ({ last, checkedOutAt }: Presence, order: ScanOrder): boolean =>
  (last !== undefined && compareOrder(order, last) <= 0) ||
  (checkedOutAt !== undefined && order.correctedTime < checkedOutAt);

/** Whether someone in a zone, or below it, is in it. */
export const isWithin = (zones: ZoneTree, presence: Presence, zoneId: string): boolean =>
  pathOf(zones, presence.zoneId).includes(zoneId);

/** The presence after a scan that comes after all others so far. Only who is let pass moves. */
export function applyScan(terms: PresenceTerms, presence: Presence, scan: Omit<FoldedScan, 'id'>): Presence {
  if (scan.verdict !== 'admit') return presence;
  const before = checkOutBy(terms, presence, scan.correctedTime);
  const { correctedTime, deviceId, sequence, gate, direction } = scan;
  const last = { correctedTime, deviceId, sequence };
  if (direction === 'out') {
    if (!isWithin(terms.zones, before, gate.innerZoneId)) return { ...before, last };
    return { ...moveOut(terms, before, gate.outerZoneId, correctedTime), last };
  }
  const entered = zonesEntered(terms.zones, before.zoneId, gate.innerZoneId);
  const visits = countEntries(terms, before.visits, entered, correctedTime);
  const category = scan.category ?? before.category;
  const stays = staysIn(terms, before.stays, gate.innerZoneId, correctedTime);
  return {
    zoneId: gate.innerZoneId,
    entries: before.entries + (before.zoneId === undefined ? 1 : 0),
    last,
    ...(category && { category }),
    ...(stays && { stays }),
    ...runningOut(terms, stays, category),
    ...(before.checkedOutAt !== undefined && { checkedOutAt: before.checkedOutAt }),
    ...(visits && { visits }),
  };
}

/** Where somebody is at an instant, when no scan comes until then: checked out of the zones whose time is over. */
export function checkOutBy(terms: PresenceTerms, presence: Presence, at: number): Presence {
  let now = presence;
  while (now.runsOutAt !== undefined && now.runsOutAt <= at) now = checkOutOnce(terms, now, now.runsOutAt);
  return now;
}

/** What is known of whoever is out of all zones but the outer ones. */
function checkOutOnce(terms: PresenceTerms, presence: Presence, at: number): Presence {
  const { category, stays, runsOutAt: _, ...rest } = presence;
  const path = pathOf(terms.zones, presence.zoneId);
  const isOver = (zoneId: string) => {
    const end = category && stays?.[zoneId] !== undefined && terms.checkOutOf(zoneId, category, stays[zoneId]);
    return typeof end === 'number' && end <= at;
  };
  const over = path.findIndex(isOver);
  // Rules that are no longer known have made it run out: then it does not.
  if (over === -1) return { ...rest, ...(category && { category }), ...(stays && { stays }) };
  return { ...moveOut(terms, presence, path[over - 1], at), checkedOutAt: at };
}

function moveOut(terms: PresenceTerms, presence: Presence, zoneId: string | undefined, at: number): Presence {
  const { zoneId: _, category, stays, runsOutAt: __, ...rest } = presence;
  if (zoneId === undefined) return rest;
  const kept = staysIn(terms, stays, zoneId, at);
  return {
    ...rest,
    zoneId,
    ...(category && { category }),
    ...(kept && { stays: kept }),
    ...runningOut(terms, kept, category),
  };
}

/** Who goes through a gate that leads elsewhere than up or down the tree is in its zones since then. */
function staysIn(terms: PresenceTerms, before: Presence['stays'], zoneId: string, at: number): Presence['stays'] {
  if (!terms.hasCheckOuts) return undefined;
  return Object.fromEntries(pathOf(terms.zones, zoneId).map((within) => [within, before?.[within] ?? at]));
}

/** When the first of these stays is over. */
export function runningOut(
  terms: PresenceTerms,
  stays: Presence['stays'],
  category: DelegateCategory | undefined,
): Pick<Presence, 'runsOutAt'> {
  if (!stays || !category) return {};
  const ends = Object.entries(stays).flatMap(([zoneId, since]) => terms.checkOutOf(zoneId, category, since) ?? []);
  return ends.length > 0 ? { runsOutAt: Math.min(...ends) } : {};
}

/** Where a delegate is by their scans, in whatever order these arrived. */
export function foldPresence(terms: PresenceTerms, scans: Iterable<FoldedScan>): Presence {
  const ordered = [...scans].sort((a, b) => compareOrder(a, b) || (a.id < b.id ? -1 : 1));
  return ordered.reduce<Presence>((presence, scan) => applyScan(terms, presence, scan), neverSeen);
}

/** By how much each zone's count changes when someone goes from one presence to another. */
export function countChanges(zones: ZoneTree, before: Presence, after: Presence): Map<string, 1 | -1> {
  const changes = new Map<string, 1 | -1>();
  for (const zoneId of zonesEntered(zones, after.zoneId, before.zoneId)) changes.set(zoneId, -1);
  for (const zoneId of zonesEntered(zones, before.zoneId, after.zoneId)) changes.set(zoneId, 1);
  return changes;
}
