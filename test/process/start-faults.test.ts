import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startEmbeddedDatabase } from '../../db/embedded.ts';
import { freePort, startServer, temporaryFolder } from '../support/real-server.ts';

/** What a server that cannot start says, where it must say one sentence and exit with 1. */
async function sentenceOf(environment: Record<string, string>): Promise<string> {
  const server = await startServer({ environment });
  expect(await server.ended).toBe(1);
  expect(server.output()).not.toMatch(/^\s+at /m);
  return server.output().trim();
}

const secret = { SECRET_KEY: 'A'.repeat(43) };

it('names a data folder that cannot be one', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'file'), '');
  expect(await sentenceOf({ DATA_FOLDER: join(folder, 'file') })).toMatch(/^The data folder .*file cannot be used/);
});

it('names a data folder whose password is not that of its database', async () => {
  const folder = await temporaryFolder();
  const { stop } = await startEmbeddedDatabase({ folder });
  await stop();
  await writeFile(join(folder, 'password'), 'another');
  expect(await sentenceOf({ DATA_FOLDER: folder })).toMatch(/^The file password in the data folder does not fit/);
});

it('names a data folder of another version of PostgreSQL', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'cluster'), { mode: 0o700 });
  await writeFile(join(folder, 'cluster/PG_VERSION'), '15\n');
  expect(await sentenceOf({ DATA_FOLDER: folder })).toMatch(
    /was made by PostgreSQL 15, which version \d+ cannot read\.$/,
  );
});

it('tells what is wrong with another database', async () => {
  const { url, stop } = await startEmbeddedDatabase({ folder: await temporaryFolder() });
  onTestFinished(stop);
  const change = (parts: Partial<URL>) => ({ ...secret, DATABASE_URL: Object.assign(new URL(url), parts).href });
  const { port } = new URL(url);
  const [password, pathname, elsewhere] = await Promise.all([
    sentenceOf(change({ password: 'wrong' })),
    sentenceOf(change({ pathname: '/venue' })),
    sentenceOf(change({ port: String(await freePort()) })),
  ]);
  expect(password).toBe(`PostgreSQL at 127.0.0.1:${port} refused the password of postgres: is DATABASE_URL right?`);
  expect(pathname).toContain('has no database venue');
  expect(elsewhere).toMatch(/^No PostgreSQL answers at/);
});
