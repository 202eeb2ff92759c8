import { msg, str } from '@lit/localize';
import type { PersonalDatumId, Until } from '../../server/privacy/personal-data.contract.ts';
import type { KeptHours } from '../../server/privacy/retention/kept-hours.contract.ts';
import { formatDate } from '../styles/format.ts';

/** What is kept, as the person whose it is reads it; of each kind that is of delegates. */
export const whatIsKept: Partial<Record<PersonalDatumId, () => string>> = {
  name: () => msg('Your name'),
  address: () => msg('How to reach you'),
  registration: () => msg('Your registration and what was decided on it'),
  related: () => msg('Whom you accompany or speak for'),
  favourites: () => msg('Sessions that you marked'),
  guardian: () => msg('Your date of birth, and who answers for you'),
  document: () => msg('Your identity document, without its number'),
  vetting: () => msg('Whether you were cleared'),
  answers: () => msg('What you answered the organiser'),
  photograph: () => msg('Your photograph'),
  badges: () => msg('Your badges'),
  presence: () => msg('Where you are now, not where you have been'),
  scans: () => msg('Scans of your badge'),
  verifications: () => msg('When somebody looked at your document'),
  station_notes: () => msg('What was noted then'),
  phone_proofs: () => msg('What your phone answered at a station'),
  passkeys: () => msg('Your passkeys, without your face or finger'),
  page_access: () => msg('Links to this page, and where it is open'),
  letters: () => msg('Letters to you'),
  forms: () => msg('Forms that you began'),
  hand_overs: () => msg('What staff told each other about you'),
  alerts: () => msg('That somebody looked up where you were'),
  proposals: () => msg('What was proposed about you'),
  network_account: () => msg('Your right to use the Wi-Fi'),
  network_devices: () => msg('Your devices on the Wi-Fi, without their secrets'),
  connections: () => msg('Connections of your devices to the Wi-Fi'),
  join_attempts: () => msg('When your devices asked to join the Wi-Fi'),
  ledger: () => msg('Decisions of staff on you'),
};

/** What it is for. */
export const whyItIsKept: Partial<Record<PersonalDatumId, () => string>> = {
  name: () => msg('It stands on your badge.'),
  address: () => msg('Letters go there.'),
  registration: () => msg('It says as what you come.'),
  related: () => msg('You come in together.'),
  favourites: () => msg('You are told when to leave, and when a session changes.'),
  guardian: () => msg('Somebody can be called for a minor.'),
  document: () => msg('A station compares it with the one that you show.'),
  vetting: () => msg('Some come in only when they were cleared.'),
  answers: () => msg('The organiser provides for it.'),
  photograph: () => msg('Staff compare it with you, by eye.'),
  badges: () => msg('A gate tells yours from a lost or copied one.'),
  presence: () => msg('Halls do not fill over, and you are found in an emergency.'),
  scans: () => msg('A dispute at a gate can be settled.'),
  verifications: () => msg('You are not asked again.'),
  station_notes: () => msg('The next officer must know it.'),
  phone_proofs: () => msg('Your phone proves that it is yours.'),
  passkeys: () => msg('Your phone proves that it is yours.'),
  page_access: () => msg('Nobody but you opens this page.'),
  letters: () => msg('One that does not arrive is sent again.'),
  forms: () => msg('You go on where you stopped.'),
  hand_overs: () => msg('You need not tell everything twice.'),
  alerts: () => msg('Administrators see who looks.'),
  proposals: () => msg('Some decisions take two persons.'),
  network_account: () => msg('Your devices join once you were verified.'),
  network_devices: () => msg('Each has a credential of its own.'),
  connections: () => msg('A device is taken off when its right ends.'),
  join_attempts: () => msg('You and the desk see why one cannot connect.'),
  ledger: () => msg('Each can be shown and checked.'),
};

/** Until when: a day, or so long after something, as the venue has it. */
export function untilWords(until: Until, keptHours: KeptHours, at?: string): string {
  if (at) return msg(str`until ${formatDate(at)}`);
  if (until === 'erased') return msg('until you are erased');
  if (until === 'venue_closed') return msg('as long as the records of the conference are kept');
  const hours = keptHours[until];
  if (hours % 24 !== 0) return msg(str`for ${hours} hours after it is over`);
  const days = hours / 24;
  if (until === 'conference_ended') return msg(str`for ${days} days after the conference`);
  if (days === 0) return msg('until its time is over');
  return days === 1 ? msg('for a day') : msg(str`for ${days} days after it is over`);
}
