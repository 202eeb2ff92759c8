import { lchown, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What root has written into somebody's folder is theirs, or they could not read it. */
export async function giveToOwner(folder: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(folder);
  await giveAll(folder, { uid, gid });
}

async function giveAll(folder: string, owner: { uid: number; gid: number }): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    // Not what a link leads to: that may be of others.
    await lchown(path, owner.uid, owner.gid).catch(unlessGone);
    if (entry.isDirectory()) await giveAll(path, owner);
  }
}

/** A FreeRADIUS that runs takes files away from its spool. */
function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
