import { z } from 'zod';
import { badgeMedia, delegateLocales, roles } from '../../../db/vocabulary.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import {
  countryCode,
  emailAddress,
  instant,
  lineOfText,
  localizedText,
  personName,
  sentence,
  uuid,
} from '../../kernel/values.contract.ts';
import { defineTopic } from '../../live/define-topic.ts';
import { registrationStanding } from '../forms/forms.contract.ts';
import { delegateCategory } from '../registration.contract.ts';

/**
 * POST /api/desk/walk-ins: somebody who stands at the desk and is not registered, or the companion of somebody who is.
 * Approved at once where the terms let the desk do so for the category, or a supervisor registers them, and a place is
 * free; badges of both media are issued then. Otherwise it waits for review. Sent twice under one id it is answered twice.
 */
export const walkInToRegister = z.object({
  /** UUIDv7 made by the page: becomes the delegate's. */
  id: z.uuidv7(),
  name: personName(200),
  /** As in a passport; may be absent where `name` is in Latin letters. */
  nameLatin: personName(200).optional(),
  country: countryCode,
  category: delegateCategory,
  affiliation: lineOfText(200).optional(),
  email: emailAddress,
  /** YYYY-MM-DD. Needed of a minor; absent says that an adult stands there. */
  birthDate: z.iso.date().optional(),
  /** Of a minor. */
  guardian: z.object({ name: personName(200), phone: lineOfText(40) }).optional(),
  locale: z.enum(delegateLocales).optional(),
  /** The delegate whom they accompany. */
  companionOf: uuid.optional(),
  groupId: uuid.optional(),
});
export type WalkInToRegister = z.infer<typeof walkInToRegister>;

export const walkInRegistered = z.object({
  id: uuid,
  revision: z.number().int(),
  reference: z.string(),
  standing: registrationStanding,
  /** Why they are not approved; absent where they are. */
  waitsBecause: z.enum(['category_needs_review', 'no_place_left', 'delegate_not_approved', 'double']).optional(),
  badges: z.array(z.object({ serial: z.number().int(), number: z.string(), medium: z.enum(badgeMedia) })),
  isRepeated: z.boolean(),
});
export type WalkInRegistered = z.infer<typeof walkInRegistered>;

/** POST /api/desk/delegates/{delegateId}/station: the least busy station is told to expect them. */
export const sentToStation = z.object({
  station: z.object({ id: z.string(), number: z.number().int(), place: localizedText, waiting: z.number().int() }),
});
export type SentToStation = z.infer<typeof sentToStation>;

// Handing over

/** POST /api/hand-overs */
export const handOverToMake = z.object({
  delegateId: uuid,
  /** What was done, and what is still wrong. */
  note: sentence,
  /** A colleague; absent is whoever is free. */
  to: uuid.optional(),
});
export type HandOverToMake = z.infer<typeof handOverToMake>;

export const handOver = z.object({
  id: uuid,
  delegateId: uuid,
  name: z.string(),
  nameLatin: z.string(),
  note: z.string(),
  handedAt: instant,
  handedBy: z.object({ id: uuid, name: z.string() }),
  handedTo: z.object({ id: uuid, name: z.string() }).optional(),
  /** Who has them now; absent is nobody yet. */
  takenBy: z.object({ id: uuid, name: z.string() }).optional(),
});
export type HandOver = z.infer<typeof handOver>;

/** GET /api/desk/colleagues: whom a delegate can be handed to. */
export const colleagueList = z.object({
  colleagues: z.array(z.object({ id: uuid, name: z.string(), roles: z.array(z.enum(roles)) })),
});
export type ColleagueList = z.infer<typeof colleagueList>;

/**
 * People who were handed over and not closed yet, oldest first, a hundred at most. With names and notes: whoever takes
 * one calls the person by name.
 */
export const handOvers = defineTopic({
  name: 'handOvers',
  params: z.object({}),
  state: z.object({ open: z.array(handOver), more: z.number().int() }),
  permission: permissions.handOver,
  maxHz: 1,
});
