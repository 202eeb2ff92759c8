import { asc, eq } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { alerts, ledger, ledgerCheckpoints, ledgerKeys } from '../../db/schema/index.ts';
import { acknowledgeAlert } from '../../server/alerts/acknowledge-alert.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { appendLedger } from '../../server/kernel/ledger.ts';
import { hashOfEntry, ledgerOrigin } from '../../server/kernel/ledger-hash.ts';
import { inTransaction } from '../../server/kernel/transaction.ts';
import { checkLedger } from '../../server/ledger-checks/check-ledger.ts';
import { isSigned } from '../../server/ledger-checks/checkpoint-signature.ts';
import { sentenceOfFinding } from '../../server/ledger-checks/findings.ts';
import { hearKept } from '../../server/ledger-checks/hear-kept.ts';
import { ledgerBookOf } from '../../server/ledger-checks/ledger-book.ts';
import type { Checkpoint } from '../../server/ledger-checks/ledger-checks.contract.ts';
import { signCheckpoint } from '../../server/ledger-checks/sign-checkpoint.ts';
import { useApp } from '../support/app.ts';

const app = useApp();
const { database } = app;
const aDevice = '01900000-0000-7000-8000-000000000001';
/** As the owner of the tables, who may write all of them and does not have the secret. */
let owner: postgres.Sql;
beforeAll(() => {
  owner = postgres(database.url, { max: 1, onnotice: () => undefined });
});
afterAll(() => owner.end());

const write = (count: number) =>
  inTransaction(database, async (tx) => {
    for (let n = 0; n < count; n++) await appendLedger(app, theSystem, tx, { action: 'map_drawn', details: { n } });
  });
const told = async () => (await checkLedger(app)).findings.map(sentenceOfFinding);
const openAlerts = async () =>
  (await database.drizzle.select().from(alerts).orderBy(asc(alerts.raisedAt))).filter((one) => !one.acknowledgedAt);
async function signed(): Promise<Checkpoint> {
  const checkpoint = await signCheckpoint(app);
  if (!checkpoint) throw new Error('nothing was signed');
  return checkpoint;
}
/** The server starts again: it knows what the tables hold. */
const startAgain = () => {
  const book = ledgerBookOf(database);
  book.signed = undefined;
  book.told.clear();
};

/** Every hash is put right from an entry on, as the owner can. */
async function chainAnew(from: number): Promise<void> {
  const entries = await database.drizzle.select().from(ledger).orderBy(asc(ledger.sequence));
  let previousHash = entries[from - 2]?.hash ?? ledgerOrigin;
  for (const entry of entries.slice(from - 1)) {
    const hash = hashOfEntry({ ...entry, previousHash });
    await owner`update ledger set previous_hash = ${previousHash}, hash = ${hash} where sequence = ${entry.sequence}`;
    previousHash = hash;
  }
}

beforeEach(async () => {
  await owner`truncate ledger, ledger_details, ledger_checkpoints, ledger_keys, alerts cascade`;
  startAgain();
  await write(5);
});

describe('A checkpoint', () => {
  it('is of the newest entry, signed with a key that this server has made', async () => {
    const checkpoint = await signed();
    const [last] = await database.drizzle.select().from(ledger).where(eq(ledger.sequence, 5));
    expect(checkpoint).toMatchObject({ sequence: 5, hash: last?.hash.toString('base64url') });
    expect(isSigned(checkpoint)).toBe(true);
    expect(isSigned({ ...checkpoint, sequence: 6 })).toBe(false);
    expect(await database.drizzle.select().from(ledgerKeys)).toHaveLength(1);
  });

  it('is signed again only when something was written', async () => {
    const first = await signed();
    app.clock.advance(60_000);
    expect(await signed()).toEqual(first);
    await write(2);
    expect((await signed()).sequence).toBe(7);
    expect(await database.drizzle.select().from(ledgerCheckpoints)).toHaveLength(2);
    expect(await told()).toEqual([]);
  });

  it('is not given to an end that somebody else wrote', async () => {
    await signed();
    const [last] = await owner`select * from ledger where sequence = 5`;
    const forged = { ...last, sequence: 6, previous_hash: last?.hash };
    const hash = hashOfEntry({
      ...{ sequence: 6, at: last?.at, actorKind: 'system', actorId: null, action: 'map_drawn', subjectId: null },
      ...{ commitment: last?.commitment, previousHash: last?.hash },
    });
    await owner`insert into ledger ${owner({ ...forged, hash })}`;
    await owner`insert into ledger_details select 6, sealed from ledger_details where sequence = 5`;
    expect((await signed()).sequence).toBe(5);
    expect(await openAlerts()).toMatchObject([{ kind: 'ledger_broken', raisedBy: null, delegateId: null }]);
    expect((await openAlerts())[0]?.because).toContain('Entry 6 bears no mark of this server');
  });
});

describe('A ledger that its owner has written', () => {
  it('names the entry of which a column was edited', async () => {
    await signed();
    await owner`update ledger set action = 'rules_changed' where sequence = 3`;
    expect(await told()).toEqual(['Entry 3 is not as written: a part was changed.']);
  });

  it('names what was dropped, and an end that was cut off', async () => {
    await signed();
    await owner.unsafe(`set session_replication_role = replica; delete from ledger where sequence in (2, 5)`);
    expect(await told()).toEqual(['Entry 2 is missing.', 'Entry 5 was signed and is gone: the end was cut off.']);
  });

  it('is found out when every hash was put right, also with keys and checkpoints deleted', async () => {
    const kept = await signed();
    await owner.unsafe('truncate ledger_checkpoints, ledger_keys');
    await owner`update ledger set action = 'rules_changed' where sequence = 3`;
    await chainAnew(3);
    expect(await told()).toEqual([
      'Entry 5 is not the one that was signed: from entry 1 on, the ledger was written anew.',
      'Entries 3 to 5 bear no mark of this server: somebody else wrote them.',
    ]);
    startAgain();
    expect(await told()).toEqual(['Entries 3 to 5 bear no mark of this server: somebody else wrote them.']);
    await hearKept(app, aDevice, [kept]);
    expect((await openAlerts()).map(({ kind }) => kind)).toEqual(['ledger_broken']);
  });

  it('is found out by what a device keeps, when all of it was written anew before a server starts for the first time', async () => {
    const kept = await signed();
    await owner.unsafe('truncate ledger_checkpoints, ledger_keys');
    await owner`update ledger set action = 'rules_changed' where sequence = 1`;
    await chainAnew(1);
    startAgain();
    await signed();
    expect(await openAlerts()).toEqual([]);
    expect(await hearKept(app, aDevice, [kept])).toMatchObject({ upTo: 0, newest: { sequence: 5 } });
    expect((await openAlerts())[0]?.because).toContain('Entry 5 is not the one that was signed');
  });

  it('has keys of its own believed by nobody', async () => {
    await signed();
    await owner`update ledger_keys set sealed_private_key = '\\x00'`;
    startAgain();
    expect(await told()).toEqual(['The checkpoint at entry 5 is signed with a key that this server has not made.']);
  });
});

describe('What a device keeps', () => {
  it('tells how far the ledger is borne out, and is answered with the newest checkpoint', async () => {
    const first = await signed();
    await write(1);
    const second = await signed();
    expect(await hearKept(app, aDevice, [first])).toEqual({ upTo: 5, newest: second });
    expect(await openAlerts()).toEqual([]);
  });

  it('raises one alert while one is open, and the same not again on the same day', async () => {
    await signed();
    await write(3);
    const kept = await signed();
    await owner.unsafe(
      `set session_replication_role = replica; delete from ledger where sequence > 5; delete from ledger_details where sequence > 5`,
    );
    startAgain();
    for (const device of [aDevice, aDevice.replace('1', '2')]) await hearKept(app, device, [kept]);
    const [open, ...more] = await openAlerts();
    expect(more).toEqual([]);
    expect(open?.because).toContain('Entries 6 to 8 were signed and are gone: the end was cut off.');
    const staff = { kind: 'staff', id: aDevice, name: 'A', roles: ['administrator'], signInId: aDevice } as const;
    await owner`insert into staff (id, name, email, roles, created_at) values (${aDevice}, 'A', 'a@example.org', '{administrator}', now())`;
    await acknowledgeAlert(app, staff, open?.id ?? '');
    await hearKept(app, aDevice, [kept]);
    expect(await openAlerts()).toEqual([]);
  });

  it('says nothing of the ledger where nobody has signed it', async () => {
    const kept = await signed();
    await hearKept(app, aDevice, [{ ...kept, sequence: 99 }]);
    expect(await openAlerts()).toEqual([]);
  });
});
