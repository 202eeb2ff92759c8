import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type HashedEntry, hashOfEntry } from '../../server/kernel/ledger-hash.ts';

/** As it is written down: each part after its length and a colon. */
function plainHash(entry: HashedEntry): Buffer {
  const { sequence, at, actorKind, actorId, action, subjectId, commitment, previousHash } = entry;
  const words = [String(sequence), at.toISOString(), actorKind, actorId ?? '', action, subjectId ?? ''];
  const hash = createHash('sha256');
  for (const part of [...words.map((word) => Buffer.from(word)), commitment, previousHash])
    hash.update(`${part.length}:`).update(part);
  return hash.digest();
}

const bytes = fc.uint8Array({ minLength: 0, maxLength: 2000 });
const maybeId = fc.option(fc.constant(null).map(() => randomUUID()));
const entries = fc.record({
  sequence: fc.integer(),
  at: fc.date({ noInvalidDate: true }),
  actorKind: fc.string({ unit: 'binary', maxLength: 700 }),
  actorId: maybeId,
  action: fc.string({ unit: 'binary', maxLength: 700 }),
  subjectId: maybeId,
  commitment: bytes,
  previousHash: bytes,
});

it('an entry has the hash of its parts, whatever stands in them', () => {
  fc.assert(
    fc.property(entries, (entry) => {
      expect(hashOfEntry(entry)).toEqual(plainHash(entry));
    }),
  );
});

it('no word can pass from one part of an entry into the next', () => {
  const one = { sequence: 1, at: new Date(0), actorKind: 'staff', actorId: null, action: 'signed_in', subjectId: null };
  const entry = { ...one, commitment: Buffer.alloc(32), previousHash: Buffer.alloc(32) };
  expect(hashOfEntry({ ...entry, actorKind: 'staff0:', actorId: null })).not.toEqual(hashOfEntry(entry));
});

it('an instant that is none has a hash too, so that it is found instead of ending the search', () => {
  const at = new Date(Number.NaN);
  const entry = { sequence: 1, at, actorKind: 'system', actorId: null, action: 'map_drawn', subjectId: null };
  expect(hashOfEntry({ ...entry, commitment: Buffer.alloc(32), previousHash: Buffer.alloc(32) })).toHaveLength(32);
});
