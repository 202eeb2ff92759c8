import type { Random } from '../random.ts';
import { inventAffiliation } from './affiliations.ts';
import { type Category, categories, categoryShares } from './categories.ts';
import { type Country, countries } from './countries.ts';
import { folded, type PersonName } from './names/parts.ts';

export interface Delegate {
  readonly reference: string;
  readonly name: string;
  readonly nameLatin: string;
  readonly country: string;
  readonly category: Category;
  readonly affiliation: string;
  readonly email: string;
  readonly birthDate?: string;
  readonly document?: { country: string; number: string };
}

/** So many invented people, at least one from each country, in no order. */
export function inventDelegates(random: Random, count: number): Delegate[] {
  const homes = countries.slice(0, count);
  while (homes.length < count) homes.push(random.weighted(countries, ({ weight }) => weight));
  const used = new Set<string>();
  return random.shuffled(homes).map((home, i) => inventDelegate(random, home, i + 1, used));
}

function inventDelegate(random: Random, home: Country, number: number, used: Set<string>): Delegate {
  const category = random.weighted(categories, (one) => categoryShares[one]);
  const name = unusedName(random, home, used);
  const domain = random.pick(['example.org', 'example.net', 'example.com', 'mail.example.org', 'post.example.net']);
  return {
    reference: `WT-${String(number).padStart(5, '0')}`,
    name: name.own,
    nameLatin: name.latin,
    country: home.code,
    category,
    affiliation: inventAffiliation(random, category),
    email: `${folded(name.latin)
      .toLowerCase()
      .replace(/[^a-z]+/g, '.')}.${number}@${domain}`,
    ...(random.chance(0.6) && { birthDate: inventBirthDate(random) }),
    ...(random.chance(0.7) && { document: { country: home.code, number: inventDocument(random) } }),
  };
}

/** Two people of one name are rare enough not to be among two thousand. */
function unusedName(random: Random, home: Country, used: Set<string>): PersonName {
  for (let tries = 0; tries < 20; tries++) {
    const name = home.name(random);
    if (used.has(name.own)) continue;
    used.add(name.own);
    return name;
  }
  return home.name(random);
}

function inventBirthDate(random: Random): string {
  const day = new Date(Date.UTC(random.int(1950, 2004), random.int(0, 11), random.int(1, 28)));
  return day.toISOString().slice(0, 10);
}

function inventDocument(random: Random): string {
  const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';
  const first = letters.charAt(random.int(0, letters.length - 1));
  return `${first}${String(random.int(10_000_000, 99_999_999))}`;
}
