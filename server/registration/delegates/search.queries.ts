import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { mustBeginWord } from './fold-text.ts';

/** How a delegate was found, best first; as the contract's `match`. */
export type Match = 'word' | 'beginning' | 'part' | 'similar';

export interface FoundDelegate {
  id: string;
  match: Match;
}

export interface WordSearch {
  /** Folded, one at least: each must be found. */
  words: readonly [string, ...string[]];
  /** The last delegate of the page before. */
  afterId?: string | undefined;
  limit: number;
  /** Not affiliation, e-mail or reference. */
  isNamesOnly?: boolean | undefined;
}

/**
 * One way to be found. They are asked one after the other until the page is full. Each leaves out whom an earlier one
 * finds, and is in order of names.
 */
interface Tier {
  match: Match;
  found: SQL;
  /** One stretch of the index of names. */
  isInOrder: boolean;
}

const byName = sql.raw('left(d.search_names, 100)');
const beyondAll = '\u{10ffff}';

/** Text as part of a LIKE pattern. Folded text has none of the signs that a pattern knows. */
const beside = (column: 'search_names' | 'search_particulars', pattern: string): SQL =>
  sql`d.${sql.raw(column)} like ${pattern}`;

/**
 * Whether a folded word stands there, at the beginning of a word where it has to. Of one with many parts (an address has
 * them) the index is asked for the first ones: the others are in every address, and long to be gone through.
 */
function within(column: 'search_names' | 'search_particulars', word: string): SQL {
  const pattern = (text: string) => (mustBeginWord(word) ? `% ${text}%` : `%${text}%`);
  const parts = word.split(' ');
  if (parts.length <= partsForIndex) return beside(column, pattern(word));
  const head = parts.slice(0, partsForIndex).join(' ');
  return sql`(${beside(column, pattern(head))} and d.${sql.raw(column)} || '' like ${pattern(word)})`;
}
const partsForIndex = 3;

const all = (conditions: readonly SQL[]): SQL => sql`(${sql.join([...conditions], sql` and `)})`;

const stretch = (beginning: string): SQL => sql`(${byName} >= ${beginning} and ${byName} < ${beginning + beyondAll})`;

function tiersOf({ words, isNamesOnly }: Pick<WordSearch, 'words' | 'isNamesOnly'>): Tier[] {
  const [first, ...more] = words;
  const whole = all(words.map((word) => beside('search_names', `% ${word} %`)));
  const beginning = all(words.map((word) => beside('search_names', `% ${word}%`)));
  const part = all(words.map((word) => within('search_names', word)));
  const anywhere = all(
    words.map((word) => sql`(${within('search_names', word)} or ${within('search_particulars', word)})`),
  );
  // Only a short beginning is worth cutting off: the index holds the first hundred characters.
  const canStandFirst = more.length === 0 && first.length < 40;
  const inNames: Tier[] = [
    { match: 'word', found: whole, isInOrder: false },
    { match: 'beginning', found: beginning, isInOrder: false },
    { match: 'part', found: part, isInOrder: false },
  ];
  const stretches: Tier[] = canStandFirst
    ? [
        { match: 'word', found: stretch(` ${first} `), isInOrder: true },
        { match: 'beginning', found: stretch(` ${first}`), isInOrder: true },
      ]
    : [];
  const last: Tier | undefined = isNamesOnly ? undefined : { match: 'part', found: anywhere, isInOrder: false };
  const [ofWord, ofBeginning] = stretches;
  const [word, begun, partly] = inNames;
  return [ofWord, word, ofBeginning, begun, partly, last].filter((tier) => tier !== undefined);
}

/** Delegates of whom each word is a part, best first: whole words of the name, beginnings, parts, other particulars. */
export async function findByWords(db: Queryable, search: WordSearch): Promise<FoundDelegate[]> {
  const { afterId, limit } = search;
  const tiers = tiersOf(search);
  const start = afterId ? await placeOf(db, tiers, afterId) : { rank: 0 };
  const found: FoundDelegate[] = [];
  for (let rank = start?.rank ?? tiers.length; rank < tiers.length && found.length < limit; rank++) {
    const after = start && 'name' in start && start.rank === rank ? start : undefined;
    const ids = await listTier(db, tiers, rank, limit - found.length, after);
    found.push(...ids.map((id) => ({ id, match: tiers[rank]?.match ?? 'part' })));
  }
  return found;
}

/**
 * Whoever is called Wang stands far down in the order of names: few are gathered and then sorted. Where there are many,
 * as of an e-mail's `example`, the first of them are soon met in that order, and sorting all would take longest.
 */
const sortedOrInOrder = (found: SQL, inOrder: SQL, limit: number): SQL => sql`
  with few as materialized (select d.id, ${byName} as name ${found} limit ${few + 1}),
    size as materialized (select count(*) as count from few)
  (select id from few where (select count from size) <= ${few} order by name, id limit ${limit})
  union all
  (select * from (${inOrder}) many where (select count from size) > ${few})`;
const few = 10_000;

interface Place {
  rank: number;
  name: string;
  id: string;
}

async function listTier(
  db: Queryable,
  tiers: readonly Tier[],
  rank: number,
  limit: number,
  after: Place | undefined,
): Promise<string[]> {
  const tier = tiers[rank];
  if (!tier) return [];
  const conditions = [tier.found, ...tiers.slice(0, rank).map((earlier) => sql`not ${earlier.found}`)];
  if (after) conditions.push(sql`(${byName}, d.id) > (${after.name}, ${after.id}::uuid)`);
  const found = sql`from delegates d where ${all(conditions)}`;
  const inOrder = sql`select d.id ${found} order by ${byName}, d.id limit ${limit}`;
  const rows = await db.execute<{ id: string }>(tier.isInOrder ? inOrder : sortedOrInOrder(found, inOrder, limit));
  return rows.map(({ id }) => id);
}

/** Where a page that follows this delegate goes on; none when the words do not find them any more. */
async function placeOf(db: Queryable, tiers: readonly Tier[], id: string): Promise<Place | undefined> {
  const cases = tiers.map(({ found }, rank) => sql`when ${found} then ${sql.raw(String(rank))}`);
  const [row] = await db.execute<{ rank: number | null; name: string }>(
    sql`select case ${sql.join(cases, sql` `)} end as rank, ${byName} as name from delegates d where d.id = ${id}::uuid`,
  );
  return row && row.rank !== null ? { rank: row.rank, name: row.name, id } : undefined;
}

/** Below this share of common trigrams nobody would take one for the other; it decides what the index is asked for. */
const leastSimilarity = 0.45;

/**
 * Delegates with names like these words, the likest first. Within a transaction, whose threshold it sets.
 */
export async function findSimilar(
  tx: Queryable,
  words: WordSearch['words'],
  limit: number,
  exceptIds: readonly string[],
): Promise<FoundDelegate[]> {
  await tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', ${String(leastSimilarity)}, true)`);
  const like = all(words.map((word) => sql`${word} <% d.search_names`));
  const likeness = sql.join(
    // One word that is alike goes before parts of two that happen to make up one.
    words.map(
      (word) => sql`word_similarity(${word}, d.search_names) + strict_word_similarity(${word}, d.search_names)`,
    ),
    sql` + `,
  );
  const others =
    exceptIds.length > 0
      ? sql` and d.id not in (${sql.join(
          exceptIds.map((id) => sql`${id}::uuid`),
          sql`, `,
        )})`
      : sql``;
  const rows = await tx.execute<{ id: string }>(
    sql`select d.id from delegates d where ${like}${others} order by ${likeness} desc, ${byName}, d.id limit ${limit}`,
  );
  return rows.map(({ id }) => ({ id, match: 'similar' as const }));
}
