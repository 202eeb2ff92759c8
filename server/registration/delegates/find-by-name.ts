import type { Dependencies } from '../../kernel/dependencies.ts';
import { parseBadgeNumber } from '../badges/badge-number.ts';
import type { NamedDelegate } from './delegates.contract.ts';
import { findHolder, listNamed } from './delegates.queries.ts';
import { findByText } from './find-delegates.ts';

/** Enough for one name; whoever needs more types more of it. */
const mostNamed = 8;

/**
 * Eight delegates at most by name in either script, typing errors forgiven, or by badge number; nothing is told of them
 * but who they are, and there is no next page. For who may neither list delegates nor find them by anything else.
 */
export async function findByName(
  { database }: Pick<Dependencies, 'database'>,
  search: string,
): Promise<{ delegates: NamedDelegate[]; isMore: boolean }> {
  const ids = await listIds({ database }, search);
  const named = new Map((await listNamed(database.drizzle, ids)).map((one) => [one.id, one]));
  const delegates = ids.flatMap((id) => named.get(id) ?? []);
  return { delegates: delegates.slice(0, mostNamed), isMore: delegates.length > mostNamed };
}

async function listIds({ database }: Pick<Dependencies, 'database'>, search: string): Promise<string[]> {
  const serial = parseBadgeNumber(search);
  const holder = serial !== undefined && (await findHolder(database.drizzle, serial));
  if (holder) return [holder];
  const found = await findByText({ database }, { search, limit: mostNamed + 1, isNamesOnly: true });
  return found.map(({ id }) => id);
}
