import { sql } from 'drizzle-orm';
import {
  boolean,
  char,
  check,
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { type JoinMethod, joinMethods, type RouteOut, routesOut } from '../network-vocabulary.ts';
import { type DelegateCategory, delegateCategories } from '../vocabulary.ts';
import { bytea, instant, oneOf } from './columns.ts';
import { delegates } from './delegates.ts';
import { hotspots } from './hotspots.ts';
import { staff } from './staff.ts';

const inet = customType<{ data: string }>({ dataType: () => 'inet' });

/** What a category may do on the network. */
export const networkProfiles = pgTable(
  'network_profiles',
  {
    category: text('category').$type<DelegateCategory>().primaryKey(),
    vlan: smallint('vlan').notNull(),
    routeOut: text('route_out').$type<RouteOut>().notNull(),
    downKbps: integer('down_kbps').notNull(),
    upKbps: integer('up_kbps').notNull(),
    /** How many of a delegate's devices may be on the network. */
    devices: smallint('devices').notNull(),
    /** How long a connection lasts before the device must prove itself again. */
    connectionMinutes: smallint('connection_minutes').notNull(),
    /** From so long before the conference until so long after it. */
    opensHoursBefore: smallint('opens_hours_before').notNull(),
    closesHoursAfter: smallint('closes_hours_after').notNull(),
    /** Who has left the venue is off the network until they are back. */
    sleepsOutside: boolean('sleeps_outside').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    check('network_profiles_category_word', oneOf('category', delegateCategories)),
    check('network_profiles_route_word', oneOf('route_out', routesOut)),
    // IEEE 802.1Q: 0 and 4095 name no network.
    check('network_profiles_vlan_range', sql`${t.vlan} between 1 and 4094`),
    check(
      'network_profiles_speed_range',
      sql`${t.downKbps} between 64 and 4000000 and ${t.upKbps} between 64 and 4000000`,
    ),
    check('network_profiles_devices_range', sql`${t.devices} between 1 and 20`),
    check('network_profiles_minutes_range', sql`${t.connectionMinutes} between 1 and 1440`),
    check(
      'network_profiles_hours_range',
      sql`${t.opensHoursBefore} between 0 and 2160 and ${t.closesHoursAfter} between 0 and 2160`,
    ),
  ],
);

/** A delegate's right to the network. The database makes one with each registration, and finds by it who is awake. */
export const networkAccounts = pgTable(
  'network_accounts',
  {
    delegateId: uuid('delegate_id')
      .primaryKey()
      .references(() => delegates.id, { onDelete: 'cascade' }),
    madeAt: instant('made_at').notNull(),
    revokedAt: instant('revoked_at'),
    revokedBy: uuid('revoked_by').references(() => staff.id),
    revokedBecause: text('revoked_because'),
  },
  (t) => [
    check(
      'network_accounts_revoked_whole',
      sql`(${t.revokedAt} is null) = (${t.revokedBecause} is null) and (${t.revokedAt} is null) = (${t.revokedBy} is null)`,
    ),
  ],
);

/** An authority of the venue: phones trust it, and it signs the server's certificate and theirs. Two may be valid at once. */
export const networkAuthorities = pgTable(
  'network_authorities',
  {
    id: uuid('id').primaryKey(),
    certificate: bytea('certificate').notNull(),
    /** PKCS #8, sealed. */
    sealedKey: bytea('sealed_key').notNull(),
    madeAt: instant('made_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** Until then it waits: it is trusted, and each FreeRADIUS is to start with files that hold it. */
    signsFrom: instant('signs_from'),
    /** From then on it signs no more; what it has signed is good until it is retired. */
    succeededAt: instant('succeeded_at'),
    retiredAt: instant('retired_at'),
  },
  (t) => [
    uniqueIndex('network_authorities_one_signs')
      .on(sql`(true)`)
      .where(sql`${t.signsFrom} is not null and ${t.succeededAt} is null`),
    uniqueIndex('network_authorities_one_waits')
      .on(sql`(true)`)
      .where(sql`${t.signsFrom} is null and ${t.retiredAt} is null`),
    check('network_authorities_succeeded_late', sql`${t.succeededAt} is null or ${t.signsFrom} is not null`),
    // What signs is not retired; what only waits may be.
    check(
      'network_authorities_retired_late',
      sql`${t.retiredAt} is null or ${t.succeededAt} is not null or ${t.signsFrom} is null`,
    ),
  ],
);

/** Each FreeRADIUS for which files were laid out: with what it starts, and whether it has. */
export const radiusServers = pgTable(
  'radius_servers',
  {
    name: text('name').primaryKey(),
    /** Of its newest files: another one each time. FreeRADIUS calls itself by it towards the database. */
    layout: uuid('layout').notNull(),
    laidOutAt: instant('laid_out_at').notNull(),
    /** The authorities that are trusted by these files. */
    authorityIds: uuid('authority_ids').array().notNull(),
    /** Who has signed the certificate in them. */
    signedBy: uuid('signed_by').notNull(),
    /** In DER: what phones compare it by is told to whoever sets one up by hand. */
    certificate: bytea('certificate').notNull(),
    certificateUntil: instant('certificate_until').notNull(),
    /** When FreeRADIUS was first heard with these files; null: it has not started again since. */
    startedAt: instant('started_at'),
    /** The certificate that it last started with, and until when that is good. */
    runsWith: bytea('runs_with'),
    runsUntil: instant('runs_until'),
  },
  (t) => [
    foreignKey({
      name: 'radius_servers_signed_by_fk',
      columns: [t.signedBy],
      foreignColumns: [networkAuthorities.id],
    }),
    uniqueIndex('radius_servers_layout_key').on(t.layout),
    check('radius_servers_name_form', sql`${t.name} ~ '^[a-z0-9_]{1,50}$'`),
  ],
);

/** One secret or certificate, of one device and one method. */
export const networkCredentials = pgTable(
  'network_credentials',
  {
    id: uuid('id').primaryKey(),
    delegateId: uuid('delegate_id')
      .notNull()
      .references(() => networkAccounts.delegateId, { onDelete: 'cascade' }),
    /** What its owner calls the device. */
    deviceName: text('device_name').notNull(),
    method: text('method').$type<JoinMethod>().notNull(),
    /** Random; in a certificate, its subject. */
    userName: text('user_name').notNull(),
    /** MD4 of the secret in UTF-16 (RFC 2759 §8.3): MSCHAPv2 can be checked against nothing else. */
    ntHash: bytea('nt_hash'),
    /** SHA-512 of the secret and a salt of 16 bytes, then the salt. */
    saltedHash: bytea('salted_hash'),
    /** Of the certificate: lower hex, as FreeRADIUS tells it. */
    serial: text('serial'),
    authorityId: uuid('authority_id').references(() => networkAuthorities.id),
    /** Far longer than the conference: when the network is open, `network_standing` says. */
    validFrom: instant('valid_from').notNull(),
    validUntil: instant('valid_until').notNull(),
    madeAt: instant('made_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    uniqueIndex('network_credentials_user_name_key').on(t.userName),
    uniqueIndex('network_credentials_serial_key').on(t.serial),
    index('network_credentials_delegate_idx').on(t.delegateId),
    check('network_credentials_method_word', oneOf('method', joinMethods)),
    check('network_credentials_user_name_form', sql`${t.userName} ~ '^[a-z2-7]{16}$'`),
    check('network_credentials_device_named', sql`btrim(${t.deviceName}) <> ''`),
    // Never two hashes of one secret: the weaker would tell the stronger.
    check(
      'network_credentials_one_secret',
      sql`num_nonnulls(${t.ntHash}, ${t.saltedHash}, ${t.serial}) = 1 and (${t.method} = 'peap') = (${t.ntHash} is not null) and (${t.method} = 'ttls') = (${t.saltedHash} is not null) and (${t.method} = 'tls') = (${t.authorityId} is not null)`,
    ),
    check(
      'network_credentials_hash_lengths',
      sql`octet_length(${t.ntHash}) = 16 and octet_length(${t.saltedHash}) = 80`,
    ),
    check('network_credentials_serial_form', sql`${t.serial} ~ '^[0-9a-f]{2,40}$'`),
    check('network_credentials_valid_order', sql`${t.validFrom} < ${t.validUntil}`),
  ],
);

/** What asks FreeRADIUS for a device: an access point, or the controller of many. */
export const accessPoints = pgTable(
  'access_points',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    name: text('name').notNull(),
    /** Where its packets come from; where it is over TLS, its certificate says who it is. */
    address: inet('address'),
    /** Initialisation vector, AES-256-CBC, HMAC-SHA-256 of both: `radius.access_point` opens it for FreeRADIUS. */
    secretBox: bytea('secret_box').notNull(),
    /** Over TLS from a network that is not trusted: it cannot be told to disconnect a device. */
    isOverTls: boolean('is_over_tls').notNull().default(false),
    /** Where it takes a Disconnect-Request (RFC 5176 §2.1). */
    disconnectPort: integer('disconnect_port').notNull().default(3799),
    /** The newest that was made for it, and alone believed: lower hex, as FreeRADIUS tells it. */
    certificateSerial: text('certificate_serial'),
    certificateUntil: instant('certificate_until'),
    certificateAuthorityId: uuid('certificate_authority_id'),
    /** It may speak for hotspots that another one speaks for: where it takes over from that one. */
    speaksForAny: boolean('speaks_for_any').notNull().default(false),
    /** The newest hotspot that it claimed to be and that another one speaks for, and when it did. */
    claimedHotspot: integer('claimed_hotspot'),
    claimedAt: instant('claimed_at'),
    changedAt: instant('changed_at').notNull(),
    /** No longer in the newest inventory. */
    removedAt: instant('removed_at'),
  },
  (t) => [
    uniqueIndex('access_points_address_key').on(t.address),
    uniqueIndex('access_points_name_key').on(t.name),
    uniqueIndex('access_points_certificate_key').on(t.certificateSerial),
    foreignKey({
      name: 'access_points_certificate_authority_fk',
      columns: [t.certificateAuthorityId],
      foreignColumns: [networkAuthorities.id],
    }),
    foreignKey({
      name: 'access_points_claimed_hotspot_fk',
      columns: [t.claimedHotspot],
      foreignColumns: [hotspots.number],
    }),
    check('access_points_claim_whole', sql`(${t.claimedHotspot} is null) = (${t.claimedAt} is null)`),
    check('access_points_known_by', sql`${t.isOverTls} or ${t.address} is not null`),
    check(
      'access_points_certificate_whole',
      sql`num_nonnulls(${t.certificateSerial}, ${t.certificateUntil}, ${t.certificateAuthorityId}) in (0, 3)`,
    ),
    check('access_points_secret_length', sql`octet_length(${t.secretBox}) between 64 and 256`),
    check('access_points_port_range', sql`${t.disconnectPort} between 1 and 65535`),
  ],
);

/** Which hotspot speaks with which address in the air: a hotspot has one for each radio and network. */
export const hotspotAddresses = pgTable(
  'hotspot_addresses',
  {
    /** Twelve lower hex digits. */
    bssid: char('bssid', { length: 12 }).primaryKey(),
    hotspot: integer('hotspot')
      .notNull()
      .references(() => hotspots.number),
    /** Which access point speaks for it; null in what was imported before that was kept. */
    accessPointId: integer('access_point_id').references(() => accessPoints.id),
  },
  (t) => [
    index('hotspot_addresses_hotspot_idx').on(t.hotspot),
    check('hotspot_addresses_form', sql`${t.bssid} ~ '^[0-9a-f]{12}$'`),
  ],
);
