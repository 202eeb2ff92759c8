import pino from 'pino';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Database } from '../../db/client.ts';
import { Secrets } from '../../server/kernel/secrets.ts';
import { greet } from '../../server/start-up/greet.ts';
import { useDatabase } from '../support/database.ts';
import { FakeClock } from '../support/fake-clock.ts';

const own = useDatabase();

it('greets once the database is back that was lost meanwhile, and does not end the server', async () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  onTestFinished(() => void written.mockRestore());
  let asked = 0;
  const database: Database = Object.create(own, {
    drizzle: {
      get() {
        asked += 1;
        if (asked === 1) throw new Error('CONNECTION_CLOSED');
        return own.drizzle;
      },
    },
  });
  const secrets = new Secrets(Buffer.alloc(32));
  const log = pino({ level: 'silent' });
  const dependencies = { database, clock: new FakeClock(), secrets, log, publicOrigin: 'http://localhost:8420' };
  await greet(dependencies, undefined, new AbortController().signal);
  expect(asked).toBeGreaterThan(1);
  expect(written.mock.calls.join()).toContain('The first administrator does with this link');
});
