import { z } from 'zod';
import { bands, hotspotStates } from '../../db/vocabulary.ts';
import { instant, localizedText, slug } from '../kernel/values.contract.ts';
import { defineTopic } from '../live/define-topic.ts';

/** Who may do what in this capability. */
export const hotspotAudiences = {
  importInventory: ['network', 'administrator'],
  followHotspots: ['network', 'supervisor', 'administrator'],
} as const;

export const hotspotCode = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9 ._:/-]{0,63}$/, 'letters, digits and . _ : / -, 64 at most');

export const hotspot = z.object({
  code: hotspotCode,
  name: localizedText,
  carrier: z.string().trim().min(1).max(60),
  bands: z.array(z.enum(bands)).min(1).max(bands.length),
  zoneId: slug.optional(),
  level: z.number().int().min(-20).max(200),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  capacityClients: z.number().int().min(1).max(10_000),
});
export type Hotspot = z.infer<typeof hotspot>;
export const hotspotList = z.object({ hotspots: z.array(hotspot) });

/** An inventory file goes in whole or not at all; what it no longer names is taken off the board. */
export const inventoryOutcome = z.object({
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  removed: z.number().int(),
});

/** One report from one hotspot: a line of NDJSON. */
export const reading = z.object({
  hotspot: hotspotCode,
  at: instant,
  clients: z.number().int().min(0).max(100_000),
  rxMbps: z.number().min(0).max(1_000_000).default(0),
  txMbps: z.number().min(0).max(1_000_000).default(0),
  airtime: z.number().min(0).max(1).optional(),
});
export type Reading = z.infer<typeof reading>;

export const maxReadingsInBatch = 10_000;
/** Older readings are kept but change no state; older than a week are refused. */
export const lateReadingMs = 90_000;
export const oldestReadingMs = 7 * 86_400_000;
export const futureReadingMs = 30_000;
/** Without a reading for so long, a hotspot is silent. */
export const silentAfterMs = 90_000;
/** Share of the clients that a hotspot serves well, from which it is busy, and from which overloaded. */
export const busyFrom = 0.8;
export const overloadedFrom = 1;

/** Good lines are kept; the others are named. */
export const readingsOutcome = z.object({
  stored: z.number().int(),
  /** Sent before: the same hotspot and instant. */
  repeated: z.number().int(),
  refusedCount: z.number().int(),
  /** The first hundred. */
  refused: z.array(z.object({ line: z.number().int(), code: z.string(), message: z.string() })),
});

export const historyQuery = z.object({ minutes: z.coerce.number().int().min(1).max(1440).default(60) });
export const hotspotHistory = z.object({
  code: hotspotCode,
  readings: z.array(reading.omit({ hotspot: true })),
});

/** What one hotspot carries now. */
export const hotspotLoad = z.object({
  state: z.enum(hotspotStates),
  clients: z.number().int(),
  rxMbps: z.number(),
  txMbps: z.number(),
  airtime: z.number().optional(),
});
export type HotspotLoad = z.infer<typeof hotspotLoad>;

/** All hotspots: their places come from `GET /api/hotspots`, once for each inventory. */
export const hotspotLoads = defineTopic({
  name: 'hotspot-loads',
  params: z.object({}),
  state: z.object({
    /** Changes when the list of hotspots does: fetch it again. */
    inventory: z.string(),
    /** By code; a hotspot never heard of is silent and absent here. */
    loads: z.record(z.string(), hotspotLoad),
    /** When the newest reading came, of any hotspot. */
    newestAt: instant.optional(),
  }),
  audience: hotspotAudiences.followHotspots,
  maxHz: 2,
});
