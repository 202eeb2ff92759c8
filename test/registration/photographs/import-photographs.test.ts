import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { deflateRawSync } from 'node:zlib';
import { eq, inArray } from 'drizzle-orm';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ledger, photographs } from '../../../db/schema/index.ts';
import type { PhotographImport } from '../../../server/registration/photographs/photographs.contract.ts';
import { useApp } from '../../support/app.ts';
import { temporaryFolder } from '../../support/real-server.ts';
import { register } from '../register.ts';
import { type ArchiveEntry, zipOf } from './archives.ts';
import { goodPicture, noise, pngThatDeclares } from './pictures.ts';

const app = useApp();
let desk: string;
let picture: Buffer;
beforeAll(async () => {
  desk = await app.signedInAs('desk');
  picture = await goodPicture();
});

let made = 0;
/** A delegate of the organiser's own number. */
async function delegate(reference = `P-${++made}`, changes = {}): Promise<{ id: string; reference: string }> {
  return { reference, id: await register(app.database, { externalReference: reference, ...changes }) };
}
const send = (archive: Uint8Array | ReadableStream, cookie = desk) =>
  app.ask('POST', '/api/photographs/imports', {
    cookie,
    body: archive,
    headers: { 'content-type': 'application/zip' },
  });
async function outcomesOf(entries: readonly ArchiveEntry[]): Promise<string[]> {
  const answer = await send(zipOf(entries));
  expect(answer.status).toBe(200);
  return ((await answer.json()) as PhotographImport).entries.map(({ outcome }) => outcome);
}
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
const haveOne = async (...people: { id: string }[]) => {
  const ids = people.map(({ id }) => id);
  return (await app.database.drizzle.select().from(photographs).where(inArray(photographs.delegateId, ids))).length;
};

describe('photographs in an archive', () => {
  it('are found by reference, in whatever folder and with whatever ending', async () => {
    const [one, two, three, four] = await Promise.all(['A/7', 'B.12', 'Ü-3', 'D-4'].map((name) => delegate(name)));
    const entries = [
      { name: 'photographs/', bytes: Buffer.alloc(0) },
      { name: 'photographs/B.12.jpg', bytes: picture },
      { name: 'photographs/more/D-4.PNG', bytes: picture, isStored: true },
      // As a Mac writes it: letter and dots apart.
      { name: 'U\u0308-3.txt', bytes: picture },
      { name: 'P-nobody.jpg', bytes: picture },
    ];
    expect(await outcomesOf(entries)).toEqual(['taken', 'taken', 'taken', 'reference_unknown']);
    expect(await haveOne(two as never, three as never, four as never)).toBe(3);
    expect(await haveOne(one as never)).toBe(0);
  });

  it('are each answered by themselves: what is good is kept, whatever the others are', async () => {
    const people = await Promise.all(Array.from({ length: 9 }, () => delegate()));
    const bad = [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>'),
      pngThatDeclares(20_000, 10_000),
      picture.subarray(0, picture.length / 2),
      zipOf([{ name: 'inner.jpg', bytes: picture }]),
      Buffer.alloc(0),
      await noise(100, 100).png().toBuffer(),
      await noise(2000, 200).png().toBuffer(),
    ];
    const bytes = [picture, ...bad, picture];
    const entries = people.map(({ reference }, index) => ({ name: `${reference}.jpg`, bytes: bytes[index] as Buffer }));
    expect(await outcomesOf(entries)).toEqual([
      'taken',
      'unreadable',
      'too_many_pixels',
      'unreadable',
      'unreadable',
      'unreadable',
      'too_small',
      'odd_shape',
      'taken',
    ]);
    expect(await haveOne(...people)).toBe(2);
  });

  it('stand in the ledger as often as they were put together', async () => {
    const before = (await app.database.drizzle.select().from(ledger).where(eq(ledger.action, 'photographs_imported')))
      .length;
    const people = await Promise.all(Array.from({ length: 30 }, () => delegate()));
    const outcomes = await outcomesOf(people.map(({ reference }) => ({ name: `${reference}.jpg`, bytes: picture })));
    expect(new Set(outcomes)).toEqual(new Set(['taken']));
    const after = (await app.database.drizzle.select().from(ledger).where(eq(ledger.action, 'photographs_imported')))
      .length;
    expect(after - before).toBe(2);
  });

  it('replace what came in before, but not what a camera of the staff took', async () => {
    const [sentBefore, takenHere] = [await delegate(), await delegate()];
    const entries = [sentBefore, takenHere].map(({ reference }) => ({ name: `${reference}.jpg`, bytes: picture }));
    expect(await outcomesOf(entries)).toEqual(['taken', 'taken']);
    await app.database.sql`update photographs set source = 'station' where delegate_id = ${takenHere.id}`;
    expect(await outcomesOf(entries)).toEqual(['taken', 'taken_by_staff']);
  });

  it('are not taken of who withdrew, nor twice of one delegate', async () => {
    const [gone, here] = [await delegate(undefined, { status: 'withdrawn' }), await delegate()];
    const names = [`${gone.reference}.jpg`, `${here.reference}.jpg`, `again/${here.reference}.png`];
    const outcomes = await outcomesOf(names.map((name) => ({ name, bytes: picture })));
    expect(outcomes).toEqual(['registration_over', 'taken', 'given_twice']);
  });
});

describe('an archive that was not made honestly', () => {
  it('has names that lead elsewhere, or do not read as they are stored', async () => {
    const { reference } = await delegate();
    const odd = [`../${reference}.jpg`, `/etc/${reference}.jpg`, `C:\\${reference}.jpg`, `a/../../${reference}.jpg`];
    const hidden = [`${reference}\u202Egpj.exe`, `${reference}\0.jpg`, `${'x'.repeat(400)}.jpg`, '.jpg'];
    const passedOver = [`__MACOSX/._${reference}.jpg`, '.DS_Store', 'Thumbs.db'];
    const outcomes = await outcomesOf([...odd, ...hidden, ...passedOver].map((name) => ({ name, bytes: picture })));
    expect(outcomes.slice(0, 7)).toEqual(Array(7).fill('name_odd'));
    expect(outcomes.slice(7)).toEqual(Array(4).fill('passed_over'));
  });

  it('tells such names so that they can be read', async () => {
    const answer = await send(zipOf([{ name: `a\u202Eb${'c'.repeat(5000)}`, bytes: picture }]));
    const { entries } = (await answer.json()) as PhotographImport;
    expect(entries[0]?.name).toBe(`a\uFFFDb${'c'.repeat(197)}`);
  });

  it('has links, secrets and packings that nobody asked for', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => delegate()));
    const kinds: Partial<ArchiveEntry>[] = [
      { unixMode: 0o120777 },
      { flags: 0x801 },
      { method: 14 },
      { unixMode: 0o100644 },
    ];
    const entries = people.map(({ reference }, index) => ({
      name: `${reference}.jpg`,
      bytes: picture,
      ...kinds[index],
    }));
    expect(await outcomesOf(entries)).toEqual(['not_a_file', 'encrypted', 'compression_unknown', 'taken']);
  });

  it('inflates beyond measure: the file is refused while it is inflated, whatever the directory says', async () => {
    const people = await Promise.all(Array.from({ length: 3 }, () => delegate()));
    const zeros = deflateRawSync(Buffer.alloc(200 * 1024 * 1024));
    const long = deflateRawSync(await noise(2200, 2200).png({ compressionLevel: 0 }).toBuffer());
    const bombs = [
      { packed: { bytes: zeros, claimedBytes: 10 } },
      { packed: { bytes: long, claimedBytes: 1000 } },
      { packed: { bytes: Buffer.alloc(11 * 1024 * 1024), claimedBytes: 5 }, isStored: true },
    ];
    const entries = people.map(({ reference }, index) => ({ name: `${reference}.jpg`, ...bombs[index] }));
    expect(await outcomesOf(entries)).toEqual(['inflates_too_much', 'too_large', 'too_large']);
    expect(await haveOne(...people)).toBe(0);
  });

  it('gives out the same bytes as many files', async () => {
    const people = await Promise.all(Array.from({ length: 3 }, () => delegate()));
    const entries = people.map(({ reference }, index) => ({
      name: `${reference}.jpg`,
      bytes: picture,
      isOverPrevious: index > 0,
    }));
    const answer = await send(zipOf(entries));
    expect(answer.status).toBe(422);
    expect(await codeOf(answer)).toBe('registration.archive_overlaps');
    expect(await haveOne(...people)).toBe(0);
  });

  it('holds archives that hold archives: none of them is opened', async () => {
    const { reference } = await delegate();
    let nested = zipOf([{ name: 'zeros', bytes: Buffer.alloc(1024 * 1024) }]);
    for (let depth = 0; depth < 5; depth++) {
      nested = zipOf(Array.from({ length: 16 }, (_, index) => ({ name: `${index}.zip`, bytes: nested })));
    }
    expect(await outcomesOf([{ name: `${reference}.zip`, bytes: nested }])).toEqual(['unreadable']);
  });

  it('claims or has more files than are taken', async () => {
    const many = Array.from({ length: 20_001 }, (_, index) => ({ name: `${index}`, isStored: true }));
    const answer = await send(zipOf(many));
    expect(await codeOf(answer)).toBe('registration.archive_too_many_entries');
    const claimed = await send(zipOf([{ name: 'a', bytes: picture }], { claimedEntries: 2 }));
    expect(await codeOf(claimed)).toBe('registration.archive_unreadable');
  });

  it.each<[string, () => Buffer]>([
    ['nothing', () => Buffer.alloc(0)],
    ['a photograph', () => picture],
    ['half an archive', () => zipOf([{ name: 'a.jpg', bytes: picture }]).subarray(0, 400)],
    ['no more than an end', () => Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18, 0xff)])],
  ])('is %s', async (_name, make) => {
    const answer = await send(make());
    expect(answer.status).toBe(422);
    expect(await codeOf(answer)).toBe('registration.archive_unreadable');
  });
});

it('an archive that is cut off is told, and leaves nothing behind', async () => {
  // Other tests have folders in that of the system.
  vi.stubEnv('TMPDIR', await temporaryFolder());
  onTestFinished(() => void vi.unstubAllEnvs());
  const whole = zipOf([{ name: `${(await delegate()).reference}.jpg`, bytes: picture }]);
  let pulled = 0;
  const cut = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (pulled++ === 0) controller.enqueue(whole.subarray(0, 500));
      else controller.error(new Error('the line is dead'));
    },
  });
  expect(await codeOf(await send(cut))).toBe('registration.photograph_cut_off');
  expect(readdirSync(tmpdir())).toEqual([]);
  // And the next may come.
  expect((await send(whole)).status).toBe(200);
});

it('one archive is read at a time', async () => {
  let end: () => void = () => undefined;
  const slow = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(zipOf([{ name: 'a.jpg', bytes: picture }]));
      end = () => controller.close();
    },
  });
  const first = send(slow);
  let second: Response;
  do second = await send(zipOf([]));
  while (second.status === 200);
  expect(await codeOf(second)).toBe('registration.archive_under_way');
  end();
  expect((await first).status).toBe(200);
});

it('a gate and a station send no archives', async () => {
  const gate = await app.signedInAs('gate', 'station');
  expect((await send(zipOf([]), gate)).status).toBe(403);
});
