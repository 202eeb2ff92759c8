import { z } from 'zod';
import { problemSchema } from '../kernel/problem.contract.ts';

/**
 * What goes over the socket at `/api/live`: JSON text, and binary frames for wide topics, whose head is JSON as well.
 * A revision is (epoch, number): the epoch is new at each start of a hub, the number grows by one with each delta.
 */
export const revisionSchema = z.tuple([z.string().max(64), z.number().int()]);
export type Revision = z.infer<typeof revisionSchema>;

const paramsSchema = z.record(z.string().max(64), z.string().max(128)).default({});

/** From the page to the server. */
export const clientFrame = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('subscribe'),
    topic: z.string().max(64),
    params: paramsSchema,
    /** What the page holds already: answered by the one delta from there, by `level`, or by a snapshot. */
    revision: revisionSchema.optional(),
  }),
  z.object({ type: z.literal('unsubscribe'), topic: z.string().max(64), params: paramsSchema }),
]);
export type ClientFrame = z.input<typeof clientFrame>;

const key = z.string();

/** From the server to the page; `key` is the topic's `topicKey`. */
export const serverFrame = z.discriminatedUnion('type', [
  /** The whole state. `declared` says why it was needed: first time, or a gap that could not be filled. */
  z.object({
    type: z.literal('snapshot'),
    key,
    revision: revisionSchema,
    declared: z.enum(['first', 'gap', 'roster']),
    state: z.record(z.string(), z.unknown()),
  }),
  /**
   * A merge patch (RFC 7396) on the state numbered `from`. Most often that is the one before; a page that returns, or
   * reads slowly, gets one patch over all that it missed.
   */
  z.object({
    type: z.literal('delta'),
    key,
    revision: revisionSchema,
    from: z.number().int(),
    patch: z.record(z.string(), z.unknown()),
  }),
  /** The page is level: it holds this revision already. */
  z.object({ type: z.literal('level'), key, revision: revisionSchema }),
  /** The source of the topic cannot be read now; what the page holds is stale since then. */
  z.object({ type: z.literal('stale'), key, since: z.string() }),
  z.object({ type: z.literal('refused'), key, problem: problemSchema }),
  /** After each `tideMs` in which nothing else was sent, with the server's time. */
  z.object({ type: z.literal('tide'), at: z.string() }),
]);
export type ServerFrame = z.infer<typeof serverFrame>;

/**
 * A frame of more than `maxFrameBytes` goes in parts: each is this header as JSON, a line feed, and the next piece of
 * the frame's text. They come in order, the next when the last has drained; smaller frames may come between them.
 */
export const partHeader = z.object({
  type: z.literal('part'),
  index: z.number().int().min(0),
  count: z.number().int().min(2),
});
export const maxFrameBytes = 32 * 1024;

/**
 * Frames of wide topics are binary; the first byte says which form follows. A frame as in wide-frame.ts, or a part of
 * one that is longer than `maxFrameBytes`: its index, how many there are (both as `ByteWriter.number`), and a piece.
 */
export const wideFormat = { frame: 1, part: 2 } as const;

/** The head of a wide frame, as JSON. Columns are lists of whole numbers; what they mean, the topic declares. */
export const wideFrameHead = z.discriminatedUnion('type', [
  /** The whole table. A roster that is another one is a reason as well: each row is of something else then. */
  z.object({
    type: z.literal('wide-snapshot'),
    key,
    revision: revisionSchema,
    declared: z.enum(['first', 'gap', 'roster']),
    roster: z.string(),
    rows: z.number().int().min(0).max(1_000_000),
    columns: z.array(z.string()),
    head: z.record(z.string(), z.unknown()),
  }),
  /** Rows that changed since the state numbered `from`, and the head where that changed. */
  z.object({
    type: z.literal('wide-delta'),
    key,
    revision: revisionSchema,
    from: z.number().int(),
    rows: z.number().int().min(0).max(1_000_000),
    head: z.record(z.string(), z.unknown()).optional(),
  }),
]);
export type WideFrameHead = z.infer<typeof wideFrameHead>;

/** A page that has heard nothing for two and a half of these is stale. */
export const tideMs = 2000;

/** Close codes (RFC 6455 §7.4) that mean something to the page. */
export const closeCodes = {
  /** The page followed nothing for a while. */
  done: 1000,
  /** The server stops or starts again: come back. */
  goingAway: 1001,
  /** The page sent what it must not. */
  misbehaved: 1008,
  /** Too much to do, or nothing to decide with: come back later. */
  tryLater: 1013,
  /** Signed out, or the sign-in ran out. */
  signInEnded: 4401,
} as const;
