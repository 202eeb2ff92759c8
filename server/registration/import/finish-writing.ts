import type { Queryable } from '../../../db/client.ts';
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import { lockQuotas } from '../forms/terms.queries.ts';
import { countApprovedOf, isAnybodyWaiting } from '../review/review.queries.ts';
import {
  type ChangesWritten,
  type Move,
  waitlistNewcomers,
  writeAnswersSetAside,
  writeSetAside,
} from './arrivals.queries.ts';
import type { ImportFault } from './import.contract.ts';
import { headingOf, type RowPlan } from './row-plan.ts';
import { columnsGiven } from './write-rows.ts';

/** Ids of those whom a file brings in approved, by category, in the order of the file. */
export type Newcomers = ReadonlyMap<DelegateCategory, readonly string[]>;

export interface Finished extends Pick<ChangesWritten, 'changed' | 'changes' | 'kept' | 'keeps' | 'unsettled'> {
  /** How many newcomers have no place yet. */
  waitlisted: { category: DelegateCategory; count: number }[];
  /** Categories that somebody approved has left: there may be room now. */
  left: ReadonlySet<DelegateCategory>;
  faults: ImportFault[];
}

export interface WritingToFinish {
  plan: RowPlan;
  newcomers: Newcomers;
  /** When the import began. */
  now: Date;
  /** How many of those who are changed are told in full. */
  told: number;
}

/**
 * Changes whom the file changes, and gives out places. Quotas are locked before any delegate, and only now that the whole
 * file is there, so that a slow one keeps nobody from being approved. Who moves into another category comes before
 * newcomers; where there is no place for them, the row is a fault. Newcomers for whom no place is left, and those in a
 * category for which others wait already, go on the waiting list in the order of the file.
 */
export async function finishWriting(tx: Queryable, writing: WritingToFinish): Promise<Finished> {
  const { plan, newcomers, now } = writing;
  const quotas = await lockQuotas(tx);
  const { moves, ...written } = await writeChanges(tx, writing);
  const limited = quotas.map(({ category }) => category);
  const approved = limited.length > 0 ? await countApprovedOf(tx, limited) : new Map<DelegateCategory, number>();
  const waitlisted: Finished['waitlisted'] = [];
  const faults: ImportFault[] = [];
  for (const { category, places } of quotas) {
    const fresh = newcomers.get(category) ?? [];
    const known = (approved.get(category) ?? 0) - fresh.length;
    faults.push(...movesTooMany(moves, category, known - places).map((move) => noPlace(move, places, plan)));
    const room = (await isAnybodyWaiting(tx, category)) ? 0 : Math.max(0, places - known);
    const waiting = fresh.slice(room);
    if (waiting.length === 0) continue;
    await waitlistNewcomers(tx, waiting, now);
    waitlisted.push({ category, count: waiting.length });
  }
  return { ...written, waitlisted, left: new Set(moves.map(({ from }) => from)), faults };
}

/** Piece by piece, so that no statement holds many rows at once. */
async function writeChanges(tx: Queryable, { plan, now, told }: WritingToFinish) {
  const given = columnsGiven(plan);
  const all: Omit<ChangesWritten, 'upTo'> = { changed: 0, changes: [], moves: [], unsettled: [], kept: 0, keeps: [] };
  for (let after = 0; ; ) {
    const piece = await writeSetAside(tx, given, { after, now, told: told - all.changes.length });
    if (piece.upTo === null) return all;
    all.changed += piece.changed;
    all.kept += piece.kept;
    all.changes.push(...piece.changes);
    all.keeps.push(...piece.keeps.slice(0, told - all.keeps.length));
    all.moves.push(...piece.moves);
    all.unsettled.push(...piece.unsettled);
    if (plan.answers.length > 0) all.changed += await writeAnswersSetAside(tx, { after, now });
    after = piece.upTo;
  }
}

/** The last ones of those who move there. */
function movesTooMany(moves: readonly Move[], category: DelegateCategory, surplus: number): Move[] {
  const there = moves.filter(({ to }) => to === category);
  return surplus > 0 ? there.slice(-surplus) : [];
}

const noPlace = ({ line, to }: Move, places: number, plan: RowPlan): ImportFault => ({
  ...{ line, column: headingOf('category', plan), found: to, code: 'category_full', hint: String(places) },
  needed: `A category with a free place: all ${places} of this one are taken. Raise the quota, or leave the category`,
});
