import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { ledger, signIns } from '../../db/schema/index.ts';
import { useApp } from '../support/app.ts';
import { Authenticator } from '../support/authenticator.ts';

const app = useApp();

async function post<Body>(path: string, body: unknown, cookie?: string): Promise<Body> {
  return (await app.ask('POST', path, { body, ...(cookie && { cookie }) })).json() as Promise<Body>;
}

/** Somebody of the staff with a passkey that counts its answers. */
async function enrolled() {
  const cookie = await app.signedInAs('administrator');
  const current = (await (await app.ask('GET', '/api/sign-ins/current', { cookie })).json()) as {
    staff: { id: string };
  };
  const authenticator = new Authenticator({ isEligible: false, isBackedUp: false, counter: 7 });
  const { challenge } = await post<{ challenge: string }>('/api/passkeys/offers', {}, cookie);
  await post('/api/passkeys', { name: 'Key', credential: authenticator.make(challenge) }, cookie);
  return { authenticator, staffId: current.staff.id };
}

/** How often somebody has begun a sign-in: those that are kept, and those that the ledger tells of. */
const begunBy = (staffId: string) =>
  Promise.all([
    app.database.drizzle.$count(signIns, eq(signIns.staffId, staffId)),
    app.database.drizzle.$count(ledger, and(eq(ledger.actorId, staffId), eq(ledger.action, 'signed_in'))),
  ]);

/** Runs `work` while a statement has changed something and is not committed; commits when `work` waits for it. */
async function whileChanging<T>(statement: string, work: () => Promise<T>): Promise<T> {
  const connection = await app.database.sql.reserve();
  await connection`begin`;
  await connection.unsafe(statement);
  const done = work();
  const waiting = () => app.database.sql`select from pg_locks where not granted`;
  await expect.poll(async () => (await waiting()).length, { timeout: 20_000 }).toBeGreaterThan(0);
  await connection`commit`;
  connection.release();
  return done;
}

it.each([
  ['was counted as far', 'counter = 8', 'identity.passkey_copied'],
  ['was revoked', 'revoked_at = now()', 'identity.passkey_revoked'],
])('of a passkey that %s while its answer was looked at no sign-in is begun', async (_, change, code) => {
  const { authenticator, staffId } = await enrolled();
  const before = await begunBy(staffId);
  const { challenge } = await post<{ challenge: string }>('/api/passkey-sign-ins/offers', {});
  const credential = authenticator.show(challenge, { counter: 8 });
  const answer = await whileChanging(`update passkeys set ${change} where staff_id = '${staffId}'`, () =>
    post('/api/passkey-sign-ins', { credential }),
  );
  expect(answer).toMatchObject({ code });
  expect(await begunBy(staffId)).toEqual(before);
});
