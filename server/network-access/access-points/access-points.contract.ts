import { z } from 'zod';
import { hotspotCode } from '../../hotspots/hotspots.contract.ts';
import { instant, lineOfText } from '../../kernel/values.contract.ts';

export const maxAccessPoints = 10_000;
export const maxAccessPointsBytes = 8 * 1024 * 1024;

/** An address in the air: twelve hex digits, in any case, parted as is usual or not at all. */
const bssid = z.string().regex(/^[0-9A-Fa-f]{2}([-:]?[0-9A-Fa-f]{2}){5}$/, 'twelve hex digits');

/** The addresses that one hotspot has in the air, one for each radio and network. */
const hotspotAddresses = z.object({ code: hotspotCode, bssids: z.array(bssid).min(1).max(64) });

const accessPointName = lineOfText(100);
const address = z.union([z.ipv4(), z.ipv6()], 'an IPv4 or IPv6 address');

/** What asks FreeRADIUS for devices: an access point, or the controller of many. */
export const accessPointEntry = z
  .object({
    name: accessPointName,
    /** Where its packets come from; over TLS its certificate says who it is, wherever it is. */
    address: address.optional(),
    /** Shared with it. Over TLS there is none (RFC 6614 §2.3). */
    secret: z
      .string()
      .regex(/^[!#-&(-[\]-~]{16,128}$/, '16 to 128 letters, digits and signs, without spaces, quotes and backslashes')
      .optional(),
    isOverTls: z.boolean().default(false),
    /** Where it takes a Disconnect-Request. */
    disconnectPort: z.number().int().min(1).max(65_535).default(3_799),
    /** The hotspots that it speaks for: what another access point says of these does not count. */
    hotspots: z.array(hotspotAddresses).max(5_000).default([]),
    /** It takes over from others, and may speak for theirs too. */
    speaksForAny: z.boolean().default(false),
  })
  .refine(({ secret, isOverTls }) => isOverTls === (secret === undefined), {
    path: ['secret'],
    message: 'a secret, or that it is over TLS',
  })
  .refine((one) => one.isOverTls || one.address !== undefined, {
    path: ['address'],
    message: 'an address, or that it is over TLS',
  });
export type AccessPointEntry = z.infer<typeof accessPointEntry>;

export const accessPointFile = z.object({ accessPoints: z.array(accessPointEntry).max(maxAccessPoints) });

/**
 * Headings of a file in CSV, in any order and case. `over_tls` and `speaks_for_any` are yes or no; hotspots stand as
 * `CODE=ADDRESS ADDRESS; CODE=ADDRESS`.
 */
export const accessPointColumns = [
  'name',
  'address',
  'secret',
  'over_tls',
  'disconnect_port',
  'hotspots',
  'speaks_for_any',
] as const;
export const optionalAccessPointColumns: readonly string[] = [
  'over_tls',
  'disconnect_port',
  'hotspots',
  'speaks_for_any',
];

/** The file goes in whole or not at all; what it no longer names is taken off. */
export const accessPointOutcome = z.object({
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  removed: z.number().int(),
  hotspotAddresses: z.number().int(),
  /** Of those that were removed: who is no longer known cannot be told to disconnect a device. */
  connectionsEnded: z.number().int(),
});
export type AccessPointOutcome = z.infer<typeof accessPointOutcome>;

/** Without secrets. */
export const accessPointList = z.object({
  accessPoints: z.array(
    z.object({
      name: accessPointName,
      address: z.string().optional(),
      isOverTls: z.boolean(),
      disconnectPort: z.number().int(),
      changedAt: instant,
      /** It may speak for hotspots of others too. */
      speaksForAny: z.boolean().optional(),
      /** It said last that it was this hotspot, which another one speaks for: nothing is counted there by its word. */
      claim: z.object({ hotspot: hotspotCode, at: instant }).optional(),
      /** Until when the certificate is good that was made for it last. */
      certificateUntil: instant.optional(),
    }),
  ),
  /** By which access point, where it is known who speaks for it. */
  hotspots: z.array(hotspotAddresses.extend({ accessPoint: accessPointName.optional() })),
});
export type AccessPointList = z.infer<typeof accessPointList>;

// Certificates

/** A request for a certificate in PEM (PKCS #10), where the key shall not leave the access point; else a key is made. */
export const certificateRequest = z.object({ request: z.string().max(16_384).optional() });

/** Told once, in PEM: the server keeps no key of an access point. */
export const accessPointCertificate = z.object({
  certificate: z.string(),
  /** PKCS #8; where none was made, its owner has it. */
  privateKey: z.string().optional(),
  /** By which it is to know the RADIUS server, and under which name. */
  authorities: z.string(),
  serverName: z.string(),
  expiresAt: instant,
});
export type AccessPointCertificate = z.infer<typeof accessPointCertificate>;

// Claims

/** What an alert of the kind `hotspot_claimed` says, as JSON. */
export const hotspotClaim = z.object({ accessPoint: accessPointName });
