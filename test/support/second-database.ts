import postgres from 'postgres';
import { onTestFinished } from 'vitest';

const quiet = { max: 1, onnotice: () => undefined };

/** An empty database beside that of a test file, as its superuser, gone when the test is over. */
export async function secondDatabase(url: string): Promise<{ sql: postgres.Sql; url: string }> {
  const name = `${new URL(url).pathname.slice(1)}_second`;
  const admin = postgres(url, quiet);
  await admin.unsafe(`create database ${name}`);
  const own = Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const sql = postgres(own, quiet);
  onTestFinished(async () => {
    await sql.end();
    await admin.unsafe(`drop database ${name} with (force)`);
    await admin.end();
  });
  return { sql, url: own };
}
