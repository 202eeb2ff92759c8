import { msg, str } from '@lit/localize';
import type { Rule, RulePreview } from '../../server/admission/rules/rules.contract.ts';
import { zoneName } from '../gate/change-words.ts';
import { reasonWords } from '../gate/reason-words.ts';
import { categoryName } from '../styles/category-name.ts';
import { dateLanguage, formatNumber } from '../styles/format.ts';
import { pageLanguage } from '../styles/locale.ts';
import { peopleName, type RuleGround } from './rule-words.ts';

type Counted = RulePreview['moments'][number]['refused'][number];

/** `12 media, Lantern Hall: not for this zone`. */
export function countedWords({ category, zoneId, reason, people }: Counted, { layout }: RuleGround): string {
  const count = formatNumber(people);
  const who = people === 1 ? categoryName(category).toLocaleLowerCase(pageLanguage()) : peopleName(category);
  return msg(str`${count} ${who}, ${zoneName(layout, zoneId)}: ${reasonWords(reason)}`);
}

/** When, by the clock of the conference; several alike as one. */
export function momentWords(moment: { at: string; isNow: boolean }, timeZone: string, alike = 0): string {
  if (moment.isNow) return msg('Now');
  const options = {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  const words = new Intl.DateTimeFormat(dateLanguage(), { ...options, hourCycle: 'h23' }).format(new Date(moment.at));
  return alike === 0 ? words : msg(str`${words}, and ${formatNumber(alike)} times later`);
}

export interface AlikeMoments {
  readonly moment: RulePreview['moments'][number];
  /** How many later ones say the same. */
  readonly later: number;
}

/** Moments that say the same, told once. */
export function gatherAlike(moments: RulePreview['moments']): AlikeMoments[] {
  const alike = new Map<string, { moment: RulePreview['moments'][number]; later: number }>();
  for (const moment of moments) {
    const key = JSON.stringify([moment.isNow, moment.refused, moment.admitted]);
    const known = alike.get(key);
    if (known) known.later += 1;
    else alike.set(key, { moment, later: 0 });
  }
  return [...alike.values()];
}

/** `Rule 3: 12 are inside, and it lets in 10.` */
export function overWords({ ruleId, inside, capacity }: RulePreview['over'][number], rules: readonly Rule[]): string {
  const number = formatNumber(rules.findIndex(({ id }) => id === ruleId) + 1);
  return msg(
    str`Rule ${number}: ${formatNumber(inside)} are inside, and it lets in ${formatNumber(capacity)}. Nobody is put out, and nobody more comes in.`,
  );
}
