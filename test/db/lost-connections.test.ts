import { once } from 'node:events';
import { connect, Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { useDatabase } from '../support/database.ts';

const own = useDatabase();
const database = openDatabase({ url: own.url, poolSize: 2 });
let admin: postgres.Sql;
beforeAll(() => {
  admin = postgres(own.url, { max: 1, onnotice: () => undefined });
});
afterAll(() => Promise.all([admin.end(), database.close()]));

const killAll = () => admin`
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

it('lets every statement end, one way or the other, however often connections are lost', async () => {
  const outcomes = { done: 0, lost: 0 };
  let isOver = false;
  const ask = async (work: () => Promise<unknown>) => {
    while (!isOver) {
      await work().then(
        () => outcomes.done++,
        () => outcomes.lost++,
      );
    }
  };
  const inTransaction = () =>
    database.sql.begin(async (sql) => {
      await sql`select 1`;
      await turn();
      await sql`select 2`;
    });
  const askers = [0, 1, 2, 3].map((n) => ask(n % 2 === 0 ? inTransaction : () => database.sql`select ${n}::int`));
  for (let round = 0; round < 100; round++) {
    await killAll();
    // Some are lost as they are opened, others after so many were answered.
    const enough = outcomes.done + (round % 7);
    while (outcomes.done < enough) await turn();
  }
  isOver = true;
  await Promise.all(askers);
  expect(outcomes.lost).toBeGreaterThan(0);
  expect(await database.sql`select 1 as one`).toEqual([{ one: 1 }]);
}, 60_000);

it('carries nothing out of a transaction whose connection was lost, on the connection that took its place', async () => {
  await admin`create table notes (text text)`;
  await admin`grant all on notes to public`;
  let writeAfter: Promise<unknown> = Promise.resolve();
  const hasEnded = new Promise<void>((resolve) => {
    const work = async (sql: postgres.TransactionSql) => {
      await sql`insert into notes values ('before')`;
      await killAll();
      // Other statements open the connections again, the transaction's among them.
      const others = () => Promise.all([1, 2, 3, 4].map((n) => database.sql`select ${n}::int`));
      await expect.poll(() => others().catch(() => [])).toHaveLength(4);
      writeAfter = sql`insert into notes values ('after')`.execute();
      await writeAfter;
    };
    database.sql.begin((sql) => work(sql).finally(resolve)).catch(() => undefined);
  });
  await hasEnded;
  await expect(writeAfter).rejects.toThrow(/CONNECTION_CLOSED/);
  expect(await admin`select text from notes`).toEqual([]);
});

it('answers what is asked between the fault of a socket and its close', async () => {
  const { hostname, port } = new URL(own.url);
  let socket = new Socket();
  const client = postgres(own.url, {
    ...{ max: 1, onnotice: () => undefined },
    socket: () => new Promise<Socket>((resolve) => (socket = connect(Number(port), hostname, () => resolve(socket)))),
  } as postgres.Options<Record<string, never>>);
  onTestFinished(() => client.end({ timeout: 1 }));
  await client`select 1`;
  let asked: Promise<unknown> | undefined;
  socket.once('error', () => {
    asked = client`select 2 as two`.execute();
  });
  const isClosed = once(socket, 'close');
  socket.destroy(new Error('reset'));
  await isClosed.catch(() => undefined);
  await expect(asked).rejects.toThrow(/CONNECTION_CLOSED/);
  expect(await client`select 3 as three`).toEqual([{ three: 3 }]);
});
