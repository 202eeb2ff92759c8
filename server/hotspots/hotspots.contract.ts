import { z } from 'zod';
import { bands, hotspotDoubts, hotspotStates } from '../../db/vocabulary.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { instant, lineOfText, localizedText, slug } from '../kernel/values.contract.ts';
import { defineWideTopic } from '../live/define-topic.ts';

// Inventory

export const hotspotCode = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9 ._:/-]{0,63}$/, 'letters, digits and . _ : / -, 64 at most');

const hotspotProperties = z.object({
  code: hotspotCode,
  name: localizedText,
  carrier: lineOfText(60),
  bands: z.array(z.enum(bands)).min(1).max(bands.length),
  zoneId: slug.optional(),
  level: z.number().int().min(-20).max(200).default(0),
  /** Clients that it serves well. */
  capacityClients: z.number().int().min(1).max(10_000),
});

export const hotspot = hotspotProperties.extend({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
export type Hotspot = z.infer<typeof hotspot>;

/** `inventory` changes when the list does. */
export const hotspotList = z.object({ inventory: z.string(), hotspots: z.array(hotspot) });

export const maxHotspots = 50_000;
export const maxInventoryBytes = 32 * 1024 * 1024;

/**
 * Headings of an inventory in CSV, in any order and case; names in further languages as `name_zh-CN`. Bands stand
 * in one field, parted by spaces: `2.4 5 6`. Level 0 where it is empty.
 */
export const inventoryColumns = [
  'code',
  'name',
  'carrier',
  'bands',
  'zone',
  'level',
  'latitude',
  'longitude',
  'capacity_clients',
] as const;
export const optionalInventoryColumns: readonly string[] = ['zone', 'level'];

/** An inventory in GeoJSON (RFC 7946): a point for each hotspot, longitude before latitude. */
export const inventoryGeoJson = z.object({
  type: z.literal('FeatureCollection'),
  features: z
    .array(
      z.object({
        type: z.literal('Feature'),
        geometry: z.object({
          type: z.literal('Point'),
          coordinates: z.tuple([hotspot.shape.longitude, hotspot.shape.latitude]).rest(z.number()),
        }),
        properties: hotspotProperties,
      }),
    )
    .max(maxHotspots),
});
export type InventoryGeoJson = z.infer<typeof inventoryGeoJson>;

/** An inventory goes in whole or not at all; what it no longer names is taken off the board. */
export const inventoryOutcome = z.object({
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  removed: z.number().int(),
});
export type InventoryOutcome = z.infer<typeof inventoryOutcome>;

// Readings

const octets = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/**
 * One report from one hotspot: a line of NDJSON. What passed through it comes as rates, kept to a thousandth of a
 * Mbit/s, or as counters, of which rates are made here; with neither, it is not known. A rate above `mostMbps` counts as
 * not told.
 */
export const reading = z.object({
  hotspot: hotspotCode,
  at: instant,
  clients: z.number().int().min(0).max(100_000),
  /** Clients by band, for those that tell. */
  bandClients: z.partialRecord(z.enum(bands), z.number().int().min(0).max(100_000)).optional(),
  rxMbps: z.number().min(0).max(1_000_000).optional(),
  txMbps: z.number().min(0).max(1_000_000).optional(),
  /** Octets since the hotspot started; may wrap at 2^32, and begins again at 0 when it starts again. */
  rxOctets: octets.optional(),
  txOctets: octets.optional(),
  /** How long it has been running: tells a start from a wrap. */
  upSeconds: z.number().min(0).max(4_294_967_295).optional(),
  /** Share of air time in use. */
  airtime: z.number().min(0).max(1).optional(),
});
export type Reading = z.infer<typeof reading>;

export const maxReadingsInBatch = 10_000;
export const maxReadingsBytes = 8 * 1024 * 1024;
/** Older readings are refused. */
export const oldestReadingMs = 7 * 86_400_000;
/** Readings further ahead of the server's clock are refused. */
export const futureReadingMs = 30_000;

/** Counters of 32 bits begin again at 0 after this many octets. */
export const counterRange = 2 ** 32;
/** Counters further apart make no rate. A poll each five minutes still does. */
export const counterGapMs = 6 * 60_000;
/**
 * Counters that may be of 32 bits, as neither is above them, and lie further apart than this make no rate: from 528 Mbit/s
 * on they may have wrapped unseen, and nobody could tell 10 Mbit/s from more. A poll each minute still does; who polls
 * less often reads counters of 64 bits (RFC 2863 §3.1.6 asks for them above 20 Mbit/s).
 */
export const narrowCounterGapMs = 65_000;
/** A rate above this, made of counters or told, is not believed, and not known then: no hotspot has a line to carry more. */
export const mostMbps = 10_000;
/** So far the clocks of hotspot and collector may drift apart between two readings before a start is read out of it. */
export const uptimeSlackSeconds = 5;

/** Days for which what was read is kept: each reading, what each minute came to, and each quarter of an hour. */
export const readingsKeptDays = 7;
export const minutesKeptDays = 30;
export const quartersKeptDays = 400;
/** A minute is rolled up when it has been over for so long; what comes in later has it rolled up again. */
export const rollupGraceMs = 10_000;

/**
 * Without a reading for so long, a hotspot is silent; one that reports seldom, when nothing came for longer than two
 * readings that fail to come (`gapIntervals` of what usually lies between them), a quarter of an hour at most. Time in
 * which no hotspot is heard does not count: when readings come again, each has its time once more.
 */
export const silentAfterMs = 90_000;
export const longestSilentAfterMs = 15 * 60_000;
/**
 * Without a reading of any hotspot for so long, it is not the hotspots that fell silent, but who reports of them: their
 * states stay as they were, and boards say that they are stale. Where hotspots report seldom it is so many times what
 * lies between two readings on the average, a quarter of an hour at most.
 */
export const unreportedAfterMs = 30_000;
export const unreportedIntervals = 1.5;
/**
 * A hotspot of which a collector has told within this time is not counted from accounting: it knows more. One that reports
 * as seldom as is borne with has its time.
 */
export const collectorWinsMs = longestSilentAfterMs;
/** Without a reading for so long, nothing is told of a hotspot but that it is silent. */
export const forgottenAfterMs = 24 * 3_600_000;
/** Share of the clients that a hotspot serves well, from which it is busy, and from which overloaded. */
export const busyFrom = 0.8;
export const overloadedFrom = 1;

/**
 * A hotspot comes and goes (`flapping`) that was away three times within a quarter of an hour: once is a restart, twice
 * may be an update that failed. It was away when nothing came for longer than two readings that fail to come (a lost
 * packet is one) and than 20 seconds, while others were heard.
 */
export const flappingGaps = 3;
export const flappingWithinMs = 15 * 60_000;
/** In intervals as they are usual for that hotspot. */
export const gapIntervals = 2.5;
export const shortestGapMs = 20_000;
/**
 * A hotspot is `stuck` that has told the same clients, rates and air time, with people there and traffic, for five
 * minutes and in ten readings: rates come in thousandths, and those of people are never the same twice. One that says
 * that nothing passes through it may be idle.
 */
export const stuckAfterMs = 5 * 60_000;
export const stuckReadings = 10;
/**
 * A hotspot that tells of more clients is `impossible`, and nothing else of what it tells is shown: a radio can tell 2,007
 * clients apart (association identifiers, IEEE 802.11-2020 §9.4.1.8), and there is one for each of three bands.
 */
export const mostClients = 3 * 2007;

/** Why a line was refused. */
export const readingFaults = ['malformed', 'negative_count', 'unknown_hotspot', 'future', 'too_old'] as const;
export type ReadingFault = (typeof readingFaults)[number];

/** Good lines are kept; the others are named. */
export const readingsOutcome = z.object({
  stored: z.number().int(),
  /** Sent before: the same hotspot and instant. */
  repeated: z.number().int(),
  refusedCount: z.number().int(),
  /** The first hundred; lines count from 1. */
  refused: z.array(z.object({ line: z.number().int(), code: z.enum(readingFaults), message: z.string() })),
});
export type ReadingsOutcome = z.infer<typeof readingsOutcome>;

/** What is longer ago is told by the minute (`/history`): of a hotspot that reports each second a day is 86,400 readings. */
export const historyQuery = z.object({ minutes: z.coerce.number().int().min(1).max(120).default(60) });
/** Oldest first. */
export const hotspotHistory = z.object({
  code: hotspotCode,
  /** All readings from here on: later than was asked for where there are more than 10,000 of them. */
  since: instant,
  readings: z.array(
    reading.omit({ hotspot: true }).extend({
      /** Counted from what access points told FreeRADIUS: no collector told it. */
      isFromAccounting: z.literal(true).optional(),
    }),
  ),
});
export type HotspotHistory = z.infer<typeof hotspotHistory>;

export const spansQuery = z.object({ hours: z.coerce.number().int().min(1).max(720).default(24) });
/** Up to so many hours are told by the minute, more by the quarter of an hour. */
export const minutesToldHours = 24;

/** What the readings of a span say of one figure. p50 and p95 are told from histograms: within a few parts in a hundred. */
const figure = z.object({ mean: z.number(), p50: z.number(), p95: z.number(), max: z.number() });
export type SpanFigure = z.infer<typeof figure>;

/** What the readings of a hotspot come to in a minute, or a quarter of an hour. */
export const hotspotSpan = z.object({
  startsAt: instant,
  readings: z.number().int(),
  clients: figure,
  /** Mbit/s of both directions together, and of each; absent where no reading tells both. */
  throughputMbps: figure.optional(),
  rxMbps: figure.pick({ mean: true, max: true }).optional(),
  txMbps: figure.pick({ mean: true, max: true }).optional(),
  airtime: figure.optional(),
});
export type HotspotSpan = z.infer<typeof hotspotSpan>;

/**
 * Oldest first. A span without a reading is absent, as are the newest: a minute is told some 15 seconds after it is over,
 * a quarter of an hour some 25.
 */
export const hotspotSpans = z.object({
  code: hotspotCode,
  spanMinutes: z.union([z.literal(1), z.literal(15)]),
  spans: z.array(hotspotSpan),
});
export type HotspotSpans = z.infer<typeof hotspotSpans>;

// What the boards follow

/**
 * What all hotspots carry now: row i is of hotspot i of `GET /api/hotspots`, and `roster` is its `inventory`: fetch it
 * again when that changes. A hotspot not heard for a day is silent, and all else of it is absent.
 */
export const hotspotLoads = defineWideTopic({
  name: 'hotspot-loads',
  params: z.object({}),
  head: z.object({
    /** When the newest reading was made, of any hotspot. */
    newestAt: instant.optional(),
    /** When one last came, by the server's clock, where nobody reports any more: all states are of then. */
    unreportedSince: instant.optional(),
  }),
  columns: {
    /** Of one in doubt as `impossible` it says only that it is heard (`ok`): whoever counts states leaves that one out. */
    state: { kind: 'choice', words: hotspotStates },
    clients: { kind: 'count' },
    rxMbps: { kind: 'measure', step: 0.1 },
    txMbps: { kind: 'measure', step: 0.1 },
    airtime: { kind: 'measure', step: 0.01 },
    clients24: { kind: 'count' },
    clients5: { kind: 'count' },
    clients6: { kind: 'count' },
    /** When it was last heard, for a silent one: its figures are of then. */
    silentSince: { kind: 'instant' },
    /** Why its figures are not to be trusted. */
    doubt: { kind: 'choice', words: hotspotDoubts },
    /** Where its figures come from where no collector told them. */
    source: { kind: 'choice', words: ['accounting'] },
  },
  permission: permissions.followHotspots,
  maxHz: 2,
});
