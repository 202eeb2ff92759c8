// shared with pages: pure
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import type { Calendar } from '../calendar.ts';
import { bookRules, type RuleBook } from './rule-book.ts';
import type { Rule } from './rules.contract.ts';

/** A version of the rules as it was kept; it holds from when it was saved until the next is. */
export interface KeptVersion {
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly rules: readonly Rule[];
}

/** All versions of the rules, so that each instant is judged by those that held then. */
export interface RuleTimeline {
  readonly newest: RuleBook;
  /** The version that held at an instant; the first for any before it. */
  at(instant: number): RuleBook;
  /**
   * When who came into a zone at an instant is checked out of it: by the version that holds when it happens, so that
   * people who are inside follow a change of the rules, and never earlier than the change.
   */
  checkOutOf(zoneId: string, category: DelegateCategory, since: number): number | undefined;
  readonly hasCheckOuts: boolean;
  /** Zones in which some version lets only so many of some categories be. */
  readonly limitedZones: ReadonlySet<string>;
  readonly bindsCompanions: boolean;
}

interface BookedVersion {
  readonly book: RuleBook;
  readonly savedAt: number;
}

/** Compiles all versions, in their order. None at all is one without rules. */
export function layTimeline(versions: readonly KeptVersion[], calendar: Calendar): RuleTimeline {
  // A venue that had no rules yet was not set up: what was scanned there meanwhile is judged by the first that it got.
  const kept = versions.slice(
    Math.max(
      0,
      versions.findIndex(({ rules }) => rules.length > 0),
    ),
  );
  const booked = kept.map(({ version, rules, savedAt }) => ({
    book: bookRules(rules, version, calendar),
    savedAt,
  }));
  const first = booked[0] ?? { book: bookRules([], 1, calendar), savedAt: 0 };
  const all: readonly BookedVersion[] = booked.length > 0 ? booked : [first];
  const newest = all[all.length - 1]?.book ?? first.book;
  const hasCheckOuts = all.some(({ book }) => book.hasCheckOuts);
  return {
    newest,
    at: (instant) => (all.findLast(({ savedAt }) => savedAt <= instant) ?? first).book,
    checkOutOf: (zoneId, category, since) =>
      hasCheckOuts ? firstCheckOut(all, since, (book) => book.checkOutOf(zoneId, category, since)) : undefined,
    hasCheckOuts,
    limitedZones: new Set(all.flatMap(({ book }) => [...book.limitedZones])),
    bindsCompanions: all.some(({ book }) => book.bindsCompanions),
  };
}

function firstCheckOut(
  versions: readonly BookedVersion[],
  since: number,
  endBy: (book: RuleBook) => number | undefined,
): number | undefined {
  for (const [index, { book, savedAt }] of versions.entries()) {
    const replacedAt = versions[index + 1]?.savedAt ?? Infinity;
    if (replacedAt <= since) continue;
    const end = endBy(book);
    if (end === undefined) continue;
    const happensAt = index === 0 ? end : Math.max(end, savedAt);
    if (happensAt < replacedAt) return happensAt;
  }
  return undefined;
}
