import type { DelegateCategory, Verdict } from '../../db/vocabulary.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { admissionFaults } from './admission.errors.ts';
import { isDisputing } from './batch-needs.ts';
import { decide } from './decide.ts';
import { type Explanation, explain } from './explain-decision.ts';
import { findFault, findSignatureFault } from './find-fault.ts';
import { countsAs, foldedFrom } from './fold-stored.ts';
import { foldedOf, judgeScan, situationOf } from './judge-scan.ts';
import type { Lane, LayoutWorld } from './layout-world.ts';
import type { Presence } from './presence.ts';
import { PresenceBook } from './presence-book.ts';
import { isSameRecord, type ScanRequest, serialOf, writtenOf } from './scan-request.ts';
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
  /** By zone id and category: of the zones in which only so many of some categories may be. */
  readonly categoryCounters: ReadonlyMap<string, ReadonlyMap<DelegateCategory, number>>;
  /** Where the delegates are whom companions accompany, by delegate id; those locked stand in `presences`. */
  readonly accompanied: ReadonlyMap<string, Presence>;
}

export type Outcome =
  | { readonly kind: 'problem'; readonly error: DomainError }
  | {
      readonly kind: 'repeated';
      readonly stored: StoredScan;
      readonly badge?: BadgeRow;
      readonly isDisputed: boolean;
      readonly explanation?: Explanation;
    }
  | {
      readonly kind: 'decided';
      readonly scan: NewScan;
      readonly lane: Lane;
      readonly badge?: BadgeRow;
      readonly isFirstEntry: boolean;
      /** In the zone behind the gate, after this scan. */
      readonly inside: number;
      /** Of what was not admitted. */
      readonly explanation?: Explanation;
    };

export interface BatchPlan {
  /** One for each request, in order. */
  readonly outcomes: readonly Outcome[];
  readonly scans: readonly NewScan[];
  readonly presences: ReadonlyMap<string, Presence>;
  readonly countChanges: ReadonlyMap<string, number>;
  /** Stored scans of which a device now tells what it has shown. */
  readonly shown: readonly ShownVerdict[];
}

/** What a device says that it has shown, with its signature over the record that says so. */
export interface ShownVerdict {
  readonly id: string;
  readonly verdict: Verdict;
  readonly at: number;
  readonly signature: string | null;
}

/** Decides the scans of a batch in order of arrival: each sees what those before it did. No scan id is there twice. */
export function decideBatch(loaded: LoadedBatch, requests: readonly ScanRequest[]): BatchPlan {
  const scansOf = [...loaded.earlierScans].map(
    ([id, scans]) => [id, scans.flatMap((scan) => foldedFrom(loaded.world, scan) ?? [])] as const,
  );
  const { accompanied } = loaded;
  const presences = accompanied.size > 0 ? new Map([...accompanied, ...loaded.presences]) : loaded.presences;
  const book = new PresenceBook({ ...loaded, presences, terms: loaded.world, scansOf: new Map(scansOf) });
  const shown: ShownVerdict[] = [];
  const outcomes = requests.map((request) => {
    const stored = loaded.stored.get(request.record.id);
    if (!stored) return take(loaded, book, request);
    const { shownVerdict, shownAt } = request.record;
    const outcome = repeat(loaded, book, request, stored);
    if (outcome.kind === 'repeated' && shownVerdict && shownAt && stored.shownVerdict === null) {
      const { signature } = writtenOf(request);
      shown.push({ id: stored.id, verdict: shownVerdict, at: Date.parse(shownAt), signature });
    }
    return outcome;
  });
  book.checkOutMoved(loaded.now);
  const scans = outcomes.flatMap((outcome) => (outcome.kind === 'decided' ? [outcome.scan] : []));
  return { outcomes, scans, presences: book.moved, countChanges: book.countChanges, shown };
}

/** Answers what was stored. What was shown is the fact: when it differs, presence follows it. */
function repeat(loaded: LoadedBatch, book: PresenceBook, request: ScanRequest, stored: StoredScan): Outcome {
  if (!isSameRecord(request, stored)) return problem(new DomainError(admissionFaults.scan_id_reused));
  const fault = findSignatureFault(request);
  if (fault) return problem(fault);
  const { shownVerdict } = request.record;
  const badge = badgeOf(loaded, request);
  const isDisputed = isDisputing(request, stored);
  const explanation = explainAgain(loaded, book, request, stored, badge);
  if (isDisputed && shownVerdict && stored.delegateId !== null) {
    book.correct(badge?.delegateId ?? stored.delegateId, stored.id, countsAs({ ...stored, shownVerdict }));
  }
  return { kind: 'repeated', stored, isDisputed, ...(badge && { badge }), ...(explanation && { explanation }) };
}

/** Why it would still not be admitted now, and what would change it; none where it would be by now. */
function explainAgain(
  { world, now }: LoadedBatch,
  book: PresenceBook,
  request: ScanRequest,
  { laneId, verdict, reason, isOverridden }: StoredScan,
  badge: BadgeRow | undefined,
): Explanation | undefined {
  const lane = world.lanes.get(laneId);
  if (verdict === 'admit' || isOverridden || !lane) return undefined;
  const situation = situationOf(book, { request, lane, ...(badge && { badge }) }, now);
  const decision = decide(world, situation);
  return decision.verdict === 'admit' || decision.reason !== reason ? undefined : explain(world, situation, decision);
}

function take(loaded: LoadedBatch, book: PresenceBook, request: ScanRequest): Outcome {
  const { record } = request;
  const lane = loaded.world.lanes.get(record.laneId);
  if (!lane) return problem(new DomainError(admissionFaults.lane_unknown, record.laneId));
  const fault = findFault(request, lane, loaded.devices.get(record.deviceId), loaded.now);
  if (fault) return problem(fault);
  const badge = badgeOf(loaded, request);
  const { decision, situation } = judgeScan(loaded, book, { request, lane, ...(badge && { badge }) });
  const explanation = decision.verdict === 'admit' ? undefined : explain(loaded.world, situation, decision);
  const scan: NewScan = {
    ...writtenOf(request),
    delegateId: badge?.delegateId ?? null,
    category: badge?.category ?? null,
    zoneId: lane.gate.innerZoneId,
    verdict: decision.verdict,
    reason: decision.reason,
    ruleVersion: decision.ruleVersion,
  };
  const before = badge && book.presenceOf(badge.delegateId);
  const verdict = record.shownVerdict ?? decision.verdict;
  const after = badge && book.add(badge.delegateId, foldedOf({ request, lane, badge }, verdict));
  const isFirstEntry = before?.entries === 0 && after !== undefined && after.entries > 0;
  const inside = book.inside(lane.gate.innerZoneId);
  return {
    ...{ kind: 'decided', scan, lane, isFirstEntry, inside },
    ...(badge && { badge }),
    ...(explanation && { explanation }),
  };
}

function badgeOf({ badges }: LoadedBatch, request: ScanRequest): BadgeRow | undefined {
  const serial = serialOf(request);
  return serial === undefined ? undefined : badges.get(serial);
}

const problem = (error: DomainError): Outcome => ({ kind: 'problem', error });
