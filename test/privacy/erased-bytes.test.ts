import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrateDatabase, openDatabase } from '../../db/client.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../db/embedded.ts';
import { openRetentionDatabase } from '../../db/retention.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { exportLedger, recordReadableExport } from '../../server/ledger-checks/export-ledger.ts';
import { eraseDue } from '../../server/privacy/erasure/erase-due.ts';
import { openErasureList } from '../../server/privacy/erasure/erasure-list.ts';
import { sweepFiles } from '../../server/privacy/erasure/sweep-files.ts';
import { layoutOfTown } from '../admission/layout-of-town.ts';
import { openVenue } from '../admission/venue.ts';
import { register } from '../registration/register.ts';
import { appOver, type TestApp } from '../support/app.ts';
import { leaveTracesOf } from './traces.ts';

/** A data folder of its own, as a server makes it. */
let folder: string;
let cluster: EmbeddedDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'causeway-erased-'));
  cluster = await startEmbeddedDatabase({ folder });
  await migrateDatabase(cluster.url);
});
afterAll(async () => {
  await cluster?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** As it may be written: plain, as UTF-16, in hexadecimal, in base64 wherever that begins. */
function writtenAs(word: string): Buffer[] {
  const bytes = Buffer.from(word);
  const inBase64 = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return whole.slice(before === 0 ? 0 : before + 1, -2);
  });
  return [
    bytes,
    Buffer.from(word, 'utf16le'),
    Buffer.from(bytes.toString('hex')),
    ...inBase64.map((text) => Buffer.from(text)),
  ];
}

/** Files of the data folder that hold one of these words, with which. */
async function filesWith(words: readonly string[]): Promise<string[]> {
  const sought = words.flatMap((word) => writtenAs(word).map((bytes) => ({ word, bytes })));
  const found: string[] = [];
  const entries = await readdir(cluster.dataFolder, { recursive: true, withFileTypes: true });
  const logs = await readdir(folder, { withFileTypes: true });
  const paths = [...entries, ...logs]
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const path of new Set(paths)) {
    const content = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return Buffer.alloc(0);
    });
    for (const { word, bytes } of sought) if (content.includes(bytes)) found.push(`${path}: ${word}`);
  }
  return found;
}

/** What leaves the house with persons in it: the delegates as a file, the lists on paper, the ledger as it can be read. */
async function takenOut(app: TestApp, desk: string) {
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await app.ask(method, path, { cookie: desk, body });
    expect(answer.status, path).toBe(200);
    return answer.text();
  };
  const delegates = await ask('GET', '/api/exports/delegates.csv');
  const inside = await ask('POST', '/api/lists/assembly', {});
  let gates = '';
  for (const { id } of layoutOfTown.gates) gates += await ask('POST', `/api/lists/gates/${id}`);
  await recordReadableExport(app, theSystem, 'What is left of somebody');
  let ledger = '';
  await exportLedger(app.database, app.secrets, async (text) => {
    ledger += text;
  });
  return { delegates, inside, gates, ledger };
}

it('of a person who was erased nothing is left in exports and lists, nor in any file of the database, its log and its write-ahead log', async () => {
  const database = { ...openDatabase({ url: cluster.url, poolSize: 2 }), url: cluster.url };
  const retention = openRetentionDatabase({ url: cluster.url });
  try {
    const app = appOver(database);
    const erasureList = openErasureList(join(folder, 'erasures'));
    const deps = { ...app, retention, erasureList };
    const venue = await openVenue(app);
    const [guard, desk, cookie] = [
      await app.signedInAs('gate'),
      await app.signedInAs('desk'),
      await app.signedInAs('administrator'),
    ];
    const { delegateId, token, own } = await leaveTracesOf(app, venue, { guard, desk });
    const { last4: _tooShort, ...particulars } = own;
    const words = [token, ...Object.values(particulars)];
    for (const [what, text] of Object.entries(await takenOut(app, desk))) expect(text, what).toContain(own.name);
    await app.ask('GET', `/api/delegates?search=${own.name}`, { cookie: desk });
    await expect(register(database, { externalReference: own.reference })).rejects.toThrow();
    await retention.drizzle.execute('vacuum analyze delegates');
    const before = await filesWith(words);
    expect(new Set(before.map((line) => line.split(': ')[1]))).toEqual(new Set(words));

    const because = 'They asked for it';
    const made = await app.ask('POST', `/api/delegates/${delegateId}/erasure`, { cookie: desk, body: { because } });
    const { id } = (await made.json()) as { id: string };
    expect((await app.ask('POST', `/api/proposals/${id}/confirm`, { cookie })).status).toBe(204);
    expect(await eraseDue(deps)).toBe(1);
    const { ledger, ...others } = await takenOut(app, desk);
    expect(words.filter((word) => ledger.includes(word))).toEqual([]);
    // The ledger goes on telling that something was decided on this registration, and no more.
    for (const [what, text] of Object.entries(others))
      expect(
        [...words, delegateId].filter((word) => text.includes(word)),
        what,
      ).toEqual([]);
    app.clock.advance(24 * 3_600_000);
    expect(await sweepFiles(deps)).toBeGreaterThan(20);
    expect(await sweepFiles(deps)).toBe(0);

    expect(await filesWith(words)).toEqual([]);
    expect(await erasureList.list()).toEqual([delegateId]);
  } finally {
    await retention.close();
    await database.close();
  }
});
