import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Band } from '../vocabulary.ts';
import { zones } from './admission.ts';
import { instant, type LocalizedText } from './columns.ts';

export const hotspots = pgTable(
  'hotspots',
  {
    /** Short and the database's own, so that readings stay narrow. */
    number: integer('number').primaryKey().generatedAlwaysAsIdentity(),
    /** The operator's name for it, such as LH-096. */
    code: text('code').notNull(),
    name: jsonb('name').$type<LocalizedText>().notNull(),
    carrier: text('carrier').notNull(),
    bands: text('bands').array().$type<Band[]>().notNull(),
    zoneId: text('zone_id').references(() => zones.id),
    level: smallint('level').notNull().default(0),
    latitude: doublePrecision('latitude').notNull(),
    longitude: doublePrecision('longitude').notNull(),
    /** Clients that it serves well. */
    capacityClients: integer('capacity_clients').notNull(),
    changedAt: instant('changed_at').notNull(),
    /** No longer in the newest inventory; its readings stay. */
    removedAt: instant('removed_at'),
  },
  (t) => [
    uniqueIndex('hotspots_code_key').on(t.code),
    check('hotspots_latitude_range', sql`${t.latitude} between -90 and 90`),
    check('hotspots_longitude_range', sql`${t.longitude} between -180 and 180`),
    check('hotspots_capacity_positive', sql`${t.capacityClients} > 0`),
  ],
);

/** Partitioned by day of `at`; a repeated reading is the same row. What was not told is null. */
export const hotspotReadings = pgTable(
  'hotspot_readings',
  {
    hotspot: integer('hotspot').notNull(),
    at: instant('at').notNull(),
    clients: integer('clients').notNull(),
    /** As told, or made of counters. */
    rxMbps: real('rx_mbps'),
    txMbps: real('tx_mbps'),
    /** Share of air time in use, 0 to 1. */
    airtime: real('airtime'),
    clients24: integer('clients_24'),
    clients5: integer('clients_5'),
    clients6: integer('clients_6'),
    /** Counters as told: the next reading's rates are made of them, also after a restart of the server. */
    rxOctets: bigint('rx_octets', { mode: 'number' }),
    txOctets: bigint('tx_octets', { mode: 'number' }),
    upSeconds: doublePrecision('up_seconds'),
    /** Counted by the server from accounting; no collector told it. */
    isFromAccounting: boolean('is_from_accounting').notNull().default(false),
  },
  (t) => [
    primaryKey({ name: 'hotspot_readings_pkey', columns: [t.hotspot, t.at] }),
    check('hotspot_readings_not_negative', sql`${t.clients} >= 0 and ${t.rxMbps} >= 0 and ${t.txMbps} >= 0`),
    check('hotspot_readings_airtime_share', sql`${t.airtime} between 0 and 1`),
  ],
);

/**
 * What the readings of a hotspot in a span of time come to. Rates are counted where both are known; sums are of whole
 * thousandths, so that sums of sums are exact. Bins are those of server/hotspots/histogram.ts.
 */
const spanColumns = {
  hotspot: integer('hotspot').notNull(),
  startsAt: instant('starts_at').notNull(),
  readings: integer('readings').notNull(),
  clientsSum: bigint('clients_sum', { mode: 'number' }).notNull(),
  clientsMax: integer('clients_max').notNull(),
  rated: integer('rated').notNull(),
  rxThousandths: bigint('rx_thousandths', { mode: 'number' }),
  txThousandths: bigint('tx_thousandths', { mode: 'number' }),
  rxMax: real('rx_max'),
  txMax: real('tx_max'),
  /** Of both directions together. */
  throughputMax: real('throughput_max'),
  timed: integer('timed').notNull(),
  airtimeThousandths: bigint('airtime_thousandths', { mode: 'number' }),
  airtimeMax: real('airtime_max'),
};

/** Partitioned by day of `starts_at`. */
export const hotspotMinutes = pgTable(
  'hotspot_minutes',
  {
    ...spanColumns,
    clientsBins: smallint('clients_bins').array().notNull(),
    throughputBins: smallint('throughput_bins').array(),
    airtimeBins: smallint('airtime_bins').array(),
  },
  (t) => [primaryKey({ name: 'hotspot_minutes_pkey', columns: [t.hotspot, t.startsAt] })],
);

/** Quarters of an hour. Partitioned by month of `starts_at`. */
export const hotspotQuarters = pgTable(
  'hotspot_quarters',
  {
    ...spanColumns,
    clientsBins: integer('clients_bins').array().notNull(),
    throughputBins: integer('throughput_bins').array(),
    airtimeBins: integer('airtime_bins').array(),
  },
  (t) => [primaryKey({ name: 'hotspot_quarters_pkey', columns: [t.hotspot, t.startsAt] })],
);

/**
 * Spans for which something came in since they were last rolled up, as often as it came: without a key, so that batches
 * never wait for one another.
 */
export const hotspotSpansDue = pgTable(
  'hotspot_spans_due',
  {
    /** 1 or 15. */
    minutes: smallint('minutes').notNull(),
    startsAt: instant('starts_at').notNull(),
  },
  (t) => [
    index('hotspot_spans_due_idx').on(t.minutes, t.startsAt),
    check('hotspot_spans_due_lengths', sql`${t.minutes} in (1, 15)`),
  ],
);

/** The venue as drawn: one GeoJSON FeatureCollection a level. */
export const mapLevels = pgTable('map_levels', {
  level: smallint('level').primaryKey(),
  name: jsonb('name').$type<LocalizedText>().notNull(),
  drawing: jsonb('drawing').notNull(),
  changedAt: instant('changed_at').notNull(),
});
