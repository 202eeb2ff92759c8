import { readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { useAtEnd } from '../support/at-end.ts';
import {
  freePort,
  isAlive,
  isReady,
  postmasterOf,
  type RealServer,
  runProgram,
  startServer,
  temporaryFolder,
  until,
} from '../support/real-server.ts';

it('starts in an empty folder, says how the first administrator gets in, stops at Ctrl-C, and starts again', async () => {
  const dataFolder = await temporaryFolder();
  const server = await startServer({ dataFolder });
  const link = new RegExp(`${server.origin}/sign-in/#[A-Za-z0-9_-]{43}`);
  await expect.poll(server.output, { timeout: 30_000 }).toMatch(link);
  expect(server.output()).toContain('good for trying it out');
  const postmaster = await postmasterOf(dataFolder);

  // A terminal sends Ctrl-C to the whole group.
  process.kill(-server.child.pid!, 'SIGINT');
  expect(await server.ended).toBe(0);
  expect(isAlive(postmaster)).toBe(false);

  const again = await startServer({ dataFolder });
  expect(await isReady(again.origin)).toBe(true);
});

it('says that the port is in use, and leaves no PostgreSQL behind', async () => {
  const dataFolder = await temporaryFolder();
  const port = await freePort();
  const other = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1');
  onTestFinished(() => void other.close());
  const server = await startServer({ dataFolder, port });
  expect(await server.ended).toBe(1);
  expect(server.output().trim()).toBe(
    `Port ${port} on 127.0.0.1 is in use: stop what uses it, or set PORT to another.`,
  );
  await expect(postmasterOf(dataFolder)).rejects.toThrow(/ENOENT/);
});

it('survives kill -9: the next start takes up the PostgreSQL that was left running', async () => {
  const dataFolder = await temporaryFolder();
  const killed = await startServer({ dataFolder });
  const postmaster = await postmasterOf(dataFolder);
  killed.child.kill('SIGKILL');
  expect(await killed.ended).toBe('SIGKILL');
  expect(isAlive(postmaster)).toBe(true);

  const next = await startServer({ dataFolder });
  expect(await isReady(next.origin)).toBe(true);
  expect(await postmasterOf(dataFolder)).toBe(postmaster);
  next.child.kill('SIGTERM');
  expect(await next.ended).toBe(0);
  expect(isAlive(postmaster)).toBe(false);
});

it('starts after both were killed, also when another process has got the number of the old PostgreSQL', async () => {
  const dataFolder = await temporaryFolder();
  const killed = await startServer({ dataFolder });
  const postmaster = await postmasterOf(dataFolder);
  killed.child.kill('SIGKILL');
  process.kill(postmaster, 'SIGKILL');
  await killed.ended;
  await until(() => !isAlive(postmaster));
  await writeFile(join(dataFolder, 'cluster/postmaster.pid'), `${process.pid}\n/elsewhere\n1\n5432\n\n127.0.0.1\n`);

  const next = await startServer({ dataFolder });
  expect(await isReady(next.origin)).toBe(true);
});

it('begins anew where it was killed while it made the database', async () => {
  const dataFolder = await temporaryFolder();
  const killed = runProgram('server/main.ts', [], { DATA_FOLDER: dataFolder, PORT: String(await freePort()) });
  await until(async () => (await readdir(dataFolder).catch(() => [])).some((name) => name.startsWith('cluster.new-')));
  killed.child.kill('SIGKILL');
  await killed.ended;
  const next = await startServer({ dataFolder });
  expect(await isReady(next.origin)).toBe(true);
  expect((await readdir(dataFolder)).filter((name) => name.startsWith('cluster'))).toEqual(['cluster']);
});

it('stops everything when it is interrupted while it starts', async () => {
  const dataFolder = await temporaryFolder();
  const server = runProgram('server/main.ts', [], { DATA_FOLDER: dataFolder, PORT: String(await freePort()) });
  await until(async () => (await readdir(dataFolder).catch(() => [])).some((name) => name === 'postgres.log'));
  process.kill(-server.child.pid!, 'SIGINT');
  expect(await server.ended).toBe(0);
  await expect(postmasterOf(dataFolder)).rejects.toThrow(/ENOENT/);
});

it('a sign-in link that is interrupted while PostgreSQL starts for it leaves none running', async () => {
  const dataFolder = await temporaryFolder();
  const link = runProgram('server/sign-in-link.ts', ['officer@venue.example'], { DATA_FOLDER: dataFolder });
  await until(async () => (await readdir(dataFolder).catch(() => [])).some((name) => name === 'postgres.log'));
  process.kill(-link.child.pid!, 'SIGINT');
  expect(await link.ended).toBe(130);
  expect(link.output()).not.toContain('/sign-in/#');
  await expect(postmasterOf(dataFolder)).rejects.toThrow(/ENOENT/);
});

const linkArguments = ['officer@venue.example', '--role', 'station'];

it('makes a sign-in link for the operator where no server runs', async () => {
  const dataFolder = await temporaryFolder();
  const alone = runProgram('server/sign-in-link.ts', linkArguments, {
    DATA_FOLDER: dataFolder,
    PORT: String(await freePort()),
  });
  expect(await alone.ended).toBe(0);
  expect(alone.output()).toContain('(station)');
  await expect(postmasterOf(dataFolder)).rejects.toThrow(/ENOENT/);
});

describe('a server that runs', () => {
  const atEnd = useAtEnd();
  let dataFolder: string;
  let server: RealServer;
  beforeAll(async () => {
    dataFolder = await temporaryFolder(atEnd);
    server = await startServer({ dataFolder, atEnd });
  });

  it('is the only one of its data folder, and is left alone by a second', async () => {
    const second = await startServer({ dataFolder });
    expect(await second.ended).toBe(1);
    expect(second.output().trim()).toMatch(/^Another Causeway server runs .*\.$/);
    expect(await isReady(server.origin)).toBe(true);
  });

  it('takes a sign-in link that is made beside it', async () => {
    const { port } = new URL(server.origin);
    const beside = runProgram('server/sign-in-link.ts', linkArguments, { DATA_FOLDER: dataFolder, PORT: port });
    expect(await beside.ended).toBe(0);
    const token = /#([A-Za-z0-9_-]{43})/.exec(beside.output())?.[1];
    const answer = await fetch(`${server.origin}/api/sign-ins`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    expect(answer.ok).toBe(true);
  });

  it('starts PostgreSQL again when that is killed below it', async () => {
    const postmaster = await postmasterOf(dataFolder);
    process.kill(postmaster, 'SIGKILL');
    // Backends outlive their postmaster for a moment, and answer: the number alone tells the new one.
    await until(async () => (await postmasterOf(dataFolder).catch(() => postmaster)) !== postmaster);
    await until(() => isReady(server.origin));
    expect(isAlive(postmaster)).toBe(false);
  });
});
