import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openWifi, type Wifi } from '../../../ops/demo/launch/open-wifi.ts';

it('a demo that can have no FreeRADIUS goes on without, and says why in a line', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-demo-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const said: string[] = [];
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  onTestFinished(() => stdout.mockRestore());
  const stopped: (() => Promise<void> | void)[] = [];
  const send = vi.fn();
  const failed = Object.assign(new Error('Command failed: node …'), { stderr: 'No PostgreSQL answers.\nat …' });
  await openWifi({
    folder: { radius: folder, note: vi.fn() },
    server: { layOutFreeRadius: () => Promise.reject(failed) },
    stops: { add: (stop: () => Promise<void>) => stopped.push(stop), isStopping: false },
    simulator: { connected: true, send },
    accessPoints: [{ name: 'Controller', carrier: 'One', address: '127.0.0.2', secret: 's', disconnectPort: 1 }],
    isQuiet: false,
  } as unknown as Wifi);
  expect(said.join('')).toBe(
    'Wi-Fi:          no FreeRADIUS here (its files could not be laid out: No PostgreSQL answers.): phones do not log in.\n',
  );
  expect(send).not.toHaveBeenCalled();
  for (const stop of stopped) await stop();
});
