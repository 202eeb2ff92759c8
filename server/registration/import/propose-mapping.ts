import { delegateCategories } from '../../../db/vocabulary.ts';
import { foldText } from '../delegates/fold-text.ts';
import { codeOfCountry } from './country-names.ts';
import { guessCategory } from './guess-category.ts';
import { headingKey } from './heading-names.ts';
import type { FileSurvey, ImportMapping, JoinKind, MappedColumn, MappedHeading } from './mapping.contract.ts';

type SurveyedHeading = FileSurvey['headings'][number];

/** Words that headings are made of, in languages of organisers; the first that fits wins. */
const signs: readonly [MappedColumn, RegExp][] = [
  ['email', /\b(e ?mail|mail|correo|courriel)\b/],
  ['birth_date', /\b(birth|born|dob|geburt\w*|naissance|nacimiento)\b/],
  ['document_number', /\b(passport|document|ausweis\w*|pass)( (no|nr|number|nummer))?\b/],
  ['country', /\b(country|nationality|land|staat|pays|pais|nation)\b/],
  ['category', /\b(category|type|ticket|product|role|kategorie|produkt|rolle|categorie|categoria)\b/],
  ['status', /\b(status|state|estado|etat)\b/],
  ['reference', /\b(reference|ref|id|code|number|no|nr|nummer|referenz|referencia|booking|bestellnummer|numero)\b/],
  ['name_latin', /\b(latin|english name|passport name|romani[sz]ed|pinyin)\b/],
  [
    'affiliation',
    /\b(affiliation|organi[sz]ation|institution|institute|company|employer|university|firma|organisation|societe|empresa)\b/,
  ],
  [
    'name',
    /\b(name|first ?name|given|forename|last ?name|family|surname|vorname|nachname|prenom|nom|nombre|apellidos?)\b/,
  ],
];

/** Headings that say one of these words as well mean something else. */
const misleading =
  /\b(payment|invoice|rechnung\w*|event|veranstaltung\w*|voucher|phone|address line|street|zip|city|price|date of order|order date|user ?name)\b/;
const chinese: readonly [MappedColumn, RegExp][] = [
  ['name_latin', /拼音|英文名/],
  ['name', /姓名|名字/],
  ['country', /国家|国籍/],
  ['email', /邮箱|邮件/],
  ['affiliation', /单位|机构|公司/],
  ['reference', /编号|序号/],
  ['category', /类别|类型/],
  ['birth_date', /出生/],
];

/** What headings are taken for by their words and their values. A heading that is nothing of ours is ignored. */
export function proposeMapping(headings: readonly SurveyedHeading[]): ImportMapping {
  const taken = new Set<MappedColumn>();
  const entries = headings.map((surveyed): MappedHeading => {
    const column = columnOf(surveyed, taken);
    if (!column) return { heading: surveyed.heading, as: 'ignore' };
    taken.add(column);
    return { heading: surveyed.heading, as: column, ...valuesFor(column, surveyed) };
  });
  const joins: Partial<Record<'name', JoinKind>> =
    entries.filter(({ as }) => as === 'name').length > 1 ? { name: 'space' } : {};
  const defaults = taken.has('category') ? {} : { category: 'attendee' };
  return { headings: inOrderOfNames(entries), joins, defaults };
}

function columnOf(surveyed: SurveyedHeading, taken: ReadonlySet<MappedColumn>): MappedColumn | undefined {
  const words = foldText(surveyed.heading.replaceAll('_', ' '));
  const exact = words.replaceAll(' ', '_');
  const sign =
    chinese.find(([, pattern]) => pattern.test(surveyed.heading)) ??
    signs.find(([column, pattern]) => column === exact || pattern.test(words));
  const column = misleading.test(words) && !/\bemail|e mail\b/.test(words) ? undefined : sign?.[0];
  if (column === 'name') return taken.has('name') && !isNamePart(words) && !isWholeName(words) ? undefined : 'name';
  if (column && !taken.has(column)) return column;
  if (column) return undefined;
  const values = surveyed.firstValues;
  if (values.length === 0) return undefined;
  if (!taken.has('email') && values.every((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))) return 'email';
  return undefined;
}

const isGiven = (words: string) => /\b(first ?name|given|forename|vorname|prenom|nombre)\b/.test(words);
const isFamily = (words: string) => /\b(last ?name|family|surname|nachname|nom|apellidos?)\b/.test(words);
const isWholeName = (words: string) => /^(full |complete )?name$/.test(words);
const isNamePart = (words: string) => isGiven(words) || isFamily(words);

/** Given names before family names, whatever the order in the file; a heading for the whole name stands alone. */
function inOrderOfNames(entries: MappedHeading[]): MappedHeading[] {
  const names = entries.filter(({ as }) => as === 'name');
  if (names.length < 2) return entries;
  const words = ({ heading }: MappedHeading) => foldText(heading);
  const whole = names.find((entry) => !isNamePart(words(entry)));
  if (whole) {
    return entries.map((entry) =>
      names.includes(entry) && entry !== whole ? { heading: entry.heading, as: 'ignore' } : entry,
    );
  }
  const ordered = [...names].sort((one, other) => Number(isFamily(words(one))) - Number(isFamily(words(other))));
  return [...ordered, ...entries.filter((entry) => !names.includes(entry))];
}

/** What the values of a column of words mean, as far as they say it. */
function valuesFor(column: MappedColumn, { values = [] }: SurveyedHeading): { values?: Record<string, string> } {
  const meaning = meaningOf[column as keyof typeof meaningOf];
  if (!meaning) return {};
  const known = values.flatMap(({ value }): [string, string][] => {
    const meant = meaning(value);
    return meant && headingKey(meant) !== headingKey(value) ? [[value, meant]] : [];
  });
  return known.length > 0 ? { values: Object.fromEntries(known) } : {};
}

const statusWords: readonly [string, RegExp][] = [
  ['leave_out', /^(cancell?ed|rejected|withdrawn|expired|refunded|storniert|abgelehnt|abgelaufen|annule|cancelado)$/],
  ['submitted', /^(pending|unpaid|waiting|awaiting payment|ausstehend|offen|en attente|pendiente)$/],
  ['approved', /^(completed?|paid|confirmed|accepted|approved|bezahlt|bestatigt|paye|confirme|pagado|confirmado)$/],
  ['invited', /^(invited|eingeladen|invite)$/],
];

const meaningOf = {
  category: (value: string) => {
    const key = headingKey(value);
    return value === ''
      ? undefined
      : (delegateCategories.find((word) => word === key) ?? guessCategory(value) ?? 'attendee');
  },
  country: (value: string) => codeOfCountry(value),
  status: (value: string) => statusWords.find(([, pattern]) => pattern.test(foldText(value)))?.[0],
};
