import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { pageDependencies } from '../web-components/vite.config.ts';
import { chromiumArguments, chromiumPath } from './support/chromium.ts';

const root = import.meta.dirname;
const sentences = '**/*.test.ts';
const kinds = { unit: '**/*.unit.test.ts', browser: '**/*.browser.test.ts', real: '**/*.real.test.ts' };

/**
 * unit: pure, in seconds, needs nothing. server: with a real PostgreSQL. process: real processes, one file at a time.
 * browser: elements in Chromium. journeys: the built pages against a real server, in Chromium. real: on real input,
 * where CAUSEWAY_REAL_DATA names its folder. A test file names its project by its ending, or by its folder.
 */
export default defineConfig({
  test: {
    root,
    reporters: ['default', './support/closing-line.ts'],
    projects: [
      { test: { name: 'unit', root, include: [kinds.unit], testTimeout: 30_000 } },
      {
        test: {
          name: 'server',
          root,
          include: [sentences],
          exclude: [...Object.values(kinds), 'journeys/**', 'process/**'],
          globalSetup: ['support/postgres.setup.ts'],
          // Time enough on a machine that does other things as well; how fast it is, benches tell.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'process',
          root,
          include: [`process/${sentences}`],
          exclude: Object.values(kinds),
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        // The elements use the decorators that their own tsconfig asks for; pages need these found beforehand.
        optimizeDeps: { include: [...pageDependencies, 'axe-core', 'qr'] },
        test: {
          name: 'browser',
          root,
          include: [kinds.browser],
          testTimeout: 30_000,
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
          include: [`journeys/${sentences}`],
          exclude: Object.values(kinds),
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      ...(process.env.CAUSEWAY_REAL_DATA
        ? [{ test: { name: 'real', root, include: [kinds.real], testTimeout: 120_000, hookTimeout: 120_000 } }]
        : []),
    ],
  },
});
