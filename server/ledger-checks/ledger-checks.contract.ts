import { z } from 'zod';
import { instant } from '../kernel/values.contract.ts';

/** The hash of one entry, signed with Ed25519 (RFC 8032) as `textOfCheckpoint`; bytes are in base64url. */
export const checkpoint = z.object({
  sequence: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  hash: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'a hash of 32 bytes in base64url'),
  signedAt: instant,
  keyId: z
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/, 'a signature of Ed25519 in base64url'),
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'a public key of Ed25519 in base64url'),
});
export type Checkpoint = z.infer<typeof checkpoint>;

/** As many as one device keeps, and tells of in each report. */
export const mostCheckpointsKept = 16;
