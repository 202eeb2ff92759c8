import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { packageRoot } from '../../../db/package-root.ts';
import { buildPrograms, replaced } from './build-programs.ts';
import { findMutation } from './find-mutations.ts';
import { mutations, quickMutations } from './mutations.ts';
import { groundSize } from './plan.ts';
import { runSchedules, sentencesOf } from './run-schedules.ts';

/** Longer than any machine needs: nothing here waits for it when all is well. */
const patienceMs = 90_000;
const testMs = 600_000;

describe('Whatever breaks between pages and a server that is killed and started again', () => {
  it(
    'each page ends with what the server has, each delta stood on what was held, and each gap was declared',
    async () => {
      const seed = String(Math.floor(Math.random() * 1_000_000));
      console.log(`seed ${seed}`);
      const programs = await buildPrograms();
      onTestFinished(() => programs.remove());
      const shared = { programs, seed, size: groundSize, processes: 2, speed: 5 };
      const report = await runSchedules({ ...shared, schedules: 4 * groundSize, patienceMs });
      expect(sentencesOf(seed, report)).toEqual([]);
      expect(report.run).toBe(4 * groundSize);
      for (const sight of ['delta by one', 'snapshot first', 'part', 'refused', 'cut', 'returned'] as const) {
        expect(report.seen[sight], sight).toBeGreaterThan(0);
      }
    },
    testMs,
  );
});

describe('A fault planted in the live layer', () => {
  it.each(mutations)('stands in the source as it was written: $name', (mutation) => {
    const source = readFileSync(join(packageRoot, mutation.file), 'utf8');
    expect(replaced(source, mutation)).not.toBe(source);
  });

  it.each(quickMutations)(
    'is found: $name',
    async (mutation) => {
      const { rule } = await findMutation(mutation, { seed: '7', schedules: 100, patienceMs });
      expect(rule).toBeDefined();
    },
    testMs,
  );

  it('is looked for in each run where that is quick', () => {
    expect(quickMutations).toHaveLength(4);
  });
});
