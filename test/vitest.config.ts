import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { pageDependencies } from '../web-components/vite.config.ts';
import { chromiumArguments, chromiumPath } from './support/chromium.ts';

const root = import.meta.dirname;
const sentences = '**/*.test.ts';
/** How long what is asked again and again may take: longer than the busiest machine needs. */
const patience = { poll: { timeout: 15_000 } };
/** Test files that run side by side; each waits a good part of its time. */
const atOnce = Math.max(2, availableParallelism() - 1);
const storms = 'process/storms.test.ts';
const kinds = { unit: '**/*.unit.test.ts', browser: '**/*.browser.test.ts', real: '**/*.real.test.ts' };

/**
 * unit: pure, in seconds, needs nothing. server: with a real PostgreSQL. process: real processes. storms: the same with
 * many boards, and nothing beside them. browser: elements in Chromium. journeys: the built pages against a real server, in Chromium. real: on real input,
 * where CAUSEWAY_REAL_DATA names its folder. A test file names its project by its ending, or by its folder. Each group
 * runs when the one before is over, so that never more than so many files share the machine. Files of unit and server share
 * their modules, for to load the application anew for each cost more than half of their time: none may leave anything behind.
 */
export default defineConfig({
  test: {
    root,
    reporters: ['default', './support/closing-line.ts'],
    maxWorkers: atOnce,
    projects: [
      { test: { name: 'unit', root, expect: patience, include: [kinds.unit], testTimeout: 30_000, isolate: false } },
      {
        test: {
          name: 'server',
          root,
          expect: patience,
          include: [sentences],
          exclude: [...Object.values(kinds), 'journeys/**', 'process/**'],
          globalSetup: ['support/postgres.setup.ts', 'support/wifi.setup.ts'],
          isolate: false,
          // Time enough on a machine that does other things as well; how fast it is, benches tell.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'process',
          root,
          expect: patience,
          include: [`process/${sentences}`],
          exclude: [...Object.values(kinds), storms],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: 'storms',
          root,
          expect: patience,
          include: [storms],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 4 },
        },
      },
      {
        // The elements use the decorators that their own tsconfig asks for; pages need these found beforehand.
        optimizeDeps: { include: [...pageDependencies, 'axe-core', 'qr'] },
        test: {
          name: 'browser',
          root,
          expect: patience,
          include: [kinds.browser],
          testTimeout: 30_000,
          maxWorkers: atOnce,
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: chromiumPath, args: chromiumArguments } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'journeys',
          root,
          expect: patience,
          include: [`journeys/${sentences}`],
          exclude: Object.values(kinds),
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each has a server, a PostgreSQL and a Chromium of its own.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      ...(process.env.CAUSEWAY_REAL_DATA
        ? [
            {
              test: {
                name: 'real',
                root,
                expect: patience,
                include: [kinds.real],
                testTimeout: 120_000,
                hookTimeout: 120_000,
              },
            },
          ]
        : []),
    ],
  },
});
