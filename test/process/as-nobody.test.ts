import { chown, lstat, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isReady, startServer, temporaryFolder } from '../support/real-server.ts';

const isRoot = process.getuid?.() === 0;

/** PostgreSQL refuses root. Where a namespace cannot help, as in other people's homes, it must run as somebody else. */
if (isRoot) {
  describe('as root', () => {
    it('runs PostgreSQL as nobody, with its data outside, where the data folder is in a home that is closed', async () => {
      const home = await temporaryFolder();
      await chown(home, 4_321, 4_321);
      const dataFolder = join(home, 'causeway');
      const server = await startServer({ dataFolder });
      expect(await isReady(server.origin)).toBe(true);
      const place = await readlink(join(dataFolder, 'cluster'));
      onTestFinished(async () => {
        await rm(place, { recursive: true });
        await rm(`${place}.old`, { recursive: true, force: true });
      });
      expect(place).toMatch(/^\/var\/lib\/causeway\/data\/[0-9a-f]{16}$/);
      expect((await lstat(place)).uid).not.toBe(0);

      server.child.kill('SIGINT');
      expect(await server.ended).toBe(0);
      const again = await startServer({ dataFolder });
      expect(await isReady(again.origin)).toBe(true);
    });

    it('takes over a data folder that was made the other way', async () => {
      const dataFolder = await temporaryFolder();
      const first = await startServer({ dataFolder });
      first.child.kill('SIGINT');
      await first.ended;
      await chown(join(dataFolder, 'cluster'), 65_534, 65_534);
      const next = await startServer({ dataFolder });
      expect(await isReady(next.origin)).toBe(true);
    });
  });
} else {
  it('runs PostgreSQL as the user who starts it', async () => {
    const dataFolder = await temporaryFolder();
    await startServer({ dataFolder });
    expect((await lstat(join(dataFolder, 'cluster'))).uid).toBe(process.getuid?.());
  });
}
