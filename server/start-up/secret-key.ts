import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFault } from '../../db/start-fault.ts';
import type { Config } from '../config.ts';

/** The server's one secret: as configured, or kept in the data folder, where the first start makes it. */
export async function secretKeyOf({
  secretKey,
  dataFolder,
}: Pick<Config, 'secretKey' | 'dataFolder'>): Promise<Buffer> {
  if (secretKey) return secretKey;
  const file = join(dataFolder, 'secret-key');
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  await writeFile(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64url');
  if (key.length !== 32) throw new StartFault(`The secret in ${file} is damaged: put it back from your backup.`);
  return key;
}
