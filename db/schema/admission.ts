import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  type DelegateCategory,
  delegateCategories,
  type LaneDirection,
  laneDirections,
  type ScanDirection,
  scanDirections,
  type Verdict,
  type VerdictReason,
  verdictReasons,
  verdicts,
} from '../vocabulary.ts';
import { bytea, instant, type LocalizedText, oneOf } from './columns.ts';
import { delegates } from './delegates.ts';
import { staff } from './staff.ts';

export const zones = pgTable(
  'zones',
  {
    id: text('id').primaryKey(),
    name: jsonb('name').$type<LocalizedText>().notNull(),
    parentId: text('parent_id'),
    /** People; none means no limit. */
    capacity: integer('capacity'),
    position: smallint('position').notNull().default(0),
  },
  (t) => [
    foreignKey({ name: 'zones_parent_fk', columns: [t.parentId], foreignColumns: [t.id] }),
    check('zones_capacity_positive', sql`${t.capacity} > 0`),
    check('zones_not_in_itself', sql`${t.parentId} <> ${t.id}`),
  ],
);

/**
 * How many are in a zone or below it. Kept apart from zones, so that the row locked by each batch of scans is small.
 * What devices have already shown can carry it over the capacity, so the capacity is held by the lock, not by a CHECK.
 */
export const zoneCounters = pgTable(
  'zone_counters',
  {
    zoneId: text('zone_id')
      .primaryKey()
      .references(() => zones.id, { onDelete: 'cascade' }),
    inside: integer('inside').notNull().default(0),
  },
  (t) => [check('zone_counters_not_negative', sql`${t.inside} >= 0`)],
);

export const gates = pgTable(
  'gates',
  {
    id: text('id').primaryKey(),
    name: jsonb('name').$type<LocalizedText>().notNull(),
    /** None is the world outside. */
    outerZoneId: text('outer_zone_id').references(() => zones.id),
    innerZoneId: text('inner_zone_id')
      .notNull()
      .references(() => zones.id),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    position: smallint('position').notNull().default(0),
  },
  (t) => [check('gates_between_two_zones', sql`${t.outerZoneId} is distinct from ${t.innerZoneId}`)],
);

export const lanes = pgTable(
  'lanes',
  {
    id: text('id').primaryKey(),
    gateId: text('gate_id')
      .notNull()
      .references(() => gates.id),
    number: smallint('number').notNull(),
    direction: text('direction').$type<LaneDirection>().notNull(),
    isOpen: boolean('is_open').notNull().default(true),
  },
  (t) => [
    uniqueIndex('lanes_number_key').on(t.gateId, t.number),
    check('lanes_direction_word', oneOf('direction', laneDirections)),
  ],
);

/**
 * The rules of admission, each version whole. Append-only: the newest is in force, and going back is saving an earlier
 * one again. What the list holds is checked by the contract of the rules.
 */
export const ruleVersions = pgTable(
  'rule_versions',
  {
    /** From 1, without gaps. */
    version: integer('version').primaryKey(),
    rules: jsonb('rules').$type<readonly unknown[]>().notNull(),
    savedAt: instant('saved_at').notNull(),
    /** None is the set-up of the venue. */
    savedBy: uuid('saved_by').references(() => staff.id),
    note: text('note').notNull().default(''),
  },
  (t) => [
    check('rule_versions_from_one', sql`${t.version} >= 1`),
    check('rule_versions_list', sql`jsonb_typeof(${t.rules}) = 'array'`),
  ],
);

/** Signed records made by devices: append-only. Retention cuts `delegate_id`, `badge_serial` and `token` after a day. */
export const scans = pgTable(
  'scans',
  {
    /** UUIDv7 made by the device. */
    id: uuid('id').primaryKey(),
    laneId: text('lane_id').notNull(),
    deviceId: uuid('device_id').notNull(),
    deviceSequence: bigint('device_sequence', { mode: 'number' }).notNull(),
    /** As read: a signed token, or a number typed by hand. */
    token: text('token'),
    direction: text('direction').$type<ScanDirection>().notNull(),
    deviceTime: instant('device_time').notNull(),
    /** What to add to the device's clock to get the server's. */
    clockOffsetMs: integer('clock_offset_ms').notNull(),
    clockErrorMs: integer('clock_error_ms').notNull(),
    shownVerdict: text('shown_verdict').$type<Verdict>(),
    shownAt: instant('shown_at'),
    /** Over the whole record; none until the device is enrolled. */
    signature: bytea('signature'),
    receivedAt: instant('received_at').notNull(),
    /** `device_time + clock_offset_ms`: orders scans, with device and sequence. */
    correctedTime: instant('corrected_time').notNull(),
    badgeSerial: bigint('badge_serial', { mode: 'number' }),
    delegateId: uuid('delegate_id').references(() => delegates.id),
    category: text('category').$type<DelegateCategory>(),
    zoneId: text('zone_id').notNull(),
    /** What the server decided. */
    verdict: text('verdict').$type<Verdict>().notNull(),
    reason: text('reason').$type<VerdictReason>().notNull(),
    /** The version of the rules that decided. */
    ruleVersion: integer('rule_version').notNull(),
  },
  (t) => [
    index('scans_holder_idx').on(t.delegateId, t.correctedTime).where(sql`${t.delegateId} is not null`),
    index('scans_lane_idx').on(t.laneId, t.correctedTime),
    check('scans_direction_word', oneOf('direction', scanDirections)),
    check('scans_verdict_word', oneOf('verdict', verdicts)),
    check('scans_shown_word', oneOf('shown_verdict', verdicts)),
    check('scans_reason_word', oneOf('reason', verdictReasons)),
    check('scans_shown_whole', sql`(${t.shownVerdict} is null) = (${t.shownAt} is null)`),
    check('scans_sequence_not_negative', sql`${t.deviceSequence} >= 0`),
  ],
);

/** Where a delegate is now: a fold over the scans. `zone_id` none is outside. */
export const presences = pgTable(
  'presences',
  {
    delegateId: uuid('delegate_id')
      .primaryKey()
      .references(() => delegates.id),
    zoneId: text('zone_id').references(() => zones.id),
    /** Order of the last scan that counted: corrected time, device, sequence. */
    lastTime: instant('last_time'),
    lastDeviceId: uuid('last_device_id'),
    lastSequence: bigint('last_sequence', { mode: 'number' }),
    /** Entries from the world outside. */
    entries: integer('entries').notNull().default(0),
    /** As what they were let in: rules count people by it while they are inside. */
    category: text('category').$type<DelegateCategory>(),
    /** While a rule checks people out: when they came into each zone that they are in, as milliseconds by zone id. */
    stays: jsonb('stays').$type<Record<string, number>>(),
    /** Only for zones that a rule lets people into so many times: how often they came in. */
    visits: jsonb('visits').$type<Record<string, { total: number; day: number; today: number }>>(),
    /** When they are checked out of the first of these zones. */
    runsOutAt: instant('runs_out_at'),
    /** When they were last checked out: a scan from before comes late. */
    checkedOutAt: instant('checked_out_at'),
  },
  (t) => [
    index('presences_zone_idx').on(t.zoneId).where(sql`${t.zoneId} is not null`),
    index('presences_runs_out_idx').on(t.runsOutAt).where(sql`${t.runsOutAt} is not null`),
    check('presences_category_word', oneOf('category', delegateCategories)),
    check('presences_category_while_inside', sql`(${t.category} is null) or (${t.zoneId} is not null)`),
  ],
);
