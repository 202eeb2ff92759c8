import { msg, str } from '@lit/localize';
import type { Layout } from '../../server/admission/admission.contract.ts';
import type { Change } from '../../server/admission/rules/change.contract.ts';
import { categoryName } from '../styles/category-name.ts';
import { formatDateTime, formatList, formatNumber, formatTime, inPageLanguage } from '../styles/format.ts';

/** A zone by its name in the page's language; by its id when it is no longer there. */
export function zoneName(layout: Pick<Layout, 'zones'>, zoneId: string): string {
  const zone = layout.zones.find(({ id }) => id === zoneId);
  return zone ? inPageLanguage(zone.name) : zoneId;
}

type WordsOf<Kind extends Change['kind']> = (
  change: Extract<Change, { kind: Kind }>,
  nameOf: (zoneId: string) => string,
) => string;

const words: { readonly [Kind in Change['kind']]: WordsOf<Kind> } = {
  scan_badge: () => msg('the badge itself, scanned'),
  wait: ({ until }) => msg(str`waiting until ${timeOrDay(until)}`),
  people_leave: ({ zoneId, people, categories }, nameOf) => leavingWords(people, nameOf(zoneId), categories),
  leave_zone: ({ zoneId }, nameOf) => msg(str`a scan out of ${nameOf(zoneId)}`),
  go_before_gate: ({ zoneId }, nameOf) =>
    zoneId === undefined ? msg('a scan out of the venue') : msg(str`a scan in at ${nameOf(zoneId)}`),
  delegate_enters: ({ zoneId }, nameOf) =>
    zoneId === undefined
      ? msg('the delegate whom they accompany, coming in first')
      : msg(str`the delegate whom they accompany, coming into ${nameOf(zoneId)} first`),
  be_verified: () => msg('verification at a station'),
  show_newer_badge: () => msg('their newer badge'),
  issue_badge: () => msg('a badge issued at the desk'),
  approve: () => msg('approval of the registration'),
  be_cleared: () => msg('the security clearance'),
  lift_rejection: () => msg('two persons lifting the refused clearance'),
  change_category: ({ category }) => msg(str`the category ${categoryName(category)}`),
  change_rule: (change) => ruleWords(change),
  raise_zone_capacity: ({ zoneId, to }, nameOf) => msg(str`room for ${formatNumber(to)} in ${nameOf(zoneId)}`),
  new_rule: ({ zoneId, category }, nameOf) =>
    msg(str`a rule that lets the category ${categoryName(category)} into ${nameOf(zoneId)}`),
};

const timeOrDay = (at: string): string =>
  new Date(at).toDateString() === new Date().toDateString() ? formatTime(at) : formatDateTime(at);

function leavingWords(people: number, zone: string, categories: readonly Parameters<typeof categoryName>[0][] = []) {
  const count = formatNumber(people);
  if (categories.length === 0) {
    return people === 1 ? msg(str`one person leaving ${zone}`) : msg(str`${count} people leaving ${zone}`);
  }
  const named = formatList(categories.map(categoryName));
  return people === 1
    ? msg(str`one person leaving ${zone} (${named})`)
    : msg(str`${count} people leaving ${zone} (${named})`);
}

function ruleWords({ number, condition, to }: Extract<Change, { kind: 'change_rule' }>): string {
  const rule = formatNumber(number);
  const count = to === undefined ? '' : formatNumber(to);
  switch (condition) {
    case 'hours':
      return msg(str`other hours in rule ${rule}`);
    case 'reentry':
      return msg(str`${count} entries in rule ${rule}`);
    case 'capacity':
      return msg(str`a number of ${count} in rule ${rule}`);
    case 'elsewhere':
      return msg(str`rule ${rule} moving people over`);
    case 'companions':
      return msg(str`rule ${rule} letting companions in like anybody`);
  }
}

/** What would have somebody admitted, as one phrase: `waiting until 14:00, verification at a station`. */
export function changeWords(changes: readonly Change[], layout: Pick<Layout, 'zones'>): string {
  const nameOf = (zoneId: string) => zoneName(layout, zoneId);
  const wordsOf = <Kind extends Change['kind']>(change: Extract<Change, { kind: Kind }>) =>
    (words[change.kind] as WordsOf<Kind>)(change, nameOf);
  return formatList(changes.map((change) => wordsOf(change)));
}
