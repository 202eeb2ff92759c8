import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ServerProcess } from '../../ops/demo/launch/server-process.ts';
import { freePort, isAlive, postmasterOf, temporaryFolder } from '../support/real-server.ts';

it('a demo that is stopped while it makes a link waits for that, and leaves no PostgreSQL', async () => {
  const { execArgv } = process;
  process.execArgv = ['--import', 'tsx'];
  onTestFinished(() => {
    process.execArgv = execArgv;
  });
  const folder = await temporaryFolder();
  const environment = { ...process.env, DATA_FOLDER: folder };
  const server = new ServerProcess(await freePort(), environment, join(folder, 'server.log'));
  await server.start(() => undefined);
  onTestFinished(() => server.stop());
  const postmaster = await postmasterOf(folder);

  let isMade = false;
  const link = server.makeOperatorsLink('somebody@venue.example', 'Somebody').then((url) => {
    isMade = true;
    return url;
  });
  await server.stop();
  expect(isMade).toBe(true);
  expect(await link).toContain('/sign-in/#');
  expect(isAlive(postmaster)).toBe(false);
  await expect(postmasterOf(folder)).rejects.toThrow('ENOENT');
  await expect(server.makeOperatorsLink('late@venue.example', 'Late')).rejects.toThrow('being stopped');
});
