import { z } from 'zod';

/** What the time for which something is kept counts from. */
export const keptFroms = [
  'scan',
  'disputed_scan',
  'phone_proof',
  'connection_ended',
  'alert_acknowledged',
  'access_ended',
  'code_expired',
  'passkey_revoked',
  'letter_settled',
  'form_expired',
  'hand_over_closed',
  'proposal_ended',
  'import_ended',
  'conference_ended',
] as const;
export type KeptFrom = (typeof keptFroms)[number];

/** Hours for which something is kept after what it counts from, as the venue has it. */
export const keptHoursOfVenue = z.record(z.enum(keptFroms), z.number().int());
export type KeptHours = Readonly<Record<KeptFrom, number>>;

const hour = 1;
const day = 24 * hour;

/** Unless the venue says otherwise. */
export const keptHours = {
  scan: day,
  disputed_scan: 3 * day,
  phone_proof: day,
  connection_ended: day,
  alert_acknowledged: 30 * day,
  access_ended: 30 * day,
  code_expired: day,
  passkey_revoked: 30 * day,
  letter_settled: 30 * day,
  form_expired: 0,
  hand_over_closed: 30 * day,
  proposal_ended: 30 * day,
  import_ended: 30 * day,
  conference_ended: 30 * day,
} as const satisfies KeptHours;

interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** For what a supervisor looks at on the next day at the latest. */
const shortly: Bounds = { least: hour, most: 7 * day };
/** For what somebody may ask about when the venue has been taken down. */
const afterwards: Bounds = { least: day, most: 365 * day };

/**
 * What a venue may say. Less would take from staff what they work with, such as a scan within the night in which it is
 * disputed; more would be a history of persons, which nothing here needs.
 */
export const keptHoursBounds: Readonly<Record<KeptFrom, Bounds>> = {
  scan: shortly,
  disputed_scan: { least: day, most: 14 * day },
  phone_proof: shortly,
  connection_ended: shortly,
  alert_acknowledged: afterwards,
  access_ended: afterwards,
  code_expired: shortly,
  passkey_revoked: afterwards,
  letter_settled: afterwards,
  form_expired: { least: 0, most: 30 * day },
  hand_over_closed: afterwards,
  proposal_ended: afterwards,
  import_ended: afterwards,
  conference_ended: { least: 2 * day, most: 365 * day },
};
