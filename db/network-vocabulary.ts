/**
 * The words of the Wi-Fi as closed lists, beside those of the venue (db/vocabulary.ts). This file imports nothing.
 */

/** How a device proves itself on the Wi-Fi: with a certificate, or with a secret inside PEAP-MSCHAPv2 or EAP-TTLS/PAP. */
export const joinMethods = ['tls', 'peap', 'ttls'] as const;
export type JoinMethod = (typeof joinMethods)[number];

/** By which way a network leaves the venue. */
export const routesOut = ['domestic', 'international'] as const;
export type RouteOut = (typeof routesOut)[number];

/**
 * Why a network account is not awake by the record of its delegate: it sleeps, because something has not happened yet or
 * they are outside, or it is over. The database finds it, in `network_standing`.
 */
export const networkRefusals = [
  'not_approved',
  'not_cleared',
  'not_verified',
  'not_open_yet',
  'outside',
  'registration_ended',
  'vetting_rejected',
  'account_revoked',
  'network_closed',
] as const;
export type NetworkStanding = 'awake' | (typeof networkRefusals)[number];

/** Why a device is turned away before it has proven whose it is; what else is known of it may tell. */
const turnedAway = [
  'server_not_trusted',
  'certificate_not_trusted',
  'credential_expired',
  'credential_not_yet_valid',
  'name_unknown',
  'wrong_method',
  'tunnel_failed',
] as const;

/** The same where nothing tells whose it is: these are counted, and no more. */
export const strangerReasons = [...turnedAway, 'no_device_address'] as const;
export type StrangerReason = (typeof strangerReasons)[number];

/** What a device that asks to join is answered, and why one is taken off. */
export const joinOutcomes = [
  'admitted',
  ...networkRefusals,
  ...turnedAway,
  'credential_removed',
  'wrong_secret',
  'too_many_devices',
  'access_point_removed',
  'profile_changed',
] as const;
export type JoinOutcome = (typeof joinOutcomes)[number];

/** What accounting tells (RFC 2866 §5.1): of a connection, or of an access point that starts or stops. */
export const accountingKinds = ['start', 'interim', 'stop', 'on', 'off'] as const;
export type AccountingKind = (typeof accountingKinds)[number];

/** How a connection ended: as the access point told, or as was found out without being told. */
export const connectionEnds = [
  'left',
  'moved',
  'timed_out',
  'disconnected',
  'access_point_restarted',
  'untold',
] as const;
export type ConnectionEnd = (typeof connectionEnds)[number];

/**
 * What came of telling an access point to disconnect a device (RFC 5176): it answered that it does not, or nothing, and is told
 * again while the connection lasts; `not_possible` over TLS.
 */
export const disconnectOutcomes = [
  'acknowledged',
  'no_such_connection',
  'refused',
  'no_answer',
  'not_possible',
] as const;
export type DisconnectOutcome = (typeof disconnectOutcomes)[number];
