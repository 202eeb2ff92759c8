import { sql } from 'drizzle-orm';
import {
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  type PlaceKind,
  placeKinds,
  type StepFreeWord,
  stepFreeWords,
  type VenueFormat,
  type VenueVersionState,
  venueFormats,
  venueVersionStates,
  type WalkwayDirection,
  type WalkwayDoor,
  type WalkwayFeature,
  type WalkwayKind,
  walkwayDirections,
  walkwayDoors,
  walkwayFeatures,
  walkwayKinds,
} from '../venue-vocabulary.ts';
import { instant, type LocalizedText, oneOf } from './columns.ts';
import { staff } from './staff.ts';

/** The plan of the venue, each version whole. What is published is never changed; a change is a new version. */
export const venueVersions = pgTable(
  'venue_versions',
  {
    id: uuid('id').primaryKey(),
    /** Counts up, for people. */
    number: integer('number').notNull().generatedAlwaysAsIdentity(),
    state: text('state').$type<VenueVersionState>().notNull().default('draft'),
    format: text('format').$type<VenueFormat>().notNull(),
    /** The file's name, or the address. */
    source: text('source').notNull(),
    madeAt: instant('made_at').notNull(),
    madeBy: uuid('made_by').references(() => staff.id, { onDelete: 'set null' }),
    publishedAt: instant('published_at'),
    /** What the validator found, worst first, when it was made. */
    findings: jsonb('findings').notNull(),
    /** GeoJSON of each level, put as the map with it. */
    drawing: jsonb('drawing'),
  },
  (t) => [
    uniqueIndex('venue_versions_one_published').on(t.state).where(sql`${t.state} = 'published'`),
    uniqueIndex('venue_versions_one_draft').on(t.state).where(sql`${t.state} = 'draft'`),
    uniqueIndex('venue_versions_number_key').on(t.number),
    check('venue_versions_state_word', oneOf('state', venueVersionStates)),
    check('venue_versions_format_word', oneOf('format', venueFormats)),
    check('venue_versions_published_when', sql`(${t.publishedAt} is null) = (${t.state} in ('draft', 'discarded'))`),
  ],
);

const ofVersion = {
  versionId: uuid('version_id')
    .notNull()
    .references(() => venueVersions.id, { onDelete: 'cascade' }),
};

export const venueLevels = pgTable(
  'venue_levels',
  {
    ...ofVersion,
    id: text('id').notNull(),
    ordinal: real('ordinal').notNull(),
    name: jsonb('name').$type<LocalizedText>().notNull(),
    shortName: text('short_name'),
  },
  (t) => [primaryKey({ name: 'venue_levels_pkey', columns: [t.versionId, t.id] })],
);

export const venuePlaces = pgTable(
  'venue_places',
  {
    ...ofVersion,
    key: text('key').notNull(),
    name: jsonb('name').$type<LocalizedText>().notNull(),
    kind: text('kind').$type<PlaceKind>().notNull(),
    levelId: text('level_id').notNull(),
    longitude: doublePrecision('longitude').notNull(),
    latitude: doublePrecision('latitude').notNull(),
    doors: text('doors').array().notNull(),
    zoneId: text('zone_id'),
    aliases: text('aliases').array(),
    address: jsonb('address').$type<LocalizedText>(),
    telephone: text('telephone'),
    hours: jsonb('hours'),
    bookingUrl: text('booking_url'),
    introduction: jsonb('introduction').$type<Record<string, string>>(),
  },
  (t) => [
    primaryKey({ name: 'venue_places_pkey', columns: [t.versionId, t.key] }),
    foreignKey({
      name: 'venue_places_level_fk',
      columns: [t.versionId, t.levelId],
      foreignColumns: [venueLevels.versionId, venueLevels.id],
    }),
    check('venue_places_kind_word', oneOf('kind', placeKinds)),
    check('venue_places_latitude_range', sql`${t.latitude} between -90 and 90`),
    check('venue_places_longitude_range', sql`${t.longitude} between -180 and 180`),
  ],
);

export const walkNodes = pgTable(
  'walk_nodes',
  {
    ...ofVersion,
    id: text('id').notNull(),
    levelId: text('level_id').notNull(),
    longitude: doublePrecision('longitude').notNull(),
    latitude: doublePrecision('latitude').notNull(),
  },
  (t) => [
    primaryKey({ name: 'walk_nodes_pkey', columns: [t.versionId, t.id] }),
    foreignKey({
      name: 'walk_nodes_level_fk',
      columns: [t.versionId, t.levelId],
      foreignColumns: [venueLevels.versionId, venueLevels.id],
    }),
  ],
);

export const walkways = pgTable(
  'walkways',
  {
    ...ofVersion,
    id: text('id').notNull(),
    fromNode: text('from_node').notNull(),
    toNode: text('to_node').notNull(),
    kind: text('kind').$type<WalkwayKind>().notNull(),
    lengthM: real('length_m').notNull(),
    seconds: real('seconds'),
    headwayS: real('headway_s'),
    line: text('line'),
    widthM: real('width_m'),
    stairs: integer('stairs'),
    slope: real('slope'),
    door: text('door').$type<WalkwayDoor>(),
    direction: text('direction').$type<WalkwayDirection>().notNull(),
    stepFree: text('step_free').$type<StepFreeWord>(),
    zoneId: text('zone_id'),
    gateId: text('gate_id'),
    hours: jsonb('hours'),
    name: jsonb('name').$type<LocalizedText>(),
    feature: text('feature').$type<WalkwayFeature>(),
    bends: jsonb('bends').$type<[number, number][]>(),
  },
  (t) => [
    primaryKey({ name: 'walkways_pkey', columns: [t.versionId, t.id] }),
    foreignKey({
      name: 'walkways_from_fk',
      columns: [t.versionId, t.fromNode],
      foreignColumns: [walkNodes.versionId, walkNodes.id],
    }),
    foreignKey({
      name: 'walkways_to_fk',
      columns: [t.versionId, t.toNode],
      foreignColumns: [walkNodes.versionId, walkNodes.id],
    }),
    check('walkways_kind_word', oneOf('kind', walkwayKinds)),
    check('walkways_direction_word', oneOf('direction', walkwayDirections)),
    check('walkways_door_word', oneOf('door', walkwayDoors)),
    check('walkways_step_free_word', oneOf('step_free', stepFreeWords)),
    check('walkways_feature_word', oneOf('feature', walkwayFeatures)),
    // Without these each node that goes is looked for among all walkways.
    index('walkways_from_node_idx').on(t.versionId, t.fromNode),
    index('walkways_to_node_idx').on(t.versionId, t.toNode),
    check('walkways_length_not_negative', sql`${t.lengthM} >= 0`),
  ],
);

/** The code on a place's sign. It belongs to the place's key for ever: a printed sign outlives versions. */
export const placeCodes = pgTable(
  'place_codes',
  {
    code: text('code').primaryKey(),
    placeKey: text('place_key').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    uniqueIndex('place_codes_place_key').on(t.placeKey),
    check('place_codes_code_form', sql`${t.code} ~ '^[0-9A-HJKMNP-TV-Y]{4}$'`),
  ],
);

/** Walkways that cannot be walked for a time. What ended early keeps the time that was meant. */
export const closures = pgTable(
  'closures',
  {
    id: uuid('id').primaryKey(),
    /** By their ids in the plan: a closure outlives a version. */
    walkwayIds: text('walkway_ids').array().notNull(),
    startsAt: instant('starts_at').notNull(),
    /** None: until somebody ends it. */
    until: instant('until'),
    /** For those who are sent another way. */
    reason: jsonb('reason').$type<LocalizedText>().notNull(),
    madeAt: instant('made_at').notNull(),
    madeBy: uuid('made_by').references(() => staff.id, { onDelete: 'set null' }),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('closures_in_force_idx').on(t.startsAt).where(sql`${t.endedAt} is null`),
    check('closures_of_something', sql`cardinality(${t.walkwayIds}) > 0`),
    check('closures_until_after_start', sql`${t.until} > ${t.startsAt}`),
  ],
);
