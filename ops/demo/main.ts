import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { packageRoot } from '../../db/package-root.ts';
import { readArguments } from './arguments.ts';
import { DemoFault } from './fault.ts';
import { clearDatabase } from './launch/clear-database.ts';
import { DemoFolder } from './launch/hold-folder.ts';
import { choosePort } from './launch/ports.ts';
import { runDemo } from './launch/run-demo.ts';
import { type Environment, ServerProcess } from './launch/server-process.ts';
import { stopOnSignals } from './launch/stop-on-signals.ts';
import { prepareWorld } from './world.ts';

async function start(): Promise<void> {
  const given = readArguments(process.argv.slice(2), process.env);
  const world = await prepareWorld(given);
  const port = await choosePort(given.port);
  const folder = new DemoFolder(join(resolve(process.env.DATA_FOLDER || join(packageRoot, '.causeway')), 'demo'));
  await folder.take();
  const stops = stopOnSignals();
  stops.add(() => folder.leave());
  if (process.env.DATABASE_URL) await clearDatabase(process.env.DATABASE_URL);
  const server = new ServerProcess(port, environmentFor(folder), folder.serverLog);
  await runDemo({
    given,
    world,
    folder,
    server,
    stops,
    publicAddress: process.env.PUBLIC_ORIGIN || `http://localhost:${port}`,
  });
}

function environmentFor(folder: DemoFolder): Environment {
  return {
    ...process.env,
    DATA_FOLDER: folder.data,
    ...(process.env.DATABASE_URL && { SECRET_KEY: process.env.SECRET_KEY || randomBytes(32).toString('base64url') }),
  };
}

start().catch(async (error: unknown) => {
  process.stderr.write(
    `${error instanceof DemoFault ? error.message : error instanceof Error ? error.stack : error}\n`,
  );
  await stopOnSignals().stop(1);
});
