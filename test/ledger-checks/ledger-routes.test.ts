import postgres from 'postgres';
import { expect, it } from 'vitest';
import { roles } from '../../db/vocabulary.ts';
import { type LedgerState, ledgerState } from '../../server/ledger-checks/ledger-checks.contract.ts';
import { signCheckpoint } from '../../server/ledger-checks/sign-checkpoint.ts';
import { useApp } from '../support/app.ts';

const app = useApp();

async function asked(method: string, path: string): Promise<LedgerState> {
  const answer = await app.ask(method, path, { cookie: await app.signedInAs('administrator') });
  expect(answer.status).toBe(200);
  return ledgerState.parse(await answer.json());
}

it('tells how many entries there are and what was signed, and of no check that was not made', async () => {
  const before = await asked('GET', '/api/ledger');
  expect(before).toMatchObject({ keepers: 0 });
  expect(before.entries).toBeGreaterThan(0);
  expect(before).not.toHaveProperty('signed');
  expect(before).not.toHaveProperty('checked');
  const checkpoint = await signCheckpoint(app);
  const { signed, entries } = await asked('GET', '/api/ledger');
  expect(signed).toEqual({ sequence: checkpoint?.sequence, at: checkpoint?.signedAt });
  // To sign in is an entry too.
  expect(entries).toBeGreaterThan(before.entries);
});

it('checks at a press, finds what its owner has changed, and goes on telling it', async () => {
  expect((await asked('POST', '/api/ledger/checks')).checked).toEqual({
    at: app.clock.now().toISOString(),
    findings: [],
  });
  const owner = postgres(app.database.url, { max: 1, onnotice: () => undefined });
  await owner`update ledger set action = 'rules_changed' where sequence = 1`;
  await owner.end();
  app.clock.advance(60_000);
  const findings = ['Entry 1 is not as written: a part was changed.'];
  const { checked } = await asked('POST', '/api/ledger/checks');
  expect(checked).toEqual({ at: app.clock.now().toISOString(), findings });
  app.clock.advance(60_000);
  expect((await asked('GET', '/api/ledger')).checked).toEqual(checked);
});

it('is for administrators alone', async () => {
  for (const role of roles.filter((each) => each !== 'administrator')) {
    const cookie = await app.signedInAs(role);
    expect((await app.ask('GET', '/api/ledger', { cookie })).status, role).toBe(403);
    expect((await app.ask('POST', '/api/ledger/checks', { cookie })).status, role).toBe(403);
  }
  expect((await app.ask('GET', '/api/ledger')).status).toBe(401);
});
