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

it('says how many passkeys are of no use where the host was changed', async () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  onTestFinished(() => void written.mockRestore());
  const secrets = new Secrets(Buffer.alloc(32));
  const greeting = async (publicOrigin: string) => {
    written.mockClear();
    const deps = { database: own, clock: new FakeClock(), secrets, log: pino({ level: 'silent' }), publicOrigin };
    await greet(deps, undefined, new AbortController().signal);
    return written.mock.calls.join();
  };
  const staffId = '00000000-0000-7000-8000-000000000001';
  await own.sql`insert into staff (id, name, email, roles, created_at) values (${staffId}, 'Officer', 'o@venue.example', '{}', now())`;
  for (const [relyingParty, isRevoked] of [
    ['venue.example', false],
    ['venue.example', false],
    ['venue.example', true],
    [null, false],
  ] as const)
    await own.sql`insert into passkeys (id, staff_id, credential_id, public_key, relying_party, counter, transports, backup_eligible,
      backed_up, name, made_at, revoked_at) values (gen_random_uuid(), ${staffId}, uuid_send(gen_random_uuid()), '', ${relyingParty}, 0, '{}',
      false, false, 'Key', now(), ${isRevoked ? own.sql`now()` : null})`;
  expect(await greeting('https://wuzhen.example')).toContain('2 passkeys were made for venue.example');
  expect(await greeting('https://venue.example:8443')).not.toContain('were made for');
});
