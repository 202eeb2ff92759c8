import { defineConfig } from 'vitest/config';

/**
 * unit: pure, in seconds. server: with a real PostgreSQL. Test files name their project by their ending:
 * `.unit.test.ts`, `.test.ts`.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', root: import.meta.dirname, include: ['**/*.unit.test.ts'] } },
      {
        test: {
          name: 'server',
          root: import.meta.dirname,
          include: ['**/*.test.ts'],
          exclude: ['**/*.unit.test.ts', '**/*.browser.test.ts', 'journeys/**'],
          globalSetup: ['support/postgres.setup.ts'],
        },
      },
    ],
  },
});
