import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  char,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  type AccountingKind,
  accountingKinds,
  type ConnectionEnd,
  connectionEnds,
  type DisconnectOutcome,
  disconnectOutcomes,
  type JoinMethod,
  type JoinOutcome,
  joinMethods,
  joinOutcomes,
  type RouteOut,
  routesOut,
  type StrangerReason,
  strangerReasons,
} from '../network-vocabulary.ts';
import { instant, oneOf } from './columns.ts';
import { delegates } from './delegates.ts';
import { hotspots } from './hotspots.ts';
import { accessPoints, networkAccounts, networkCredentials } from './network-access.ts';

/**
 * The devices that hold a place of an account. Where none is left, the device that was seen longest ago and has no open
 * connection gives its own up to the one that asks.
 */
export const networkDevices = pgTable(
  'network_devices',
  {
    delegateId: uuid('delegate_id')
      .notNull()
      .references(() => networkAccounts.delegateId, { onDelete: 'cascade' }),
    /** Twelve lower hex digits. */
    address: char('address', { length: 12 }).notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'network_devices_pkey', columns: [t.delegateId, t.address] }),
    index('network_devices_address_idx').on(t.address),
    check('network_devices_address_form', sql`${t.address} ~ '^[0-9a-f]{12}$'`),
  ],
);

/** One device on one hotspot, from Access-Accept to the end that accounting tells. */
export const connections = pgTable(
  'connections',
  {
    /** Random: the `Class` that goes to the access point and comes back with its accounting. */
    id: uuid('id').primaryKey(),
    /** Whose; cut when retention says so. */
    delegateId: uuid('delegate_id').references(() => delegates.id, { onDelete: 'set null' }),
    credentialId: uuid('credential_id'),
    deviceAddress: char('device_address', { length: 12 }),
    accessPointId: integer('access_point_id')
      .notNull()
      .references(() => accessPoints.id),
    hotspot: integer('hotspot').references(() => hotspots.number),
    vlan: smallint('vlan').notNull(),
    /** As the access point was told it; none of one that an earlier version let in. */
    routeOut: text('route_out').$type<RouteOut>(),
    /** As the access point calls it. */
    accountingId: text('accounting_id'),
    admittedAt: instant('admitted_at').notNull(),
    /** When the device came to this hotspot: when it was let in, or since, by the keys that access points share. */
    arrivedAt: instant('arrived_at').notNull().default(sql`now()`),
    /** Until when it lasts unless the device proves itself again. */
    lastsUntil: instant('lasts_until').notNull(),
    /** What accounting has told; none of a connection of which it has told nothing. */
    startedAt: instant('started_at'),
    toldAt: instant('told_at'),
    seconds: integer('seconds'),
    octetsUp: bigint('octets_up', { mode: 'number' }),
    octetsDown: bigint('octets_down', { mode: 'number' }),
    /** Of its first number, what the access point had counted for the same device before this connection. */
    octetsUpBefore: bigint('octets_up_before', { mode: 'number' }).notNull().default(0),
    octetsDownBefore: bigint('octets_down_before', { mode: 'number' }).notNull().default(0),
    /** It has gone on under another number than it began with, and each counts from nothing. */
    hasReturned: boolean('has_returned').notNull().default(false),
    endedAt: instant('ended_at'),
    end: text('end').$type<ConnectionEnd>(),
  },
  (t) => [
    foreignKey({
      name: 'connections_credential_fk',
      columns: [t.credentialId],
      foreignColumns: [networkCredentials.id],
    }).onDelete('set null'),
    index('connections_open_idx').on(t.delegateId).where(sql`${t.endedAt} is null`),
    index('connections_open_hotspot_idx').on(t.hotspot).where(sql`${t.endedAt} is null`),
    index('connections_arrived_idx').on(t.arrivedAt).where(sql`${t.endedAt} is null`),
    index('connections_of_delegate_idx').on(t.delegateId, t.admittedAt),
    index('connections_credential_idx').on(t.credentialId),
    index('connections_accounting_idx').on(t.accessPointId, t.accountingId).where(sql`${t.endedAt} is null`),
    index('connections_ended_idx').on(t.endedAt).where(sql`${t.deviceAddress} is not null`),
    check('connections_route_word', oneOf('route_out', routesOut)),
    check('connections_end_word', oneOf('"end"', connectionEnds)),
    check('connections_end_whole', sql`(${t.endedAt} is null) = (${t.end} is null)`),
    check('connections_device_form', sql`${t.deviceAddress} ~ '^[0-9a-f]{12}$'`),
    check('connections_not_negative', sql`${t.seconds} >= 0 and ${t.octetsUp} >= 0 and ${t.octetsDown} >= 0`),
  ],
);

/** Each time that a device of a delegate asked to join, and what it was answered: for who asks why it cannot connect. */
export const joinAttempts = pgTable(
  'join_attempts',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant('at').notNull(),
    delegateId: uuid('delegate_id')
      .notNull()
      .references(() => delegates.id, { onDelete: 'cascade' }),
    credentialId: uuid('credential_id').references(() => networkCredentials.id, { onDelete: 'cascade' }),
    accessPointId: integer('access_point_id').references(() => accessPoints.id),
    hotspot: integer('hotspot').references(() => hotspots.number),
    /** None where it asked in a way that there is not. */
    method: text('method').$type<JoinMethod>(),
    outcome: text('outcome').$type<JoinOutcome>().notNull(),
  },
  (t) => [
    index('join_attempts_delegate_idx').on(t.delegateId, t.at),
    index('join_attempts_at_idx').using('brin', t.at),
    check('join_attempts_method_word', oneOf('method', joinMethods)),
    check('join_attempts_outcome_word', oneOf('outcome', joinOutcomes)),
  ],
);

/**
 * How often a device was turned away of which nothing tells whose it is, in ten minutes each: by where and why alone, for there
 * is no one to tell of it.
 */
export const strangerAttempts = pgTable(
  'stranger_attempts',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    since: instant('since').notNull(),
    accessPointId: integer('access_point_id').references(() => accessPoints.id),
    hotspot: integer('hotspot').references(() => hotspots.number),
    reason: text('reason').$type<StrangerReason>().notNull(),
    count: integer('count').notNull(),
  },
  (t) => [
    unique('stranger_attempts_once').on(t.since, t.accessPointId, t.hotspot, t.reason).nullsNotDistinct(),
    check('stranger_attempts_reason_word', oneOf('reason', strangerReasons)),
    check('stranger_attempts_some', sql`${t.count} > 0`),
  ],
);

/** An outbox: which connections are to be ended, written with the decision that ends them. */
export const disconnects = pgTable(
  'disconnects',
  {
    connectionId: uuid('connection_id')
      .primaryKey()
      .references(() => connections.id, { onDelete: 'cascade' }),
    because: text('because').$type<JoinOutcome>().notNull(),
    requestedAt: instant('requested_at').notNull(),
    tries: smallint('tries').notNull().default(0),
    dueAt: instant('due_at').notNull(),
    outcome: text('outcome').$type<DisconnectOutcome>(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    index('disconnects_due_idx').on(t.dueAt).where(sql`${t.outcome} is null`),
    check('disconnects_because_word', oneOf('because', joinOutcomes)),
    check('disconnects_outcome_word', oneOf('outcome', disconnectOutcomes)),
    check('disconnects_settled_whole', sql`(${t.outcome} is null) = (${t.settledAt} is null)`),
  ],
);

/** What access points told, as it came: append-only. A packet that was sent again is the same row. */
export const accountingEvents = pgTable(
  'accounting_events',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** By the clock of FreeRADIUS, less the delay that the access point told. */
    at: instant('at').notNull(),
    kind: text('kind').$type<AccountingKind>().notNull(),
    /** Who writes it has looked both up; to have them looked up once more would lock them for each packet. */
    accessPointId: integer('access_point_id').notNull(),
    /** None where it is told of no connection, or of one that nobody was admitted to. */
    connectionId: uuid('connection_id'),
    accountingId: text('accounting_id').notNull(),
    seconds: bigint('seconds', { mode: 'number' }).notNull(),
    octetsUp: bigint('octets_up', { mode: 'number' }).notNull(),
    octetsDown: bigint('octets_down', { mode: 'number' }).notNull(),
    cause: text('cause').notNull(),
  },
  (t) => [
    unique('accounting_events_once')
      .on(t.connectionId, t.accessPointId, t.accountingId, t.kind, t.seconds, t.octetsUp, t.octetsDown)
      .nullsNotDistinct(),
    index('accounting_events_at_idx').using('brin', t.at),
    check('accounting_events_kind_word', oneOf('kind', accountingKinds)),
    check('accounting_events_not_negative', sql`${t.seconds} >= 0 and ${t.octetsUp} >= 0 and ${t.octetsDown} >= 0`),
  ],
);

/** What access points told and nothing could be made of: the newest, for people to look at. No device stands in it. */
export const unreadableAccounting = pgTable(
  'unreadable_accounting',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant('at').notNull(),
    said: text('said').notNull(),
  },
  (t) => [check('unreadable_accounting_bounded', sql`char_length(${t.said}) <= 4000`)],
);
