import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFault } from '../../db/start-fault.ts';
import type { Config } from '../config.ts';
import { Secrets } from '../kernel/secrets.ts';

/**
 * The server's one secret, and those before it: as configured, or kept in the data folder, where the first start makes it.
 * The file has one in each line, the newest first.
 */
export async function openSecrets({
  secretKey,
  formerSecretKeys,
  dataFolder,
}: Pick<Config, 'secretKey' | 'formerSecretKeys' | 'dataFolder'>): Promise<Secrets> {
  if (secretKey) return new Secrets(secretKey, { former: formerSecretKeys });
  const file = join(dataFolder, 'secret-key');
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  await writeFile(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  const [newest, ...former] = (await readFile(file, 'utf8')).trim().split(/\s+/).map(bytesOf);
  if ([newest, ...former].some((key) => key?.length !== 32) || !newest)
    throw new StartFault(`The secret in ${file} is damaged: put it back from your backup.`);
  return new Secrets(newest, { former });
}

const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url');
