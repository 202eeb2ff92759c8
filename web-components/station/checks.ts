import { isOver, isSameBirth } from '../../server/identity/documents/compare-dates.ts';
import { isSameName } from '../../server/identity/documents/compare-name.ts';
import { type ReadZone, readZone, type Zone } from '../../server/identity/documents/read-zone.ts';
import type { WaitingPerson } from '../../server/identity/identity.contract.ts';
import type { VerifyDecision } from './station-server.ts';
import { isWhole, zoneLines } from './zone-lines.ts';

/** How somebody shows who they are. */
export type Way = 'document' | 'phone' | 'neither';
/** What an officer goes by on a document. */
export type Reading = 'zone' | 'number' | 'last_four';

/** What the officer found: true agrees, false does not, nothing is not looked at yet. */
export interface Checks {
  readonly face?: boolean | undefined;
  readonly way: Way;
  /** None until one is chosen. */
  readonly reading?: Reading | undefined;
  readonly zoneText: string;
  readonly zoneBy: 'typed' | 'reader' | 'camera';
  readonly country: string;
  readonly number: string;
  /** By the officer's eyes, where a whole number was typed: it says nothing of the last day. */
  readonly isInDate?: boolean | undefined;
  readonly last4: string;
  /** By the officer's eyes, where no zone was read. */
  readonly nameAndCountry?: boolean | undefined;
  /** Why it is the same person though the zone spells the name otherwise. */
  readonly nameBecause: string;
  /** Their phone was recognised; alone it is enough where it is bound to them. */
  readonly phone?: { readonly phoneProofId: string; readonly isBound: boolean } | undefined;
}

export const noChecks: Checks = {
  ...{ way: 'document', zoneText: '', zoneBy: 'typed', country: '', number: '', last4: '', nameBecause: '' },
};

/** What a zone was found to say, against the registration; nothing where there is nothing to compare with. */
export interface Findings {
  readonly read: ReadZone;
  readonly lines: readonly string[];
  readonly isNumber?: boolean | undefined;
  readonly isBirth?: boolean | undefined;
  readonly isInDate?: boolean | undefined;
  readonly isName?: boolean | undefined;
}

/** Whether four characters say anything of this person's document, and may be gone by: not where it is shown each time. */
export const areFourEnough = ({ documentLast4, needsDocument }: WaitingPerson): boolean =>
  documentLast4 !== undefined && !needsDocument;

/** How the document is read: by its lines, which say the most, unless the officer has chosen another way that is enough. */
export const readingOf = (person: WaitingPerson, { reading = 'zone' }: Checks): Reading =>
  reading === 'last_four' && !areFourEnough(person) ? 'zone' : reading;

/** Today where the page stands: the server decides by the conference's own day. */
const today = (): string => new Date().toLocaleDateString('en-CA');

/** Compares what was read with what the page knows. Whether the whole number is the registered one the server alone can tell. */
export function findingsOf(person: WaitingPerson, { zoneText }: Checks, day = today()): Findings {
  const lines = zoneLines(zoneText);
  const read: ReadZone = isWhole(lines) ? readZone(lines) : { faults: ['shape'] };
  const { zone } = read;
  if (!zone) return { read, lines };
  return {
    ...{ read, lines, isNumber: isNumber(person, zone), isName: isSameName(person.nameLatin, zone) },
    isBirth: person.birthDate && zone.birthDate ? isSameBirth(person.birthDate, zone.birthDate) : undefined,
    isInDate: zone.expiry === undefined ? undefined : !isOver(zone.expiry, day),
  };
}

/** Each check in its order: true, false, or not looked at yet. A phone answers for the name as well. */
export function results(person: WaitingPerson, checks: Checks): readonly (boolean | undefined)[] {
  const { face, way } = checks;
  if (way === 'phone') return [face, phoneResult(person, checks)];
  if (way === 'neither') return [face, undefined];
  return [face, documentResult(person, checks), nameResult(person, checks)];
}

/** The decision that these checks allow, or nothing before all agree. */
export function decisionFrom(person: WaitingPerson, checks: Checks): VerifyDecision | undefined {
  const { way, phone } = checks;
  if (way === 'neither' || !results(person, checks).every((result) => result === true)) return undefined;
  if (way === 'phone') {
    return phone && { method: 'passkey', checks: { face: true }, phoneProofId: phone.phoneProofId };
  }
  const because = checks.nameBecause.trim();
  return {
    method: 'document',
    checks: { face: true, document: true, nameAndCountry: true },
    document: shownDocument(person, checks),
    ...(readingOf(person, checks) === 'zone' && because && { nameBecause: because }),
    ...(phone && { phoneProofId: phone.phoneProofId }),
  };
}

/** Recognised, but not bound yet, or of a category that shows a document: the document is compared as well. */
function phoneResult({ needsDocument }: WaitingPerson, { phone }: Checks): boolean | undefined {
  return phone?.isBound && !needsDocument ? true : undefined;
}

type Shown = Extract<VerifyDecision, { method: 'document' }>['document'];

function shownDocument(person: WaitingPerson, checks: Checks): Shown {
  const reading = readingOf(person, checks);
  if (reading === 'zone') return { reading: checks.zoneBy, lines: [...findingsOf(person, checks).lines] };
  if (reading === 'number') {
    const { number, isInDate = false } = checks;
    return { reading, country: countryOf(person, checks), number, isInDate };
  }
  return { reading, last4: checks.last4 };
}

/** The country chosen, or the one that a document of this person most likely has. */
export const countryOf = (person: WaitingPerson, { country }: Checks): string =>
  country || person.documentCountry || person.country;

function documentResult(person: WaitingPerson, checks: Checks): boolean | undefined {
  const reading = readingOf(person, checks);
  if (reading === 'zone') return zoneResult(findingsOf(person, checks));
  const isRight = charactersResult(person, checks);
  if (reading === 'number' && isRight !== false && checks.isInDate !== true) return checks.isInDate;
  return isRight;
}

/** Whether the characters that were typed are the registered ones: nothing while they are being typed. */
export function charactersResult(person: WaitingPerson, checks: Checks): boolean | undefined {
  const { documentLast4, documentCountry } = person;
  if (readingOf(person, checks) === 'last_four') {
    return checks.last4.length < 4 ? undefined : isSame(checks.last4, documentLast4 ?? '');
  }
  if (checks.number.length < 5) return undefined;
  const isCountry = documentCountry === undefined || countryOf(person, checks) === documentCountry;
  return documentLast4 === undefined || (isSame(checks.number.slice(-4), documentLast4) && isCountry);
}

function zoneResult({ read, lines, isNumber, isBirth, isInDate }: Findings): boolean | undefined {
  if (!isWhole(lines)) return undefined;
  return read.zone !== undefined && isNumber !== false && isBirth !== false && isInDate !== false;
}

function nameResult(person: WaitingPerson, checks: Checks): boolean | undefined {
  if (readingOf(person, checks) !== 'zone') return checks.nameAndCountry;
  const { isName } = findingsOf(person, checks);
  return isName === false ? checks.nameBecause.trim() !== '' : isName;
}

function isNumber({ documentLast4, documentCountry }: WaitingPerson, { number, country }: Zone): boolean | undefined {
  if (documentLast4 === undefined) return undefined;
  const isCountry = documentCountry === undefined || country === undefined || country === documentCountry;
  return isCountry && isSame(number.slice(-4), documentLast4);
}

const isSame = (one: string, other: string): boolean => one.toUpperCase() === other.toUpperCase();
