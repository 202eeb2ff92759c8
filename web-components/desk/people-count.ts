import { msg, str } from '@lit/localize';
import { formatNumber } from '../styles/format.ts';
import type { PeopleSearch } from './people-search.ts';

/** How many people a search has found, and how sure it is of them. */
export function sayCount({ people, next, answered }: Pick<PeopleSearch, 'people' | 'next' | 'answered'>): string {
  if (!people) return '';
  const count = formatNumber(people.length);
  if (!answered.trim()) {
    if (next) return msg(str`The first ${count}, by Latin name`);
    return people.length === 1 ? msg('1 person') : msg(str`${count} people`);
  }
  if (next) return msg(str`The first ${count}, best match first`);
  if (people.length === 0) return msg('Nobody');
  const similar = people.filter(({ match }) => match === 'similar').length;
  if (similar > 0) return sayWithSimilar(people.length - similar, similar);
  return people.length === 1
    ? msg('1 person, accents ignored')
    : msg(str`${count} people, any script, accents ignored`);
}

function sayWithSimilar(exact: number, similar: number): string {
  const [sure, alike] = [formatNumber(exact), formatNumber(similar)];
  if (exact === 0)
    return similar === 1 ? msg('Nobody, but 1 similar name') : msg(str`Nobody, but ${alike} similar names`);
  return similar === 1
    ? msg(str`${sure} found, and 1 similar name`)
    : msg(str`${sure} found, and ${alike} similar names`);
}
