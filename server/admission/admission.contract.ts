import { z } from 'zod';
import { delegateCategories, laneDirections, scanDirections, verdictReasons, verdicts } from '../../db/vocabulary.ts';
import { signature } from '../identity/devices/devices.contract.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { problemSchema } from '../kernel/problem.contract.ts';
import { instant, localizedText, slug, uuid } from '../kernel/values.contract.ts';
import { defineTopic } from '../live/define-topic.ts';
import { photographAddress } from '../registration/photographs/photographs.contract.ts';
import { letInBySupervisor } from './overrides/overrides.contract.ts';
import { change, failedRule } from './rules/change.contract.ts';
import { timeOfDay } from './rules/rules.contract.ts';

// Layout: put whole; what it no longer names is removed where nothing depends on it, refused where something does.

export const zone = z.object({
  id: slug,
  name: localizedText,
  parentId: slug.optional(),
  /** People; absent means no limit. */
  capacity: z.number().int().min(1).max(1_000_000).optional(),
});

export const gate = z.object({
  id: slug,
  name: localizedText,
  /** Absent is the world outside. */
  outerZoneId: slug.optional(),
  innerZoneId: slug,
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
});

export const lane = z.object({
  id: slug,
  gateId: slug,
  number: z.number().int().min(1).max(99),
  direction: z.enum(laneDirections),
  isOpen: z.boolean().default(true),
});

/**
 * A first rule for an empty venue: the category may enter the zone from … until …, each day from … until … in the
 * conference's time zone. From then on rules are edited by themselves.
 */
export const firstRule = z
  .object({
    zoneId: slug,
    category: z.enum(delegateCategories),
    from: instant.optional(),
    until: instant.optional(),
    dailyFrom: timeOfDay.optional(),
    dailyUntil: timeOfDay.optional(),
  })
  .refine(
    (rule) => (rule.dailyFrom === undefined) === (rule.dailyUntil === undefined),
    'dailyFrom and dailyUntil go together',
  );

export const layout = z.object({
  zones: z.array(zone).min(1).max(2000),
  gates: z.array(gate).max(500),
  lanes: z.array(lane).max(2000),
});
export type Layout = z.infer<typeof layout>;

/** Rules may come with the layout of a venue that has none yet. */
export const layoutToPut = layout.extend({ rules: z.array(firstRule).max(20_000).optional() });
export type LayoutToPut = z.infer<typeof layoutToPut>;

// Scans

/** One reading of one badge at one lane, as the device made it. */
export const scanRecord = z
  .object({
    /** UUIDv7. Sending the same id again returns the stored verdict and changes nothing. */
    id: z.uuidv7(),
    laneId: slug,
    deviceId: uuid,
    sequence: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
    /** A badge token as read, or a badge number typed by hand. */
    token: z.string().min(1).max(512),
    direction: z.enum(scanDirections),
    deviceTime: instant,
    /** What to add to the device's clock to get the server's, and how far off that may be. */
    clockOffsetMs: z.number().int().min(-86_400_000).max(86_400_000),
    clockErrorMs: z.number().int().min(0).max(86_400_000),
    /** Where the device has shown a verdict of its own already. */
    shownVerdict: z.enum(verdicts).optional(),
    shownAt: instant.optional(),
    /** Of the device, over `textOfScan`: a scan without one is refused. */
    signature: signature.optional(),
  })
  .refine((scan) => (scan.shownVerdict === undefined) === (scan.shownAt === undefined), {
    path: ['shownAt'],
    message: 'shownVerdict and shownAt go together',
  });
export type ScanRecord = z.infer<typeof scanRecord>;

/** A scan of a device may be this far in the future after correction, over its own clock error. */
export const futureToleranceMs = 30_000;

export const maxScansInBatch = 500;

/** What a scan is answered. */
export const scanAnswer = z.object({
  id: uuid,
  verdict: z.enum(verdicts),
  reason: z.enum(verdictReasons),
  decidedAt: instant,
  /** True when this id had been answered before: nothing was changed now. */
  isRepeated: z.boolean(),
  /** Absent when no delegate could be told from the token. */
  holder: z
    .object({
      delegateId: uuid,
      badgeNumber: z.string(),
      name: z.string(),
      nameLatin: z.string(),
      country: z.string(),
      category: z.enum(delegateCategories),
      /** Where the photograph can be fetched, by who sent this scan, to be seen after the verdict; absent where there is none. */
      photograph: photographAddress.optional(),
    })
    .optional(),
  /** Where to go, for `refer`. */
  station: z.object({ id: slug, number: z.number().int(), place: localizedText, waiting: z.number().int() }).optional(),
  /** The zone behind the gate, after this scan. */
  zone: z.object({ id: slug, inside: z.number().int(), capacity: z.number().int().optional() }),
  isFirstEntry: z.boolean(),
  /** The version of the rules that decided. */
  ruleVersion: z.number().int(),
  /** The rule whose condition failed, where it was a rule's. */
  failedRule: failedRule.optional(),
  /** The least that would change it, all of it together; absent for `admit`, and where nothing is known to. */
  change: z.array(change).optional(),
  /**
   * For a badge that was read at the way in and whose holder speaks for a group: how many of it, the holder too, are not
   * behind this gate yet, and how many of these are verified. All are admitted at once by POST /api/scans/groups.
   */
  group: z.object({ name: z.string(), waiting: z.number().int(), verified: z.number().int() }).optional(),
  /** For `already_inside`: where and when the badge came in. */
  cameIn: z.object({ laneId: slug, at: instant }).optional(),
  /** A supervisor let them in: the verdict is `admit`, and the reason says why they had been refused. */
  override: letInBySupervisor.optional(),
});
export type ScanAnswer = z.infer<typeof scanAnswer>;

/** One record is answered by its answer; many by one answer each, in order. */
export const scanBatch = z.object({ scans: z.array(scanRecord).min(1).max(maxScansInBatch) });
export const scanBatchAnswer = z.object({
  results: z.array(z.union([scanAnswer, z.object({ id: z.string().optional(), problem: problemSchema })])),
});

// Topics

const lastVerdict = z.object({
  scanId: uuid,
  at: instant,
  verdict: z.enum(verdicts),
  reason: z.enum(verdictReasons),
  category: z.enum(delegateCategories).optional(),
  stationNumber: z.number().int().optional(),
  /** A supervisor let them in who had been refused for this reason. */
  isOverridden: z.literal(true).optional(),
});

/** Minutes of lane history that boards show. */
export const laneMinutes = 15;

/** All gates, without names. Counts of people are multiples of five, so that differences reveal no one. */
export const gateBoard = defineTopic({
  name: 'gate-board',
  params: z.object({}),
  state: z.object({
    /** By gate id. */
    gates: z.record(
      z.string(),
      z.object({
        name: localizedText,
        position: z.number().int(),
        /** By lane id. */
        lanes: z.record(
          z.string(),
          z.object({
            number: z.number().int(),
            direction: z.enum(laneDirections),
            isOpen: z.boolean(),
            /** Scans in each of the last quarter hour's minutes, oldest first; the last is under way. */
            minutes: z.array(z.number().int()).length(laneMinutes),
            lastScanAt: instant.optional(),
            /**
             * Scans in the quarter hour that ended with the last one, 0 before the first of the day: what it was used to
             * when it was last heard, however long ago that is.
             */
            pace: z.number().int(),
          }),
        ),
      }),
    ),
    /** By zone id: those that a gate leads to, and those around them. Nobody is counted in others. */
    zones: z.record(
      z.string(),
      z.object({
        name: localizedText,
        position: z.number().int(),
        depth: z.number().int(),
        /** In fives, below the capacity as long as one more may come in. */
        inside: z.number().int(),
        capacity: z.number().int().optional(),
      }),
    ),
    /** Today, in the conference's time zone. */
    today: z.object({
      /** Delegates who came in for the first time, and those who are still expected. */
      arrived: z.number().int(),
      expected: z.number().int(),
      /** Arrivals in each quarter hour: `HH:MM` to count. */
      arrivals: z.record(z.string(), z.number().int()),
      /** Not admitted, by reason; who was let in by a supervisor after all is not among them. */
      notAdmitted: z.record(z.string(), z.number().int()),
      /** Refused at first, and let in by a supervisor. */
      overridden: z.number().int(),
    }),
    /** Newest first, eight at most. */
    last: z.array(lastVerdict.extend({ gateId: slug, laneNumber: z.number().int() })),
  }),
  permission: permissions.followGates,
  // Steady, so that nobody can tell one person's step from the moment of a frame.
  maxHz: 2,
});

/** One lane, for the guard who stands there. */
export const laneTopic = defineTopic({
  name: 'lane',
  params: z.object({ laneId: slug }),
  state: z.object({
    number: z.number().int(),
    direction: z.enum(laneDirections),
    isOpen: z.boolean(),
    gateId: slug,
    gateName: localizedText,
    /** Absent is the world outside. */
    outerZoneName: localizedText.optional(),
    innerZone: z.object({
      id: slug,
      name: localizedText,
      inside: z.number().int(),
      capacity: z.number().int().optional(),
    }),
    perMinute: z.number().int(),
    today: z.number().int(),
    /** Newest first, six at most. */
    last: z.array(lastVerdict.extend({ name: z.string().optional(), nameLatin: z.string().optional() })),
  }),
  permission: permissions.followLanes,
  place: ({ gateId }) => ({ gateId }),
});

/** For supervisors: what a device showed was not what the server had stored. Newest first, twenty at most. */
export const disputedVerdicts = defineTopic({
  name: 'disputed-verdicts',
  params: z.object({}),
  state: z.object({
    disputes: z.array(
      z.object({
        scanId: uuid,
        laneId: slug,
        at: instant,
        shownVerdict: z.enum(verdicts),
        verdict: z.enum(verdicts),
        reason: z.enum(verdictReasons),
        badgeNumber: z.string().optional(),
      }),
    ),
  }),
  permission: permissions.followDisputes,
});
