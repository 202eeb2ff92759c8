import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { closeServer } from '../../server/start-up/close-server.ts';
import { freePort } from '../support/real-server.ts';

it('a request that is never answered, for want of a database, holds nobody up who stops the server', async () => {
  const port = await freePort();
  const server = createServer(() => undefined).listen(port, '127.0.0.1');
  const arrived = new Promise((resolve) => server.once('request', resolve));
  const asked = fetch(`http://127.0.0.1:${port}/`).catch(() => 'cut off');
  await arrived;
  const begunAt = performance.now();
  await closeServer(server);
  expect(performance.now() - begunAt).toBeLessThan(5_000);
  expect(await asked).toBe('cut off');
});
