import { z } from 'zod';
import { sessionChangeKinds } from '../../db/venue-vocabulary.ts';
import { instant, localizedText, uuid } from '../kernel/values.contract.ts';

/** At most so many sessions are marked by one delegate. */
export const mostFavourites = 500;

const placeOfSession = z.object({
  key: z.string(),
  name: localizedText,
  /** Of its sign. */
  code: z.string().optional(),
});

/** A session as delegates see it. */
export const ownSession = z.object({
  id: uuid,
  title: localizedText,
  subtitle: z.string().optional(),
  startsAt: instant,
  endsAt: instant,
  isCancelled: z.boolean(),
  language: z.string().optional(),
  track: z.object({ name: localizedText, colour: z.string().optional() }).optional(),
  speakers: z.array(z.object({ name: z.string(), affiliation: z.string().optional() })),
  /** As the programme calls it, and the place of the venue that it is, by its key. */
  room: z.object({ name: z.string(), place: placeOfSession.optional() }).optional(),
  isMarked: z.boolean(),
  /** Nobody is let in any more where it takes place, and it has begun or begins within half an hour. */
  isFull: z.boolean(),
  /** In fives, rounded down; told from half an hour before it begins, where people are counted at the hall's door. */
  placesLeft: z.number().int().optional(),
});
export type OwnSession = z.infer<typeof ownSession>;

export const sessionList = z.object({
  /** Whose marks these are. */
  delegateId: uuid,
  conference: localizedText,
  timeZone: z.string(),
  /** By time. */
  sessions: z.array(ownSession),
});
export type SessionList = z.infer<typeof sessionList>;

/** All that is told of one session. */
export const sessionDetails = ownSession.extend({
  abstract: z.string().optional(),
  description: z.string().optional(),
  url: z.string().optional(),
});
export type SessionDetails = z.infer<typeof sessionDetails>;

/** What became of a session since it was marked. */
export const sessionChange = z.object({
  at: instant,
  kind: z.enum(sessionChangeKinds),
  /** What it was before. */
  before: z
    .object({
      title: z.string().optional(),
      startsAt: instant.optional(),
      endsAt: instant.optional(),
      room: z.string().optional(),
      /** The place of the venue that its room was. */
      placeKey: z.string().optional(),
    })
    .optional(),
});
export type SessionChange = z.infer<typeof sessionChange>;

export const ownProgrammeQuery = z.object({
  /** Only changes after this instant; unless told, all since each session was marked. */
  since: instant.optional(),
});

/** What a delegate marked, by time. */
export const ownProgramme = z.object({
  /** Whose marks these are. */
  delegateId: uuid,
  timeZone: z.string(),
  sessions: z.array(
    ownSession.extend({
      markedAt: instant,
      /** Newest first. */
      changes: z.array(sessionChange),
    }),
  ),
});
export type OwnProgramme = z.infer<typeof ownProgramme>;

/** Addresses that a calendar program reads; told once, for the secret is not kept. */
export const calendarLink = z.object({ favourites: z.string(), programme: z.string() });
export type CalendarLink = z.infer<typeof calendarLink>;

export const calendarStanding = z.object({ madeAt: instant.optional() });
