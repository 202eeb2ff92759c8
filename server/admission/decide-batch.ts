import type { Verdict } from '../../db/vocabulary.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { admissionFaults } from './admission.errors.ts';
import { isDisputing } from './batch-needs.ts';
import { type Decision, decide, type Situation, stricter } from './decide.ts';
import { findFault } from './find-fault.ts';
import type { Lane, LayoutWorld } from './layout-world.ts';
import { countChanges, type FoldedScan, isLate, neverSeen, type Presence } from './presence.ts';
import { PresenceBook } from './presence-book.ts';
import { isSameRecord, orderOf, type ScanRequest, serialOf, writtenOf } from './scan-request.ts';
import type { BadgeRow, LaneDevice, NewScan, StoredScan } from './scans.queries.ts';

/** What a batch's transaction has read and locked before anything is decided. */
export interface LoadedBatch {
  readonly world: LayoutWorld;
  readonly now: number;
  readonly badges: ReadonlyMap<number, BadgeRow>;
  readonly presences: ReadonlyMap<string, Presence>;
  readonly stored: ReadonlyMap<string, StoredScan>;
  readonly devices: ReadonlyMap<string, LaneDevice>;
  /** Of the delegates whose scans must be folded again: all their scans. */
  readonly earlierScans: ReadonlyMap<string, readonly StoredScan[]>;
  readonly counters: ReadonlyMap<string, number>;
}

export type Outcome =
  | { readonly kind: 'problem'; readonly error: DomainError }
  | { readonly kind: 'repeated'; readonly stored: StoredScan; readonly badge?: BadgeRow; readonly isDisputed: boolean }
  | {
      readonly kind: 'decided';
      readonly scan: NewScan;
      readonly lane: Lane;
      readonly badge?: BadgeRow;
      readonly isFirstEntry: boolean;
      /** In the zone behind the gate, after this scan. */
      readonly inside: number;
    };

export interface BatchPlan {
  /** One for each request, in order. */
  readonly outcomes: readonly Outcome[];
  readonly scans: readonly NewScan[];
  readonly presences: ReadonlyMap<string, Presence>;
  readonly countChanges: ReadonlyMap<string, number>;
  /** Stored scans of which a device now tells what it has shown. */
  readonly shown: readonly { id: string; verdict: Verdict; at: number }[];
}

/** Decides the scans of a batch in order of arrival: each sees what those before it did. No scan id is there twice. */
export function decideBatch(loaded: LoadedBatch, requests: readonly ScanRequest[]): BatchPlan {
  const scansOf = [...loaded.earlierScans].map(
    ([id, scans]) => [id, scans.flatMap((scan) => asFolded(loaded.world, scan) ?? [])] as const,
  );
  const book = new PresenceBook({ ...loaded, zones: loaded.world.zones, scansOf: new Map(scansOf) });
  const shown: { id: string; verdict: Verdict; at: number }[] = [];
  const outcomes = requests.map((request) => {
    const stored = loaded.stored.get(request.record.id);
    if (!stored) return take(loaded, book, request);
    const { shownVerdict, shownAt } = request.record;
    const outcome = repeat(loaded, book, request, stored);
    if (outcome.kind === 'repeated' && shownVerdict && shownAt && stored.shownVerdict === null) {
      shown.push({ id: stored.id, verdict: shownVerdict, at: Date.parse(shownAt) });
    }
    return outcome;
  });
  const scans = outcomes.flatMap((outcome) => (outcome.kind === 'decided' ? [outcome.scan] : []));
  return { outcomes, scans, presences: book.moved, countChanges: book.countChanges, shown };
}

/** Answers what was stored. What was shown is the fact: when it differs, presence follows it. */
function repeat(loaded: LoadedBatch, book: PresenceBook, request: ScanRequest, stored: StoredScan): Outcome {
  if (!isSameRecord(request, stored)) return problem(new DomainError(admissionFaults.scan_id_reused));
  const { shownVerdict } = request.record;
  const badge = badgeOf(loaded, request);
  const isDisputed = isDisputing(request, stored);
  if (isDisputed && shownVerdict && stored.delegateId !== null)
    book.correct(stored.delegateId, stored.id, shownVerdict);
  return { kind: 'repeated', stored, isDisputed, ...(badge && { badge }) };
}

function take(loaded: LoadedBatch, book: PresenceBook, request: ScanRequest): Outcome {
  const { record } = request;
  const lane = loaded.world.lanes.get(record.laneId);
  if (!lane) return problem(new DomainError(admissionFaults.lane_unknown, record.laneId));
  const fault = findFault(request, lane, loaded.devices.get(record.deviceId), loaded.now);
  if (fault) return problem(fault);
  const badge = badgeOf(loaded, request);
  const decision = judge(loaded, book, request, lane, badge);
  const scan: NewScan = {
    ...writtenOf(request),
    delegateId: badge?.delegateId ?? null,
    category: badge?.category ?? null,
    zoneId: lane.gate.innerZoneId,
    ...decision,
  };
  const before = badge && book.presenceOf(badge.delegateId);
  const verdict = record.shownVerdict ?? decision.verdict;
  const after = badge && book.add(badge.delegateId, foldedOf(request, lane, verdict));
  const isFirstEntry = before?.entries === 0 && after !== undefined && after.entries > 0;
  const inside = book.inside(lane.gate.innerZoneId);
  return { kind: 'decided', scan, lane, isFirstEntry, inside, ...(badge && { badge }) };
}

/**
 * A late scan is judged by where the holder was then. Unless its device has shown a verdict already, it is judged by
 * where the holder is known to be now as well, so that one badge never opens two lanes.
 */
function judge(
  { world }: LoadedBatch,
  book: PresenceBook,
  request: ScanRequest,
  lane: Lane,
  badge: BadgeRow | undefined,
): Decision {
  const at = (presence: Presence) => decide(world, situationOf(book, request, lane, badge, presence));
  if (!badge) return at(neverSeen);
  const now = book.presenceOf(badge.delegateId);
  if (!isLate(now, orderOf(request))) return at(now);
  const then = at(book.presenceBefore(badge.delegateId, orderOf(request)));
  if (request.record.shownVerdict !== undefined) return then;
  const decision = stricter(at(now), then);
  if (decision.verdict !== 'admit' || request.record.direction === 'out') return decision;
  // Folding a late entry in can lead elsewhere than into its own zone: no zone may be overfilled by that either.
  const after = book.presenceWith(badge.delegateId, foldedOf(request, lane, 'admit'));
  const changes = [...countChanges(world.zones, now, after)];
  const overfills = changes.some(
    ([zoneId, change]) => change > 0 && book.inside(zoneId) >= (world.zones.get(zoneId)?.capacity ?? Infinity),
  );
  return overfills ? { verdict: 'refuse', reason: 'zone_full' } : decision;
}

function situationOf(
  book: PresenceBook,
  { record, correctedTime, reading }: ScanRequest,
  lane: Lane,
  badge: BadgeRow | undefined,
  presence: Presence,
): Situation {
  // A badge that was revoked after its verdict was shown was good then.
  const known = badge && { ...knownOf(badge, record.shownVerdict ? correctedTime : Infinity), presence };
  return {
    direction: record.direction,
    gate: lane.gate,
    at: correctedTime,
    reading: reading.kind,
    inside: (zoneId) => book.inside(zoneId),
    ...(known && { known }),
  };
}

/** A badge and its holder as they stood at an instant, as far as the register tells. */
function knownOf(badge: BadgeRow, at: number): Pick<NonNullable<Situation['known']>, 'badge' | 'holder'> {
  const { validFrom, validUntil, revokedAt, isReplaced, category, status, outcome, outcomeReason, outcomeAt } = badge;
  const isRevoked = revokedAt !== null && revokedAt <= at;
  const isSettled = outcome === 'verified' && outcomeReason === 'not_seen_entering' && outcomeAt !== null;
  return {
    badge: { validFrom, validUntil, standing: !isRevoked ? 'good' : isReplaced ? 'replaced' : 'revoked' },
    holder: { category, status, identity: outcome ?? 'not_verified', ...(isSettled && { entrySettledAt: outcomeAt }) },
  };
}

function foldedOf(request: ScanRequest, { gate }: Lane, verdict: Verdict): FoldedScan {
  const { id, direction } = request.record;
  return { ...orderOf(request), id, direction, gate, verdict };
}

/** None when its lane is no longer there: where it led cannot be told. */
function asFolded(world: LayoutWorld, scan: StoredScan): FoldedScan | undefined {
  const gate = world.lanes.get(scan.laneId)?.gate;
  return gate && { ...scan, gate, verdict: scan.shownVerdict ?? scan.verdict };
}

function badgeOf({ badges }: LoadedBatch, request: ScanRequest): BadgeRow | undefined {
  const serial = serialOf(request);
  return serial === undefined ? undefined : badges.get(serial);
}

const problem = (error: DomainError): Outcome => ({ kind: 'problem', error });
