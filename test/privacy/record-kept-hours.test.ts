import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { readLastDetails } from '../../server/kernel/ledger.ts';
import { Secrets } from '../../server/kernel/secrets.ts';
import { inTransaction } from '../../server/kernel/transaction.ts';
import { keptHours } from '../../server/privacy/retention/kept-hours.contract.ts';
import { recordKeptHours } from '../../server/privacy/retention/record-kept-hours.ts';
import { useApp } from '../support/app.ts';

const app = useApp();
const otherSecrets = () => new Secrets(randomBytes(32));
const longer = { ...keptHours, letter_settled: 24 * 60, scan: 12 };

const told = async () => {
  const [row] = await app.database.sql<
    { entries: number; by: string | null }[]
  >`select count(*)::int as entries, max(actor_kind) as by from ledger`;
  const last = await inTransaction(app.database, (tx) => readLastDetails(app.secrets, tx, 'retention_changed'));
  return { ...row!, last };
};

it('a start with other times of keeping than the last is in the ledger once, with what they were', async () => {
  await recordKeptHours(app, keptHours);
  expect(await told()).toEqual({ entries: 0, by: null, last: undefined });
  for (let start = 0; start < 2; start += 1) await recordKeptHours(app, longer);
  const before = { letter_settled: keptHours.letter_settled, scan: keptHours.scan };
  expect(await told()).toEqual({ entries: 1, by: 'system', last: { keptHours: longer, before } });
  for (let start = 0; start < 2; start += 1) await recordKeptHours(app, keptHours);
  const back = { letter_settled: longer.letter_settled, scan: longer.scan };
  expect(await told()).toEqual({ entries: 2, by: 'system', last: { keptHours, before: back } });
});

it('what was written and cannot be read any more keeps no server from starting', async () => {
  const { entries } = await told();
  await recordKeptHours({ ...app, secrets: otherSecrets() }, longer);
  expect((await told()).entries).toBe(entries + 1);
});
