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

/** How the ledger is, as far as this server knows. */
export const ledgerState = z.object({
  entries: z.number().int(),
  /** The newest checkpoint; absent before there is one. */
  signed: z.object({ sequence: z.number().int(), at: instant }).optional(),
  /** The last check of the whole; absent where there was none since the server has started. */
  checked: z
    .object({
      at: instant,
      /** What is not as it should be, in English sentences, the first entry first; none where it is whole. */
      findings: z.array(z.string()),
    })
    .optional(),
  /** How many devices keep a checkpoint. */
  keepers: z.number().int(),
});
export type LedgerState = z.infer<typeof ledgerState>;
