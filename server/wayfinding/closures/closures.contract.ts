import { z } from 'zod';
import { permissions } from '../../kernel/permissions.contract.ts';
import { instant, localizedText, uuid } from '../../kernel/values.contract.ts';
import { defineTopic } from '../../live/define-topic.ts';
import { planId } from '../venue/venue.contract.ts';

/** Walkways that are to be closed, from now on unless told, until somebody ends it unless told. */
export const newClosure = z
  .object({
    walkwayIds: z.array(planId).min(1).max(500),
    startsAt: instant.optional(),
    until: instant.optional(),
    /** For those who are sent another way. */
    reason: localizedText,
  })
  .refine(({ startsAt, until }) => !startsAt || !until || new Date(until) > new Date(startsAt), {
    message: 'a closure ends after it begins',
    path: ['until'],
  });
export type NewClosure = z.infer<typeof newClosure>;

/** Counts of people in multiples of five, five where there are fewer: `toldPeople`. */
const people = z.number().int().min(0).multipleOf(5);

const named = z.object({ key: planId, name: localizedText });

/** What a closure would do: nobody named, nothing kept. */
export const closureEffect = z.object({
  /** Sessions that somebody would come late to who would not otherwise, or not come to; earliest first. */
  sessions: z.array(
    z.object({
      id: uuid,
      title: localizedText,
      startsAt: instant,
      place: named,
      enrolled: people,
      madeLate: people,
      cutOff: people,
      /** Seconds after the beginning, of who is made latest. */
      latestSeconds: z.number().int().min(0),
    }),
  ),
  /** Ways between sessions, or from the gates, that grow longer; by how many walk them. */
  routes: z.array(
    z.object({
      /** None: from the gates. */
      from: named.optional(),
      to: named,
      enrolled: people,
      seconds: z.number().int().min(0),
      /** None: there is no way any more. */
      secondsClosed: z.number().int().min(0).optional(),
    }),
  ),
  /** Places that nobody would reach any more, and those that would lose their step-free way. */
  cutOffPlaces: z.array(named),
  placesWithoutStepFreeWay: z.array(named),
});
export type ClosureEffect = z.infer<typeof closureEffect>;

export const closure = z.object({
  walkwayIds: z.array(planId),
  startsAt: instant,
  until: instant.optional(),
  reason: localizedText,
});

export const closureMade = z.object({ id: uuid });

/** Closures that are in force or to come. */
export const closuresTopic = defineTopic({
  name: 'closures',
  params: z.object({}),
  state: z.object({
    /** By id. */
    closures: z.record(z.string(), closure),
  }),
  permission: permissions.closeWalkways,
});
