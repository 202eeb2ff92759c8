import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { DetailedEntry } from './details-check.ts';
import { checkpoint } from './ledger-checks.contract.ts';

const bytes = z
  .string()
  .regex(/^[A-Za-z0-9_-]*$/)
  .transform((text) => Buffer.from(text, 'base64url'));

/** A line of an export: one entry, bytes in base64url; `says` where it was asked to be readable. */
export const exportedEntry = z.object({
  sequence: z.number().int(),
  at: z.iso.datetime().transform((text) => new Date(text)),
  actorKind: z.string(),
  actorId: z.string().nullable(),
  action: z.string(),
  subjectId: z.string().nullable(),
  commitment: bytes,
  previousHash: bytes,
  hash: bytes,
  /** With its salt, as it was committed to. */
  says: z.object({ salt: z.string(), details: z.record(z.string(), z.unknown()) }).optional(),
});

/** The last line of an export. */
export const exportedCheckpoint = z.object({ checkpoint });

/** One entry as a line of JSON; `plain` is what it says, unsealed. */
export function lineOf(entry: DetailedEntry, plain: Buffer | undefined): string {
  const { sequence, at, actorKind, actorId, action, subjectId } = entry;
  const words = { sequence, at: at.toISOString(), actorKind, actorId, action, subjectId };
  const hashes = {
    commitment: base64url(entry.commitment),
    previousHash: base64url(entry.previousHash),
    hash: base64url(entry.hash),
  };
  return `${JSON.stringify({ ...words, ...hashes, ...(plain && { says: JSON.parse(plain.toString()) }) })}\n`;
}

const base64url = (some: Uint8Array): string => Buffer.from(some).toString('base64url');

/** Whether an exported entry says what it has committed to; one that says nothing does. */
export function saysWhatItCommitted({ says, commitment }: z.infer<typeof exportedEntry>): boolean {
  return says === undefined || createHash('sha256').update(JSON.stringify(says)).digest().equals(commitment);
}
