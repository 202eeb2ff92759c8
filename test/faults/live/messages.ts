import { z } from 'zod';
import { roles } from '../../../db/vocabulary.ts';

const sourceMode = z.union([
  z.object({ is: z.enum(['well', 'failing', 'gone']) }),
  z.object({ is: z.literal('late'), ms: z.number() }),
]);

/** What the source of one canal is like now. */
export const canalTruth = z.object({ canal: z.string(), version: z.number(), mode: sourceMode });
export type CanalTruth = z.infer<typeof canalTruth>;

/** Whose page it is: the roles that they have, or none when they are signed out. */
export const keeperTruth = z.object({ page: z.string(), roles: z.array(z.enum(roles)).optional() });
export type KeeperTruth = z.infer<typeof keeperTruth>;

/** From the pages' process to the server: how it is to start, and what is true now. */
export const toServer = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    /** Which start of a server it is; its states say so. */
    server: z.number(),
    speed: z.number(),
    startMs: z.number(),
    rereadMs: z.number(),
    /** Of a Unix socket that holds little. */
    narrowPath: z.string(),
    /** To which each version is written before it is given to the hub: survives a kill. */
    journalPath: z.string(),
    canals: z.array(canalTruth),
    keepers: z.array(keeperTruth),
  }),
  canalTruth.extend({ type: z.literal('canal'), isWoken: z.boolean() }),
  keeperTruth.extend({ type: z.literal('keeper') }),
]);
export type ToServer = z.infer<typeof toServer>;

/** From the server: it listens on this port; the source of a canal was asked so often. */
export const fromServer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listening'), port: z.number() }),
  z.object({ type: z.literal('read'), canal: z.string() }),
]);
export type FromServer = z.infer<typeof fromServer>;
