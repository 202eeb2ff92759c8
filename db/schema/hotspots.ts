import { sql } from 'drizzle-orm';
import {
  check,
  doublePrecision,
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

/** Partitioned by day of `at`; a repeated reading is the same row. */
export const hotspotReadings = pgTable(
  'hotspot_readings',
  {
    hotspot: integer('hotspot').notNull(),
    at: instant('at').notNull(),
    clients: integer('clients').notNull(),
    rxMbps: real('rx_mbps').notNull(),
    txMbps: real('tx_mbps').notNull(),
    /** Share of air time in use, 0 to 1. */
    airtime: real('airtime'),
  },
  (t) => [
    primaryKey({ name: 'hotspot_readings_pkey', columns: [t.hotspot, t.at] }),
    check('hotspot_readings_not_negative', sql`${t.clients} >= 0 and ${t.rxMbps} >= 0 and ${t.txMbps} >= 0`),
    check('hotspot_readings_airtime_share', sql`${t.airtime} between 0 and 1`),
  ],
);

/** The venue as drawn: one GeoJSON FeatureCollection a level. */
export const mapLevels = pgTable('map_levels', {
  level: smallint('level').primaryKey(),
  name: jsonb('name').$type<LocalizedText>().notNull(),
  drawing: jsonb('drawing').notNull(),
  changedAt: instant('changed_at').notNull(),
});
