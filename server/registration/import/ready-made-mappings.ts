import { headingKey } from './heading-names.ts';
import type { ImportMapping, MappedHeading, RememberedMapping } from './mapping.contract.ts';

/** A mapping for the exports of another product, in the languages that its headings come in. */
interface ReadyMade {
  id: RememberedMapping['id'];
  name: string;
  /** Headings by which the export is known; each in any of its languages. */
  known: readonly (readonly string[])[];
  entries: readonly (Omit<MappedHeading, 'heading'> & { headings: readonly string[] })[];
  joins: ImportMapping['joins'];
  defaults: ImportMapping['defaults'];
}

const leavesOut = (...values: string[]) => values.map((value) => [value, 'leave_out']);
const pretixStatus = Object.fromEntries([
  ['paid', 'approved'],
  ['bezahlt', 'approved'],
  ...['pending', 'approval pending', 'ausstehend', 'zahlung ausstehend', 'freigabe ausstehend'].map((word) => [
    word,
    'submitted',
  ]),
  ...leavesOut('canceled', 'cancelled', 'storniert', 'expired', 'abgelaufen'),
]);
const indicoState = Object.fromEntries([
  ['completed', 'approved'],
  ...['pending', 'awaiting payment', 'unpaid'].map((word) => [word, 'submitted']),
  ...leavesOut('rejected', 'withdrawn'),
]);

const orderCode = ['Order code', 'Bestellnummer', 'Bestellcode'];
const attendeeName = ['Attendee name', 'Name Teilnehmer*in', 'Teilnehmername', 'Name des Teilnehmers'];
const attendeeEmail = ['Attendee email', 'E-Mail Teilnehmer*in', 'Teilnehmer-E-Mail', 'E-Mail des Teilnehmers'];
const product = ['Product', 'Produkt'];
const nameParts = (...parts: string[]) => attendeeName.flatMap((name) => parts.map((part) => `${name}: ${part}`));

const readyMade: readonly ReadyMade[] = [
  {
    id: 'pretix-orders',
    name: 'pretix: order data, positions',
    known: [
      orderCode,
      ['Position ID', 'Position', 'Positions-ID'],
      product,
      [...attendeeName, ...nameParts('Given name', 'Vorname')],
    ],
    entries: [
      { headings: orderCode, as: 'reference' },
      { headings: ['Position ID', 'Position', 'Positions-ID'], as: 'reference' },
      { headings: attendeeName, as: 'name' },
      { headings: nameParts('Given name', 'Vorname'), as: 'name' },
      { headings: nameParts('Family name', 'Nachname'), as: 'name' },
      { headings: attendeeEmail, as: 'email' },
      { headings: ['Email', 'E-mail', 'E-Mail'], as: 'email' },
      { headings: ['Country', 'Land'], as: 'country' },
      { headings: ['Country (2)', 'Land (2)', 'Invoice address country', 'Rechnungsadresse: Land'], as: 'country' },
      { headings: product, as: 'category' },
      { headings: ['Company', 'Firma'], as: 'affiliation' },
      { headings: ['Company (2)', 'Firma (2)'], as: 'affiliation' },
      { headings: ['Status'], as: 'status', values: pretixStatus },
    ],
    joins: { reference: 'hyphen', email: 'first', country: 'first', affiliation: 'first' },
    defaults: { category: 'attendee' },
  },
  {
    id: 'pretix-check-in',
    name: 'pretix: check-in list (attendees)',
    known: [
      orderCode,
      product,
      ['Checked in', 'Eingecheckt'],
      [...attendeeName, ...nameParts('Given name', 'Vorname')],
    ],
    entries: [
      { headings: ['Secret', 'Geheimnis', 'Ticket-Code'], as: 'reference' },
      { headings: attendeeName, as: 'name' },
      { headings: nameParts('Given name', 'Vorname'), as: 'name' },
      { headings: nameParts('Family name', 'Nachname'), as: 'name' },
      { headings: ['E-mail', 'Email', 'E-Mail'], as: 'email' },
      { headings: ['Country', 'Land'], as: 'country' },
      { headings: product, as: 'category' },
      { headings: ['Company', 'Firma'], as: 'affiliation' },
      {
        headings: ['Paid', 'Bezahlt'],
        as: 'status',
        values: { yes: 'approved', ja: 'approved', no: 'submitted', nein: 'submitted' },
      },
    ],
    joins: {},
    defaults: { category: 'attendee' },
  },
  {
    id: 'indico',
    name: 'Indico: registrants',
    known: [['ID'], ['First Name'], ['Last Name'], ['Email Address', 'Email']],
    entries: [
      { headings: ['ID', 'Registration ID'], as: 'reference' },
      { headings: ['First Name'], as: 'name' },
      { headings: ['Last Name', 'Surname'], as: 'name' },
      { headings: ['Email Address', 'Email'], as: 'email' },
      { headings: ['Country'], as: 'country' },
      { headings: ['Affiliation', 'Institution'], as: 'affiliation' },
      { headings: ['Registration state', 'State'], as: 'status', values: indicoState },
    ],
    joins: { name: 'space' },
    defaults: { category: 'attendee' },
  },
];

/** The ready-made mapping for a file with these headings, with each of them named in it; none where it is no such export. */
export function findReadyMade(headings: readonly string[], id?: string): RememberedMapping | undefined {
  const places = new Map(headings.map((heading) => [headingKey(heading), heading]));
  const has = (names: readonly string[]) => names.some((name) => places.has(headingKey(name)));
  const made = readyMade.find((each) => (id === undefined ? each.known.every(has) : each.id === id));
  if (!made) return undefined;
  const used = new Set<string>();
  const entries = made.entries.flatMap(({ headings: names, ...entry }): MappedHeading[] => {
    const name = names.find((each) => places.has(headingKey(each)) && !used.has(headingKey(each)));
    const heading = name && places.get(headingKey(name));
    if (!heading) return [];
    used.add(headingKey(heading));
    return [{ heading, ...entry }];
  });
  const mapped = withoutParts(entries);
  const rest = headings.filter((heading) => !mapped.some((entry) => entry.heading === heading));
  const ignored = rest.map((heading): MappedHeading => ({ heading, as: 'ignore' }));
  const joins = {
    ...made.joins,
    ...(mapped.filter(({ as }) => as === 'name').length > 1 && { name: 'space' as const }),
  };
  return {
    ...{ id: made.id, name: made.name, isReadyMade: true },
    mapping: { headings: [...mapped, ...ignored], joins, defaults: made.defaults },
  };
}

/** Where the whole name has a heading of its own, in the order that the organiser chose, its parts are not joined again. */
function withoutParts(entries: MappedHeading[]): MappedHeading[] {
  const isWhole = entries.some(({ as, heading }) => as === 'name' && attendeeName.includes(heading));
  return entries.filter(({ as, heading }) => !(isWhole && as === 'name' && heading.includes(': ')));
}

/** What comes with Causeway, by its headings in English. */
export const readyMadeIds: readonly { id: RememberedMapping['id']; name: string }[] = readyMade.map(({ id, name }) => ({
  id,
  name,
}));
