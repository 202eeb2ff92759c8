import { type Delegate, inventDelegates } from '../people/delegates.ts';
import type { Random } from '../random.ts';

const locales = {
  CN: 'zh-CN',
  TW: 'zh-CN',
  FR: 'fr',
  SN: 'fr',
  CI: 'fr',
  RU: 'ru',
  KZ: 'ru',
  BY: 'ru',
  ES: 'es',
  MX: 'es',
};
const arabic = ['EG', 'MA', 'TN', 'DZ', 'SA', 'JO', 'IQ', 'LB', 'AE', 'SD', 'OM'];

/** Somebody who registers by themselves: a person, in a language, with what they answer. */
export interface Applicant extends Delegate {
  readonly locale: string;
  readonly hasPhotograph: boolean;
  readonly guardian?: { delegate: string } | { name: string; phone: string };
  readonly answers: Record<string, string | string[]>;
}

const openCategories = ['attendee', 'attendee', 'attendee', 'media', 'exhibitor', 'speaker', 'official'] as const;

/**
 * So many people who were not imported. Some are minors, one in ten needs a wheelchair, and now and then one uses the
 * e-mail or the document of somebody who is registered: what a review is for. None has a name of the delegates'.
 */
export function inventApplicants(random: Random, count: number, delegates: readonly Delegate[]): Applicant[] {
  const known = new Set(delegates.map(({ name }) => name));
  // More than are needed, since the first of them come from one country each.
  const people = inventDelegates(random, count * 2).filter(({ name }) => !known.has(name));
  return people.slice(0, count).map((person, i) => inventApplicant(random, person, i, delegates));
}

function inventApplicant(random: Random, person: Delegate, index: number, delegates: readonly Delegate[]): Applicant {
  const category = random.pick(openCategories);
  const registered = random.pick(delegates);
  const isMinor = index % 9 === 4;
  const birthDate = isMinor ? `201${random.int(0, 3)}-0${random.int(1, 9)}-1${random.int(0, 9)}` : adultBirth(random);
  const usesKnownDocument = index % 13 === 6 && registered.document;
  const number = `${random.pick([...'KLMNPRT'])}${random.int(10_000_000, 99_999_999)}`;
  return {
    ...person,
    category,
    reference: '',
    locale: localeOf(person.country),
    hasPhotograph: random.chance(0.85),
    email: index % 8 === 5 ? registered.email : person.email.replace(/@.*/, `.${index}@applicants.example.org`),
    birthDate,
    document: usesKnownDocument || { country: person.country, number },
    ...(isMinor && { guardian: guardianOf(random, registered) }),
    answers: {
      meals: random.weighted(['everything', 'vegetarian', 'halal', 'kosher'], (one) => (one === 'everything' ? 6 : 1)),
      ...(random.chance(0.1) && { 'known-at-gates': ['wheelchair'] }),
      ...(category === 'media' && { publication: person.affiliation }),
    },
  };
}

const adultBirth = (random: Random): string =>
  `${random.int(1951, 2003)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;

/** A delegate who comes too, somebody at home, or a reference that nobody has. */
function guardianOf(random: Random, delegate: Delegate): NonNullable<Applicant['guardian']> {
  const [first, second, third] = [
    { delegate: delegate.reference },
    { name: delegate.nameLatin, phone: '+254 20 555 0117' },
    { delegate: 'WT-99999' },
  ];
  return random.pick([first, second, third].filter((one) => one !== undefined));
}

function localeOf(country: string): string {
  if (arabic.includes(country)) return 'ar';
  return country in locales ? locales[country as keyof typeof locales] : 'en';
}
