import type { NewClosure } from '../../server/wayfinding/closures/closures.contract.ts';
import type { WalkwayList } from '../../server/wayfinding/ways/ways.contract.ts';
import { instantOfWallTime } from '../rules/wall-time.ts';
import type { Language } from '../styles/locale.ts';

/** A closure as somebody makes it up: nothing is closed by it. */
export interface ClosureDraft {
  readonly walkwayIds: readonly string[];
  /** As fields of date and time hold them, by the venue's clock; empty: from now on, and until somebody ends it. */
  readonly from: string;
  readonly until: string;
  readonly reason: Readonly<Record<string, string>>;
}

export const emptyDraft: ClosureDraft = { walkwayIds: [], from: '', until: '', reason: {} };

/** English, and those in which the venue names its things. */
export function reasonLanguages({ levels, walkways }: WalkwayList, known: readonly Language[]): readonly Language[] {
  const tags = new Set([...levels, ...walkways].flatMap(({ name }) => Object.keys(name ?? {})));
  return known.filter((language) => language === 'en' || tags.has(language));
}

export function timesOf({ from, until }: ClosureDraft, timeZone: string): Pick<NewClosure, 'startsAt' | 'until'> {
  const [startsAt, endsAt] = [instantOfWallTime(from, timeZone), instantOfWallTime(until, timeZone)];
  return { ...(startsAt && { startsAt }), ...(endsAt && { until: endsAt }) };
}

/** As the server takes it. Before a reason is written it can be asked what it would do all the same. */
export function closureOf(draft: ClosureDraft, timeZone: string): NewClosure {
  const written = Object.entries(draft.reason).flatMap(([tag, words]) => (words.trim() ? [[tag, words.trim()]] : []));
  const reason = { en: '–', ...Object.fromEntries(written) };
  return { walkwayIds: [...draft.walkwayIds], ...timesOf(draft, timeZone), reason };
}

/** What is foreseen holds for these walkways and times, whatever the reason. */
export const foreseenKey = ({ walkwayIds, from, until }: ClosureDraft): string =>
  JSON.stringify([[...walkwayIds].sort(), from, until]);
