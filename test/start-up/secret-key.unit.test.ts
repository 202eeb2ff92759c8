import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Secrets } from '../../server/kernel/secrets.ts';
import { openSecrets } from '../../server/start-up/secret-key.ts';

let dataFolder: string;
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'causeway-secret-'));
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

const none = { secretKey: undefined, formerSecretKeys: [] };
const file = () => join(dataFolder, 'secret-key');
const [first, second] = [randomBytes(32), randomBytes(32)];
const sealedByFirst = new Secrets(first).seal('letters', Buffer.from('word'));

it('the data folder gets a secret once, which others cannot read', async () => {
  const made = await openSecrets({ ...none, dataFolder });
  expect((await openSecrets({ ...none, dataFolder })).marks).toEqual(made.marks);
  expect((await stat(file())).mode & 0o777).toBe(0o600);
  expect(Buffer.from(await readFile(file(), 'utf8'), 'base64url')).toHaveLength(32);
});

it('further lines of the file are the secrets before', async () => {
  await writeFile(file(), `${[second, first].map((key) => key.toString('base64url')).join('\n')}\n`);
  const secrets = await openSecrets({ ...none, dataFolder });
  expect(secrets.open('letters', sealedByFirst).toString()).toBe('word');
  expect(secrets.isSealedAnew('letters', sealedByFirst)).toBe(false);
  expect(() => secrets.open('drafts', sealedByFirst)).toThrow();
});

it('secrets of the settings come before those of the folder', async () => {
  const secrets = await openSecrets({ secretKey: second, formerSecretKeys: [first], dataFolder });
  expect(secrets.open('letters', sealedByFirst).toString()).toBe('word');
  expect(secrets.marks).toEqual(new Secrets(second, { former: [first] }).marks);
});

it('a file that is damaged is told', async () => {
  await writeFile(file(), 'short\n');
  await expect(openSecrets({ ...none, dataFolder })).rejects.toThrow(/is damaged: put it back from your backup\.$/);
});
