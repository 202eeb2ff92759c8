import { msg } from '@lit/localize';
import type { SessionChangeKind } from '../../db/venue-vocabulary.ts';
import type { ChangeCounts } from '../../server/programme/programme.contract.ts';

const names: Readonly<Record<SessionChangeKind | 'amended' | 'unchanged', () => string>> = {
  added: () => msg('new'),
  retitled: () => msg('renamed'),
  moved: () => msg('other room'),
  rescheduled: () => msg('other time'),
  cancelled: () => msg('cancelled'),
  restored: () => msg('back again'),
  amended: () => msg('other words only'),
  unchanged: () => msg('as before'),
};

export const changeName = (kind: keyof ChangeCounts): string => names[kind]();

const order: readonly (keyof ChangeCounts)[] = [
  'added',
  'rescheduled',
  'moved',
  'retitled',
  'cancelled',
  'restored',
  'amended',
  'unchanged',
];

/** What becomes of how many, in the order in which they matter; what is nothing is left out. */
export const countsToTell = (counts: ChangeCounts): (readonly [name: string, count: number])[] =>
  order.filter((kind) => counts[kind] > 0).map((kind) => [changeName(kind), counts[kind]] as const);
