import { setTimeout as pass } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { programBeside, runApart } from '../../../server/kernel/apart/run-apart.ts';

const work = { program: programBeside(import.meta.url, 'odd-reader.apart'), heapMiB: 64, patienceMs: 60_000 };
const ask = (manner: string, part: Uint8Array = Buffer.alloc(0), patienceMs = work.patienceMs) =>
  runApart({ ...work, patienceMs }, { told: manner, parts: [part] });
const isWell = async () => (await ask('answers well')).told === 'well';

it('gives back what is told and each part, byte by byte', async () => {
  const long = Buffer.alloc(3 * 1024 * 1024, '\n{"told":1}\n');
  const { told, parts } = await runApart(work, { told: 'answers well', parts: [long, Buffer.alloc(0), long] });
  expect(told).toBe('well');
  expect(parts.map((part) => part.equals(long))).toEqual([true, false, true]);
  expect(parts[1]).toHaveLength(0);
});

it('gives it nothing of the environment, where secrets are', async () => {
  const { told } = await ask('tells its surroundings');
  expect(Object.keys(process.env).length).toBeGreaterThan(5);
  expect((told as string[]).filter((name) => !/^(TSX|ESBUILD|NODE)_|^__/.test(name))).toEqual([]);
});

it.each(['fills its memory, thing by thing', 'fills its memory at once'])(
  'ends alone where it %s, says so, and the next is answered',
  async (manner) => {
    const commas = Buffer.alloc(24 * 1024 * 1024, 'ab,');
    await expect(ask(manner, commas)).rejects.toMatchObject({ fault: { code: 'reading.too_heavy' } });
    expect(await isWell()).toBe(true);
  },
);

it('is ended where it takes too long, says so, and the next is answered', async () => {
  const late = ask('never ends', undefined, 3000);
  await expect(late).rejects.toMatchObject({ fault: { code: 'reading.too_slow' } });
  expect(await isWell()).toBe(true);
});

it('leaves the one who asks free to do other things', async () => {
  const late = ask('never ends', undefined, 2000).catch(() => 'over');
  expect(await Promise.race([late, pass(1, 'free')])).toBe('free');
  expect(await late).toBe('over');
});

it.each([
  ['falls over', 'a bad reader'],
  ['does not even listen', 'ended by 3'],
])('tells whoever minds the server where it %s', async (manner, words) => {
  const many = Buffer.alloc(8 * 1024 * 1024);
  const error: unknown = await ask(manner, many).catch((thrown: unknown) => thrown);
  expect(error).not.toHaveProperty('fault');
  expect(String(error)).toContain(words);
});
