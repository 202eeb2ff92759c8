import { expect, it } from 'vitest';
import { checkpointsToKeep } from '../../server/ledger-checks/checkpoints-to-keep.ts';
import type { Checkpoint } from '../../server/ledger-checks/ledger-checks.contract.ts';

const hash = 'A'.repeat(43);
const signedAt = (at: string, sequence: number): Checkpoint => ({
  ...{ sequence, hash, signedAt: at, keyId: 1, signature: 'A'.repeat(86), publicKey: hash },
});
const keptAfter = (told: readonly Checkpoint[]) => told.reduce<Checkpoint[]>(checkpointsToKeep, []);

it('a device keeps the first checkpoint of a day and the newest', () => {
  const day = ['08:00', '09:00', '10:00'].map((time, n) => signedAt(`2026-11-20T${time}:00.000Z`, n + 1));
  expect(keptAfter(day).map(({ sequence }) => sequence)).toEqual([1, 3]);
  expect(keptAfter([...day, ...day.slice(-1)]).map(({ sequence }) => sequence)).toEqual([1, 3]);
});

it('a device keeps those of the newest eight days, and no more', () => {
  const days = Array.from({ length: 30 }, (_, day) => `2026-11-${String(day + 1).padStart(2, '0')}`);
  const told = days.flatMap((day, n) => [
    signedAt(`${day}T08:00:00.000Z`, 2 * n + 1),
    signedAt(`${day}T20:00:00.000Z`, 2 * n + 2),
  ]);
  expect(keptAfter(told).map(({ sequence }) => sequence)).toEqual(Array.from({ length: 16 }, (_, n) => 45 + n));
});
