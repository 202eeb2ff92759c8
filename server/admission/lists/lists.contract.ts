import { z } from 'zod';
import { delegateCategories, scanDirections, verdictReasons, verdicts } from '../../../db/vocabulary.ts';
import { signature } from '../../identity/devices/devices.contract.ts';
import { instant, localizedText, slug, uuid } from '../../kernel/values.contract.ts';

const person = z.object({
  delegateId: uuid,
  name: z.string(),
  nameLatin: z.string(),
  category: z.enum(delegateCategories),
  /** Of the badge that is good now, printed before phone; absent where there is none. */
  badgeNumber: z.string().optional(),
});

/** POST /api/lists/assembly: who is inside now. Written to the ledger as printed. */
export const assemblyListToPrint = z.object({ zoneId: slug.optional() });
export const assemblyList = z.object({
  at: instant,
  /** In the order of the layout; only those that somebody is in. A person stands in the innermost zone alone. */
  zones: z.array(
    z.object({
      id: slug,
      name: localizedText,
      people: z.number().int(),
      /** Groups by name, then those in no group, whose name is absent; people by Latin name. */
      groups: z.array(z.object({ name: z.string().optional(), people: z.array(person) })),
    }),
  ),
});
export type AssemblyList = z.infer<typeof assemblyList>;

/** POST /api/lists/gates/{gateId}: who may enter there today, when devices fail. Written to the ledger as printed. */
export const gateList = z.object({
  at: instant,
  /** The day that it holds for, on the wall clock of the conference: 2026-11-20. */
  day: z.string(),
  gate: z.object({ id: slug, name: localizedText }),
  zone: z.object({ id: slug, name: localizedText }),
  /** By Latin name. Only who is approved, has a badge that is good, and is of a category that may enter today. */
  people: z.array(person.extend({ isVerified: z.boolean() })),
});
export type GateList = z.infer<typeof gateList>;

// A group at once

/**
 * POST /api/scans/groups: admits all of a group, or of a list, through one lane. Each is decided as by a scan of their own.
 * Sent twice under one id, it is answered alike and changes nothing.
 */
export const groupToAdmit = z.object({
  /** UUIDv7: the ids of the members' scans are derived from it. */
  requestId: z.uuidv7(),
  laneId: slug,
  deviceId: uuid,
  /** As of the device's scans. */
  sequence: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  direction: z.enum(scanDirections).default('in'),
  deviceTime: instant,
  clockOffsetMs: z.number().int().min(-86_400_000).max(86_400_000),
  clockErrorMs: z.number().int().min(0).max(86_400_000),
  /** Of the lane's device, over `textOfGroup`. A list that is ticked by hand has none. */
  signature: signature.optional(),
  by: z.discriminatedUnion('kind', [
    /** The badge of the group's head, as it was read; a number typed by hand is not enough. */
    z.object({ kind: z.literal('head'), token: z.string().min(1).max(512) }),
    z.object({ kind: z.literal('group'), groupId: uuid }),
    /** Ticked on a list; of any groups or none. */
    z.object({
      kind: z.literal('list'),
      delegateIds: z
        .array(uuid)
        .min(1)
        .max(500)
        .refine((ids) => new Set(ids).size === ids.length, 'each once'),
    }),
  ]),
});
export type GroupToAdmit = z.infer<typeof groupToAdmit>;

export const groupAdmission = z.object({
  /** Absent for a list. */
  group: z.object({ id: uuid, name: z.string() }).optional(),
  admitted: z.number().int(),
  /** Those who were not, first; each with why. */
  members: z.array(
    person.extend({
      scanId: uuid.optional(),
      verdict: z.enum(verdicts),
      /** `badge_unknown` where they have no badge at all. */
      reason: z.enum(verdictReasons),
      isRepeated: z.boolean(),
      stationNumber: z.number().int().optional(),
    }),
  ),
});
export type GroupAdmission = z.infer<typeof groupAdmission>;
