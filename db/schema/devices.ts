import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { type DeviceKind, deviceKinds } from '../vocabulary.ts';
import { lanes } from './admission.ts';
import { bytea, instant, oneOf } from './columns.ts';
import { staff } from './staff.ts';
import { stations } from './verifications.ts';

/** A tablet, telephone or wall that was enrolled, with the public half of the key that it made. */
export const devices = pgTable(
  'devices',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').$type<DeviceKind>().notNull(),
    name: text('name').notNull(),
    laneId: text('lane_id').references(() => lanes.id),
    stationId: text('station_id').references(() => stations.id),
    /** P-256, as an uncompressed point (SEC 1 §2.3.3). None for what was registered before devices had keys. */
    publicKey: bytea('public_key'),
    registeredAt: instant('registered_at').notNull(),
    /** Who showed the code. */
    registeredBy: uuid('registered_by')
      .notNull()
      .references(() => staff.id),
    revokedAt: instant('revoked_at'),
    /** What it last told of itself, and when. */
    seenAt: instant('seen_at'),
    version: text('version'),
    clockOffsetMs: bigint('clock_offset_ms', { mode: 'number' }),
    clockErrorMs: bigint('clock_error_ms', { mode: 'number' }),
    /** The newest checkpoint of the ledger that it keeps. */
    checkpointSequence: bigint('checkpoint_sequence', { mode: 'number' }),
    /** Scans that the server has not taken yet. */
    waitingScans: integer('waiting_scans'),
  },
  (t) => [
    check('devices_kind_word', oneOf('kind', deviceKinds)),
    check('devices_lane_has_lane', sql`(${t.kind} = 'lane') = (${t.laneId} is not null)`),
    check('devices_station_at_station', sql`${t.kind} = 'station' or ${t.stationId} is null`),
    check('devices_key_length', sql`octet_length(${t.publicKey}) = 65`),
    index('devices_lane_idx').on(t.laneId),
    uniqueIndex('devices_public_key_key').on(t.publicKey),
  ],
);

/** What a supervisor shows so that one device can be enrolled, once, within two minutes. Only a keyed hash is kept. */
export const deviceCodes = pgTable(
  'device_codes',
  {
    id: uuid('id').primaryKey(),
    codeHash: bytea('code_hash').notNull(),
    kind: text('kind').$type<DeviceKind>().notNull(),
    name: text('name').notNull(),
    laneId: text('lane_id').references(() => lanes.id, { onDelete: 'cascade' }),
    stationId: text('station_id').references(() => stations.id, { onDelete: 'cascade' }),
    madeAt: instant('made_at').notNull(),
    madeBy: uuid('made_by')
      .notNull()
      .references(() => staff.id),
    expiresAt: instant('expires_at').notNull(),
    deviceId: uuid('device_id').references(() => devices.id),
  },
  (t) => [
    check('device_codes_kind_word', oneOf('kind', deviceKinds)),
    uniqueIndex('device_codes_hash_key').on(t.codeHash),
  ],
);

/** A device's authenticated time with the server. The cookie holds the secret, this row its SHA-256. */
export const deviceSignIns = pgTable(
  'device_sign_ins',
  {
    id: uuid('id').primaryKey(),
    secretHash: bytea('secret_hash').notNull(),
    deviceId: uuid('device_id')
      .notNull()
      .references(() => devices.id),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    uniqueIndex('device_sign_ins_secret_key').on(t.secretHash),
    index('device_sign_ins_device_idx').on(t.deviceId),
  ],
);
