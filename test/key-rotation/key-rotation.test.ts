import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRotationDatabase, type RotationDatabase } from '../../db/rotation.ts';
import { ledger } from '../../db/schema/index.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { Secrets } from '../../server/kernel/secrets.ts';
import { rotateKeys } from '../../server/key-rotation/rotate-keys.ts';
import { sealAnew } from '../../server/key-rotation/seal-anew.ts';
import { sealedColumns } from '../../server/key-rotation/sealed-columns.ts';
import { settleSecret } from '../../server/key-rotation/settle-secret.ts';
import { verifyStored } from '../../server/ledger-checks/verify-stored.ts';
import { appOver, type TestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { expectAllHolds, type SealedWorld, sealSomethingOfEach } from './sealed-world.ts';

const database = useDatabase();
const [first, second, third] = [randomBytes(32), randomBytes(32), randomBytes(32)];
let owner: postgres.Sql;
let rotation: RotationDatabase;
let world: SealedWorld;

/** A server that starts with these secrets. */
async function start(secret: Buffer, ...former: Buffer[]): Promise<TestApp> {
  const clock = { now: () => new Date() };
  const secrets = await settleSecret({ database, url: database.url, clock }, new Secrets(secret, { former }));
  return appOver(database, { secrets });
}
const rotate = (app: TestApp, limit = 2) => rotateKeys({ rotation, secrets: app.secrets, clock: app.clock, limit });
const changedIn = async (app: TestApp) =>
  [...(await rotate(app))].filter(([, { changed }]) => changed > 0).map(([table]) => table);
const enter = (app: TestApp, name: string) =>
  addStaff(app, theSystem, { name, email: `${name}@example.org`, roles: ['desk'] });

beforeAll(async () => {
  owner = postgres(database.url, { max: 1, onnotice: () => undefined });
  rotation = openRotationDatabase({ url: database.url });
  world = await sealSomethingOfEach(await start(first));
}, 60_000);
afterAll(() => Promise.all([owner.end(), rotation.close()]));

it('all columns in which something is sealed are sealed anew', async () => {
  const columns = await owner<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and column_name like '%sealed%'`;
  const others = ['carried_keys.sealed_key', 'ledger_details.sealed'];
  // Sealed under a key of their own, which is sealed in turn.
  others.push('photographs.sealed_image', 'draft_photographs.sealed_image');
  const anew = sealedColumns.map(({ table, sealed }) => `${table}.${sealed}`);
  expect([...anew, ...others].sort()).toEqual(columns.map(({ name }) => name).sort());
});

describe('a secret that is rotated', () => {
  it('is not exchanged for one without the other: the server does not start', async () => {
    await expect(start(second)).rejects.toThrow(/^SECRET_KEY is another one than this database was used with/);
    await expect(rotate(appOver(database, { secrets: new Secrets(second, { former: [first] }) }))).rejects.toThrow(
      /^No server has run with this SECRET_KEY yet/,
    );
  });

  it('opens, verifies and knows all again beside the one before, and does not go on without it', async () => {
    const app = await start(second, first);
    await enter(app, 'between');
    await expectAllHolds(app, world);
    await expect(start(second)).rejects.toThrow(/^Not all that is stored was sealed anew/);
  });

  it('does so alone once all is sealed anew, however often that was interrupted', async () => {
    const app = await start(second, first);
    const photographs = sealedColumns.filter(({ table }) => table === 'photographs');
    for (const column of photographs)
      expect(await sealAnew(rotation, app.secrets, column)).toMatchObject({ changed: 1 });
    const tables = await changedIn(app);
    expect(tables).toEqual([
      ...['badge_keys', 'ledger_keys', 'registration_drafts', 'letters', 'ledger_subjects', 'ledger_details'],
    ]);
    expect(await changedIn(app)).toEqual([]);
    const alone = await start(second);
    await enter(alone, 'after');
    await expectAllHolds(alone, world);
    const actions = (await database.drizzle.select().from(ledger)).map(({ action }) => action);
    expect(actions.filter((action) => action === 'secret_key_rotated')).toHaveLength(1);
  });

  it('is rotated once more, from one that hashes with keys of the first', async () => {
    const both = await start(third, second);
    await rotate(both);
    const alone = await start(third);
    await expectAllHolds(alone, world);
    const stillOpen = [first, second].map((secret) => verifyStored(database, new Secrets(secret), { checkpoints: [] }));
    for (const outcome of await Promise.all(stillOpen)) expect(outcome).toMatchObject({ outcome: 'unclear' });
  });
});

it('what somebody has put beside the ledger gets no mark by it', async () => {
  const fourth = randomBytes(32);
  const [entry] = await owner`select sequence, sealed from ledger_details order by sequence desc limit 1`;
  const forged = Buffer.from(entry?.sealed).fill(7, 0, 12);
  await owner`update ledger_details set sealed = ${forged} where sequence = ${entry?.sequence}`;
  const app = await start(fourth, third);
  expect((await rotate(app)).get('ledger_details')).toMatchObject({ unopened: 1 });
  const outcome = await verifyStored(database, (await start(fourth)).secrets, { checkpoints: [] });
  expect(outcome).toMatchObject({ outcome: 'broken' });
});
