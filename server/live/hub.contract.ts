import { z } from 'zod';
import type { problemSchema } from '../kernel/problem.contract.ts';

/**
 * What goes over the socket at `/api/live`, as JSON text.
 * A revision is (epoch, number): the epoch is new at each start of a hub, the number grows by one with each delta.
 */
export const revisionSchema = z.tuple([z.string(), z.number().int()]);
export type Revision = z.infer<typeof revisionSchema>;

/** From the page to the server. */
export const clientFrame = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('subscribe'),
    topic: z.string().max(64),
    params: z.record(z.string().max(64), z.string().max(128)).default({}),
    /** What the page holds already: answered by the deltas since, or by a snapshot. */
    revision: revisionSchema.optional(),
  }),
  z.object({
    type: z.literal('unsubscribe'),
    topic: z.string().max(64),
    params: z.record(z.string().max(64), z.string().max(128)).default({}),
  }),
]);
export type ClientFrame = z.infer<typeof clientFrame>;

/** From the server to the page; `key` is the topic's `topicKey`. */
export type ServerFrame =
  /** The whole state. `declared` says why it was needed: first time, or a gap that could not be filled. */
  | { type: 'snapshot'; key: string; revision: Revision; declared: 'first' | 'gap'; state: unknown }
  /** A merge patch (RFC 7396) on the state of the revision before. */
  | { type: 'delta'; key: string; revision: Revision; patch: unknown }
  /** The page is level: it holds this revision already. */
  | { type: 'level'; key: string; revision: Revision }
  /** The source of the topic cannot be read now; what the page holds is stale since then. */
  | { type: 'stale'; key: string; since: string }
  | { type: 'refused'; key: string; problem: z.infer<typeof problemSchema> }
  /** Each few seconds when nothing else was sent, with the server's time. */
  | { type: 'tide'; at: string };
