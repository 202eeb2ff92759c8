import { z } from 'zod';
import { lineOfText } from '../../kernel/values.contract.ts';

/** What is wrong with a file: with one of these as an error, nothing of it is taken. */
export const fileFindingCodes = [
  /** It cannot be opened as what it should be: no archive, cut off, no XML. `values.reason` in English. */
  'unreadable_file',
  /** More files, more bytes, or more bytes out of one than are taken. `values.limit`. */
  'too_much',
  /** A file that must be in the archive is not. */
  'missing_file',
  'not_json',
  /** Brackets within brackets, deeper than any plan needs. `values.limit`. */
  'too_deep',
  /** Not what the format says that it is. `values.reason`. */
  'wrong_form',
  /** XML that refers to something outside it or defines entities. */
  'external_entity',
  'duplicate_id',
  /** It refers to an id that the file does not have. `values.id`. */
  'unknown_id',
  /** A ring of a polygon whose last position is not its first. */
  'open_ring',
  /** A ring that crosses itself, or touches nothing but a line. `values.longitude`, `values.latitude` where. */
  'crossing_ring',
  /** Outside longitude −180 to 180 and latitude −90 to 90, or no number. */
  'impossible_position',
  /** Latitude stands where longitude must. */
  'swapped_coordinates',
  /** Far from all else: `values.metres`. */
  'stray_position',
  /** Left out, because the plan has no word for it. `values.word`. */
  'not_taken',
] as const;

/** What is wrong with a plan, whatever it was made from. */
export const planFindingCodes = [
  /** An opening or a door that leads nowhere. */
  'dangling_opening',
  /** No way leads from the entrances, or from the greater part of the venue, to the place. */
  'unreachable_place',
  /** There is a way to the place, but none without steps. */
  'no_step_free_way',
  /** Two zones meet at a node without a gate between them. `values.zone`, `values.otherZone`. */
  'leaking_zone',
  /** A level to which no stairs, lift, escalator or ramp leads. */
  'level_joined_by_nothing',
  /** A walkway between two levels of a kind that stays on one. */
  'level_changed_by_walking',
  'duplicate_key',
  'unknown_node',
  'unknown_level',
  'unknown_zone',
  'unknown_gate',
  /** It ends where it began. */
  'self_loop',
  /** Shorter than the straight line between its ends. `values.metres`, `values.straightM`. */
  'too_short',
  /** A place without a door node. */
  'place_without_door',
  /** Two places of one name on one level. */
  'same_name',
  /** A session's room that is no place. `values.sessions`. */
  'room_without_place',
  /** A hotspot on a level that the plan does not have, or outside all of it. */
  'hotspot_outside_levels',
  /** A closure that lasts closes a walkway that the plan does not have. `values.reason` as delegates read it. */
  'closed_walkway_gone',
  'nothing_to_walk',
] as const;

export const findingCodes = [...fileFindingCodes, ...planFindingCodes] as const;
export type FindingCode = (typeof findingCodes)[number];

/** An error stops publishing. */
export const findingSeverities = ['error', 'warning'] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

export const findingSubjects = ['level', 'place', 'node', 'walkway', 'room', 'hotspot', 'zone', 'gate'] as const;
export type FindingSubject = (typeof findingSubjects)[number];

/** Something that somebody must see, as data: the words for it are the page's. */
export const finding = z.object({
  code: z.enum(findingCodes),
  severity: z.enum(findingSeverities),
  /** Of the plan. */
  subject: z.object({ kind: z.enum(findingSubjects), id: z.string().max(200) }).optional(),
  /** Where in the file: a file of the archive, a line of it, a feature's id, a path such as `features.3.geometry`. */
  at: z
    .object({
      file: z.string().max(200),
      line: z.number().int().min(1),
      feature: z.string().max(200),
      path: z.string().max(300),
    })
    .partial()
    .optional(),
  /** What the words need. */
  values: z.record(z.string().max(40), z.union([lineOfText(200), z.number()])).optional(),
});
export type Finding = z.infer<typeof finding>;

/** Of one code at most so many are told one by one; the rest is counted. */
export const maxFindingsOfOneCode = 50;

export const findingReport = z.object({
  /** Errors first. */
  findings: z.array(finding),
  counts: z.array(
    z.object({ code: z.enum(findingCodes), severity: z.enum(findingSeverities), count: z.number().int() }),
  ),
});
export type FindingReport = z.infer<typeof findingReport>;
