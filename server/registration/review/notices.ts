import type { DelegateCategory } from '../../../db/vocabulary.ts';
import type { QueueRow } from './queue.queries.ts';
import type { Notice } from './review.contract.ts';

export interface CategoryPlaces {
  category: DelegateCategory;
  places?: number | undefined;
  taken: number;
}

/** Nearly full: one place in ten is left, or fewer. */
const nearlyFullShare = 0.1;

/** What is worth a look about a registration, the weightiest first. */
export function noticesOn(row: QueueRow, categories: readonly CategoryPlaces[]): Notice[] {
  const notices: Notice[] = [];
  const told = (kind: 'same_document' | 'same_person' | 'same_email', count: number) => {
    if (count > 0) notices.push({ kind, count });
  };
  told('same_document', row.same_document);
  told('same_person', row.same_person);
  if (row.lacks_guardian) notices.push({ kind: 'minor_without_guardian' });
  if (row.lacks_photograph) notices.push({ kind: 'no_photograph' });
  told('same_email', row.same_email);
  const quota = row.status === 'approved' ? undefined : quotaNotice(row.category, categories);
  return quota ? [...notices, quota] : notices;
}

function quotaNotice(asked: DelegateCategory, categories: readonly CategoryPlaces[]): Notice | undefined {
  const standing = categories.find(({ category }) => category === asked);
  if (standing?.places === undefined) return undefined;
  const left = Math.max(0, standing.places - standing.taken);
  if (left === 0) return { kind: 'quota_full' };
  return left <= standing.places * nearlyFullShare ? { kind: 'quota_nearly_full', count: left } : undefined;
}
