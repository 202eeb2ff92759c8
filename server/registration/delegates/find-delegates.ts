import type { Dependencies } from '../../kernel/dependencies.ts';
import { parseBadgeNumber } from '../badges/badge-number.ts';
import type { BadgeReader } from '../badges/verify-badge.ts';
import { pageOf } from '../keyset.ts';
import type { DelegatePage, DelegateRow } from './delegates.contract.ts';
import { type DelegateSearch, type DelegateStanding, listDelegates } from './delegates.queries.ts';
import { searchWords } from './fold-text.ts';

type FindDependencies = Pick<Dependencies, 'database' | 'clock'> & { badgeReader: BadgeReader };

/**
 * Delegates by part of a name in either script, of affiliation, e-mail or reference, accents and capitals ignored; by badge
 * number; or by a badge held before the desk's scanner. Without a search, all of them, in order of Latin names.
 */
export async function findDelegates(
  { database, clock, badgeReader }: FindDependencies,
  { search, after, limit }: { search?: string | undefined; after?: string | undefined; limit: number },
): Promise<DelegatePage> {
  const page = { afterId: after, limit: limit + 1, now: clock.now() };
  const wanted = search ? await whatIsMeant(badgeReader, search) : {};
  let rows = await listDelegates(database.drizzle, { ...wanted, ...page });
  // An external reference may look like a badge number by chance.
  if (rows.length === 0 && wanted.serial !== undefined && search) {
    rows = await listDelegates(database.drizzle, { words: searchWords(search), ...page });
  }
  const { page: shown, ...next } = pageOf(rows, limit, ({ delegate }) => delegate.id);
  return { delegates: shown.map(describeDelegateRow), ...next };
}

async function whatIsMeant(reader: BadgeReader, search: string): Promise<Pick<DelegateSearch, 'words' | 'serial'>> {
  const typed = parseBadgeNumber(search);
  if (typed !== undefined) return { serial: typed };
  await reader.prepare([search]);
  const reading = reader.read(search);
  return reading.kind === 'signed' ? { serial: reading.serial } : { words: searchWords(search) };
}

/** A delegate as a row of a list. */
export function describeDelegateRow({ delegate, media, verifiedAt }: DelegateStanding): DelegateRow {
  const { id, name, nameLatin, country, category, affiliation, status } = delegate;
  const isVerified = verifiedAt !== null;
  return { id, name, nameLatin, country, category, affiliation, status, isVerified, badgeMedia: media };
}
