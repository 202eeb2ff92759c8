import type { Queryable } from '../../../db/client.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { parseBadgeNumber } from '../badges/badge-number.ts';
import type { BadgeReader } from '../badges/verify-badge.ts';
import { pageOf } from '../keyset.ts';
import type { DelegatePage, DelegateRow } from './delegates.contract.ts';
import { type DelegateStanding, findHolder, listDelegates, listDelegatesById } from './delegates.queries.ts';
import { searchWords } from './fold-text.ts';
import { type FoundDelegate, findByWords, findSimilar } from './search.queries.ts';

type FindDependencies = Pick<Dependencies, 'database' | 'clock'> & { badgeReader: BadgeReader };

export interface DelegateSearch {
  search?: string | undefined;
  /** The last delegate of the page before. */
  after?: string | undefined;
  limit: number;
  /** Nobody is found by affiliation, e-mail or reference. */
  isNamesOnly?: boolean;
}

/** With fewer than this many found, names that are alike are shown too: the person may have been mistyped. */
const fewFound = 5;
const mostSimilar = 20;

/**
 * Delegates by part of a name in either script, of affiliation, e-mail or reference, accents, capitals and order ignored,
 * best match first; by badge number; or by a badge held before the desk's scanner. Without a search, all of them, in
 * order of Latin names.
 */
export async function findDelegates(deps: FindDependencies, query: DelegateSearch): Promise<DelegatePage> {
  const { search, after, limit } = query;
  const now = deps.clock.now();
  if (!search) {
    const rows = await listDelegates(deps.database.drizzle, { afterId: after, limit: limit + 1, now });
    const { page, ...next } = pageOf(rows, limit, ({ delegate }) => delegate.id);
    return { delegates: page.map((row) => describeDelegateRow(row)), ...next };
  }
  const holder = await holderOf(deps, search);
  const found = holder ? [{ id: holder }] : await findByText(deps, { ...query, search, limit: limit + 1 });
  const { page, ...next } = pageOf<{ id: string; match?: FoundDelegate['match'] }>(found, limit, ({ id }) => id);
  const standings = await listDelegatesById(
    deps.database.drizzle,
    page.map(({ id }) => id),
    now,
  );
  const byId = new Map(standings.map((standing) => [standing.delegate.id, standing]));
  const delegates = page.flatMap(({ id, match }) => {
    const standing = byId.get(id);
    return standing ? [{ ...describeDelegateRow(standing), ...(match && { match }) }] : [];
  });
  return { delegates, ...next };
}

/** Of a badge number, or of a badge as a scanner reads it. */
async function holderOf({ database, badgeReader }: FindDependencies, search: string): Promise<string | undefined> {
  const typed = parseBadgeNumber(search);
  if (typed !== undefined) return findHolder(database.drizzle, typed);
  await badgeReader.prepare([search]);
  const reading = badgeReader.read(search);
  return reading.kind === 'signed' ? findHolder(database.drizzle, reading.serial) : undefined;
}

/** Delegates by text, best match first, those with similar names last. */
export async function findByText(
  { database }: Pick<Dependencies, 'database'>,
  { search, after, limit, isNamesOnly }: DelegateSearch & { search: string },
): Promise<FoundDelegate[]> {
  const [first, ...more] = searchWords(search);
  if (first === undefined) return [];
  const words: [string, ...string[]] = [first, ...more];
  const found = await findByWords(database.drizzle, { words, afterId: after, limit, isNamesOnly });
  if (found.length >= fewFound || after || !mayBeMistyped(words)) return found;
  const known = found.map(({ id }) => id);
  const least = Math.min(mostSimilar, limit - 1 - found.length);
  if (least <= 0) return found;
  const similar = await inTransaction(database, (tx: Queryable) => findSimilar(tx, words, least, known));
  return [...found, ...similar];
}

/** What has digits is a number, and a number is right or wrong; of one letter or two there is nothing to mistype. */
const mayBeMistyped = (words: readonly string[]): boolean =>
  words.every((word) => !/\d/.test(word)) && words.join('').length > 2;

/** A delegate as a row of a list. */
export function describeDelegateRow({ delegate, media, verifiedAt, vetting }: DelegateStanding): DelegateRow {
  const { id, name, nameLatin, country, category, affiliation, status } = delegate;
  const isVerified = verifiedAt !== null;
  return {
    ...{ id, name, nameLatin, country, category, affiliation, status, isVerified, badgeMedia: media },
    ...(vetting && { vetting }),
  };
}
