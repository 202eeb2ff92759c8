import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  type RoomMatch,
  roomMatches,
  type ScheduleFormat,
  type SessionChangeKind,
  type SessionState,
  scheduleFormats,
  sessionChangeKinds,
  sessionStates,
} from '../venue-vocabulary.ts';
import { bytea, instant, type LocalizedText, oneOf } from './columns.ts';
import { delegates } from './delegates.ts';

/** Where a programme comes from: a file that somebody puts, or an address that is asked again. */
export const programmeSources = pgTable(
  'programme_sources',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    format: text('format').$type<ScheduleFormat>().notNull(),
    address: text('address'),
    /** Of the last answer that was read whole: the address is not read again while it is the same. */
    etag: text('etag'),
    /** SHA-256 of what was read last, in hexadecimal. */
    contentHash: text('content_hash'),
    /** The version that the file says it is. */
    version: text('version'),
    readAt: instant('read_at'),
    /** Whether the address is asked again by itself, with what changes put at once. */
    isFollowed: boolean('is_followed').notNull().default(false),
    /** Of the last try: none is well. */
    fault: text('fault'),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    uniqueIndex('programme_sources_name_key').on(t.name),
    check('programme_sources_format_word', oneOf('format', scheduleFormats)),
    check('programme_sources_followed_has_address', sql`${t.address} is not null or not ${t.isFollowed}`),
  ],
);

/** A room as the programme names it, and which place of the venue it is. */
export const programmeRooms = pgTable(
  'programme_rooms',
  {
    sourceId: uuid('source_id')
      .notNull()
      .references(() => programmeSources.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    name: text('name').notNull(),
    /** A place's key; none: nobody has said yet, or a person has said that it is nowhere in the venue. */
    placeKey: text('place_key'),
    matched: text('matched').$type<RoomMatch>(),
  },
  (t) => [
    primaryKey({ name: 'programme_rooms_pkey', columns: [t.sourceId, t.key] }),
    check('programme_rooms_matched_word', oneOf('matched', roomMatches)),
    // A person may say that a room is nowhere in the venue: then it is settled, and has no place.
    check(
      'programme_rooms_matched_how',
      sql`case when ${t.matched} is null then ${t.placeKey} is null else ${t.placeKey} is not null or ${t.matched} = 'by_person' end`,
    ),
  ],
);

export const programmeTracks = pgTable(
  'programme_tracks',
  {
    sourceId: uuid('source_id')
      .notNull()
      .references(() => programmeSources.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    name: jsonb('name').$type<LocalizedText>().notNull(),
    colour: text('colour'),
  },
  (t) => [
    primaryKey({ name: 'programme_tracks_pkey', columns: [t.sourceId, t.key] }),
    check('programme_tracks_colour_form', sql`${t.colour} ~ '^#[0-9a-f]{6}$'`),
  ],
);

export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    sourceId: uuid('source_id')
      .notNull()
      .references(() => programmeSources.id, { onDelete: 'cascade' }),
    /** What the source calls it for ever: a guid, a UID with its recurrence. */
    guid: text('guid').notNull(),
    title: jsonb('title').$type<LocalizedText>().notNull(),
    subtitle: text('subtitle'),
    abstract: text('abstract'),
    description: text('description'),
    roomKey: text('room_key'),
    trackKey: text('track_key'),
    /** Of the talk: a BCP 47 tag. */
    language: text('language'),
    url: text('url'),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    state: text('state').$type<SessionState>().notNull().default('scheduled'),
    /** Counts up with each change: the SEQUENCE of iCalendar. */
    revision: integer('revision').notNull().default(0),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    uniqueIndex('sessions_guid_key').on(t.sourceId, t.guid),
    index('sessions_starts_at_idx').on(t.startsAt),
    index('sessions_room_idx').on(t.sourceId, t.roomKey, t.startsAt),
    foreignKey({
      name: 'sessions_room_fk',
      columns: [t.sourceId, t.roomKey],
      foreignColumns: [programmeRooms.sourceId, programmeRooms.key],
    }),
    foreignKey({
      name: 'sessions_track_fk',
      columns: [t.sourceId, t.trackKey],
      foreignColumns: [programmeTracks.sourceId, programmeTracks.key],
    }),
    check('sessions_ends_after_start', sql`${t.endsAt} > ${t.startsAt}`),
    check('sessions_state_word', oneOf('state', sessionStates)),
  ],
);

/** Who speaks, as the programme prints it; no delegate is meant by it. */
export const sessionSpeakers = pgTable(
  'session_speakers',
  {
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    position: smallint('position').notNull(),
    name: text('name').notNull(),
    affiliation: text('affiliation'),
  },
  (t) => [primaryKey({ name: 'session_speakers_pkey', columns: [t.sessionId, t.position] })],
);

/** A delegate means to come. */
export const favourites = pgTable(
  'favourites',
  {
    delegateId: uuid('delegate_id')
      .notNull()
      .references(() => delegates.id, { onDelete: 'cascade' }),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    markedAt: instant('marked_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'favourites_pkey', columns: [t.delegateId, t.sessionId] }),
    index('favourites_session_idx').on(t.sessionId),
  ],
);

/** With its secret a calendar program reads the programme, and what this delegate marked, without signing in. */
export const calendarLinks = pgTable(
  'calendar_links',
  {
    delegateId: uuid('delegate_id')
      .primaryKey()
      .references(() => delegates.id, { onDelete: 'cascade' }),
    secretHash: bytea('secret_hash').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [uniqueIndex('calendar_links_secret_key').on(t.secretHash)],
);

/** What became of sessions, newest told to those who marked them. */
export const sessionChanges = pgTable(
  'session_changes',
  {
    id: uuid('id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    at: instant('at').notNull(),
    kind: text('kind').$type<SessionChangeKind>().notNull(),
    /** What it was before: title, start, end, room, its place. */
    before: jsonb('before'),
  },
  (t) => [
    index('session_changes_session_idx').on(t.sessionId, t.at),
    check('session_changes_kind_word', oneOf('kind', sessionChangeKinds)),
  ],
);
