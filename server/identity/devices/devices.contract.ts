import { z } from 'zod';
import { deviceKinds } from '../../../db/vocabulary.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { instant, lineOfText, slug, uuid } from '../../kernel/values.contract.ts';
import { checkpoint, mostCheckpointsKept } from '../../ledger-checks/ledger-checks.contract.ts';
import { defineTopic } from '../../live/define-topic.ts';

/** What a device is to be: a lane has its lane, a station may have its station, a board has neither. */
export const newDevice = z.object({
  kind: z.enum(deviceKinds),
  name: lineOfText(100),
  laneId: slug.optional(),
  stationId: slug.optional(),
});
export type NewDevice = z.infer<typeof newDevice>;

/** What a supervisor shows to one device: good once, for two minutes. */
export const deviceCode = newDevice.extend({
  /** Eight characters of Crockford base32 in two groups, as in `K7M4-9QXD`. */
  code: z.string(),
  /** Opens the page of that kind of device with the code in its fragment. */
  url: z.string(),
  expiresAt: instant,
});
export type DeviceCode = z.infer<typeof deviceCode>;
export const deviceCodeSeconds = 120;

/** The page that each kind of device shows. */
export const devicePages = {
  lane: '/gate/',
  station: '/station/',
  board: '/gate/board/?wall',
} as const satisfies Record<(typeof deviceKinds)[number], string>;

/** An ECDSA P-256 signature with SHA-256 as r and s (IEEE P1363), 64 bytes in base64url. */
export const signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/, 'a signature of P-256 in base64url');

/** POST /api/devices: what this browser enrols itself with. It signs `textOfEnrolment` to show that it holds the key. */
export const deviceEnrolment = z.object({
  /** As it was typed or read: small letters, spaces and hyphens do no harm. */
  code: z.string().min(1).max(40),
  /** P-256 as an uncompressed point of 65 bytes in base64url. */
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{87}$/, 'a public key of P-256 in base64url'),
  signature,
});

export const device = newDevice.extend({
  id: uuid,
  /** False for what was registered before devices had keys: it must be enrolled before it scans again. */
  isEnrolled: z.boolean(),
  registeredAt: instant,
  revokedAt: instant.optional(),
  /** What it last told of itself; absent before it has. */
  seenAt: instant.optional(),
  version: z.string().optional(),
  clockOffsetMs: z.number().int().optional(),
  clockErrorMs: z.number().int().optional(),
  waitingScans: z.number().int().optional(),
  /** Up to which entry it keeps the ledger, as it said and the ledger bore out. */
  checkpointSequence: z.number().int().optional(),
});
export type Device = z.infer<typeof device>;
export const deviceList = z.object({ devices: z.array(device) });

/** To be signed, once, within a minute. */
export const deviceChallenge = z.object({ challenge: z.string(), expiresAt: instant });

/** POST /api/device-sign-ins: the answer to a challenge, a signature of `textOfDeviceSignIn`. */
export const deviceSignIn = z.object({ deviceId: uuid, challenge: z.string().max(200), signature });

/** Who the device is, and until when it need not sign in again. */
export const deviceSignedIn = z.object({ device, expiresAt: instant });

/** PUT /api/devices/own: what a device tells of itself, every half minute and when something of it changes. */
export const deviceReport = z.object({
  version: z.string().max(40),
  clockOffsetMs: z.number().int().min(-1e13).max(1e13),
  clockErrorMs: z.number().int().min(0).max(1e13),
  waitingScans: z.number().int().min(0).max(1_000_000),
  /** What it keeps of the ledger. */
  checkpoints: z.array(checkpoint).max(mostCheckpointsKept).optional(),
});
export type DeviceReport = z.infer<typeof deviceReport>;
/** What a device that reports is told: the newest checkpoint of the ledger, to keep. */
export const deviceReported = z.object({ checkpoint: checkpoint.optional() });
export const deviceReportSeconds = 30;

/** All devices that were not revoked. */
export const devicesTopic = defineTopic({
  name: 'devices',
  params: z.object({}),
  state: z.object({
    /** By id. */
    devices: z.record(z.string(), device),
  }),
  permission: permissions.listDevices,
  maxHz: 1,
});
