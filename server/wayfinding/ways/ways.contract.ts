import { z } from 'zod';
import { noWayReasons, placeKinds, walkwayFeatures, walkwayKinds, wayProfiles } from '../../../db/venue-vocabulary.ts';
import { instant, localizedText } from '../../kernel/values.contract.ts';
import { planId, point } from '../venue/venue.contract.ts';

/** The code on a sign, as it was read or typed: small letters, and O for 0, are mended. */
export const placeCodeText = z.string().min(1).max(20);

/** What `GET /api/ways` is asked. */
export const wayQuery = z.object({
  from: placeCodeText,
  to: placeCodeText,
  profile: z.enum(wayProfiles).default('walking'),
  /** Now unless told. */
  departAt: instant.optional(),
  /** When one must be there: the slack is told then. */
  arriveBy: instant.optional(),
});
export type WayQuery = z.infer<typeof wayQuery>;

/** A place as ways name it. */
export const wayPlace = z.object({ code: z.string().optional(), name: localizedText, kind: z.enum(placeKinds) });

const turn = z.enum(['straight', 'slight_left', 'left', 'sharp_left', 'slight_right', 'right', 'sharp_right', 'back']);

/** One instruction, as data: pages and programs say it in the language of who walks. */
export const wayStep = z.object({
  kind: z.enum(walkwayKinds),
  turn: turn.optional(),
  feature: z.enum(walkwayFeatures).optional(),
  name: z.record(z.string(), z.string()).optional(),
  levelId: planId,
  toLevelId: planId.optional(),
  isUp: z.boolean().optional(),
  stairs: z.number().int().optional(),
  /** Of a ride: where one gets off. */
  towards: localizedText.optional(),
  metres: z.number(),
  seconds: z.number(),
  waitSeconds: z.number(),
  from: point,
  to: point,
  /** What one sees where it ends. */
  landmarks: z.array(localizedText),
  /** A stretch in the open of more than 300 m, to where it ends: for a program that leads out of doors. */
  handOff: z.object({ from: point, to: point, metres: z.number() }).optional(),
});

export const foundWay = z.object({
  seconds: z.number(),
  waitSeconds: z.number(),
  metres: z.number(),
  departAt: instant,
  arriveAt: instant,
  /** Seconds between being there and `arriveBy`; below 0 it is too late. */
  slackSeconds: z.number().optional(),
  steps: z.array(wayStep),
});

/** Either a way with others beside it, or why there is none, what can be reached near it, and who helps. */
export const wayAnswer = z.discriminatedUnion('isFound', [
  z.object({ isFound: z.literal(true), version: z.number().int(), way: foundWay, alternatives: z.array(foundWay) }),
  z.object({
    isFound: z.literal(false),
    version: z.number().int(),
    reason: z.enum(noWayReasons),
    nearest: wayPlace.optional(),
    help: wayPlace.optional(),
  }),
]);
export type WayAnswerTold = z.infer<typeof wayAnswer>;

/** What changes while the plan stays, of the whole venue. A phone is told of the walkways that it may know (graph.contract.ts). */
export const wayConditions = z.object({
  version: z.number().int(),
  /** The next question may name it, and is then answered 304 while nothing has changed. */
  revision: z.string(),
  at: instant,
  timeZone: z.string(),
  closures: z.array(
    z.object({ walkwayIds: z.array(planId), startsAt: instant, until: instant.optional(), reason: localizedText }),
  ),
  /** By walkway: how many times slower one gets along it, above 1 to 4. */
  crowd: z.record(z.string(), z.number()),
  /** Of shuttles and boats that a feed tells of now; the others go by their headway. */
  departures: z.array(z.object({ walkwayId: planId, isForward: z.boolean(), at: z.array(instant) })),
});
export type WayConditions = z.infer<typeof wayConditions>;

/** The walkways of the published plan, for staff who close them or see how crowded they are. */
export const walkwayList = z.object({
  version: z.number().int(),
  /** From below. */
  levels: z.array(z.object({ id: planId, ordinal: z.number(), name: localizedText })),
  walkways: z.array(
    z.object({
      id: planId,
      kind: z.enum(walkwayKinds),
      feature: z.enum(walkwayFeatures).optional(),
      name: localizedText.optional(),
      /** Where it begins, and where it leads when that is another level. */
      levelId: planId,
      toLevelId: planId.optional(),
      /** From end to end by its bends, to a decimetre. */
      line: z.array(point).min(2),
      lengthM: z.number(),
      zoneId: z.string().optional(),
      /** Between which places it leads, where its ends are doors of some. */
      between: z.array(localizedText).max(2).optional(),
      /** Of one that has neither a name nor such places: the nearest place on its level. */
      near: localizedText.optional(),
    }),
  ),
});
export type WalkwayList = z.infer<typeof walkwayList>;
export type ListedWalkway = WalkwayList['walkways'][number];
