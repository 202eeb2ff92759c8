import { msg, str } from '@lit/localize';
import { foldText, searchWords } from '../../server/registration/delegates/fold-text.ts';
import type { ListedWalkway, WalkwayList } from '../../server/wayfinding/ways/ways.contract.ts';
import { formatNumber } from '../styles/format.ts';
import { levelWords, walkwayTitle, walkwayWord } from './walkway-words.ts';

/** What people close: a bridge of three walkways is one thing to them. */
export interface WalkwayItem {
  readonly ids: readonly string[];
  readonly title: string;
  readonly detail: string;
  /** All by which it may be looked for, folded. */
  readonly words: string;
  readonly isNamed: boolean;
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** Things with a name first, then what leads from level to level or is ridden, then all paths. */
export function itemsOf(list: WalkwayList): WalkwayItem[] {
  const groups = new Map<string, ListedWalkway[]>();
  for (const walkway of list.walkways) {
    const { id, kind, name, levelId } = walkway;
    const key = name ? JSON.stringify([name.en, kind, levelId]) : JSON.stringify([id]);
    groups.set(key, [...(groups.get(key) ?? []), walkway]);
  }
  return [...groups.values()]
    .flatMap((parts) => {
      const [first] = parts;
      return first ? [{ item: itemOf(list, first, parts), rank: rankOf(first) }] : [];
    })
    .sort((a, b) => a.rank - b.rank || collator.compare(a.item.title, b.item.title))
    .map(({ item }) => item);
}

const rankOf = ({ name, kind }: ListedWalkway): number => (name ? 0 : kind === 'walkway' ? 2 : 1);

function itemOf(list: WalkwayList, first: ListedWalkway, parts: readonly ListedWalkway[]): WalkwayItem {
  const metres = Math.round(parts.reduce((sum, { lengthM }) => sum + lengthM, 0));
  const [word, title] = [walkwayWord(first), walkwayTitle(first)];
  const detail = [
    first.name ? word : '',
    levelWords(list, first),
    msg(str`${formatNumber(metres)} m`),
    parts.length > 1 ? msg(str`${formatNumber(parts.length)} parts`) : '',
  ];
  const names = [first.name, first.near, ...(first.between ?? [])].flatMap((name) => Object.values(name ?? {}));
  const ids = parts.map(({ id }) => id);
  return {
    ...{ ids, title, detail: detail.filter(Boolean).join(' · '), isNamed: first.name !== undefined },
    words: foldText([title, word, levelWords(list, first), ...names, ...ids].join(' ')),
  };
}

/** Those that have each word of a search. */
export function itemsLike(items: readonly WalkwayItem[], search: string): readonly WalkwayItem[] {
  const wanted = searchWords(search);
  return wanted.length === 0 ? items : items.filter(({ words }) => wanted.every((word) => words.includes(word)));
}
