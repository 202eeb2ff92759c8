import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { packageRoot } from '../../db/package-root.ts';
import { help, readArguments } from './arguments.ts';
import { tellingOf } from './fault.ts';
import { clearDatabase } from './launch/clear-database.ts';
import { DemoFolder } from './launch/hold-folder.ts';
import { choosePort } from './launch/ports.ts';
import { runDemo } from './launch/run-demo.ts';
import { type Environment, ServerProcess } from './launch/server-process.ts';
import { stopOnSignals } from './launch/stop-on-signals.ts';
import { checkAppointments } from './simulator/faults/read-faults.ts';
import { prepareWorld } from './world.ts';

async function start(): Promise<void> {
  const given = readArguments(process.argv.slice(2), process.env);
  if (given.isHelpAsked) {
    process.stdout.write(`${help}\n`);
    return;
  }
  const world = await prepareWorld(given);
  checkAppointments(given.faults.asked, world.venue);
  const folder = new DemoFolder(join(resolve(process.env.DATA_FOLDER || join(packageRoot, '.causeway')), 'demo'));
  await folder.take();
  const stops = stopOnSignals();
  stops.add(() => folder.leave());
  // Only now: a demo that was killed has left its server on the port, and that has been cleared away.
  const port = await choosePort(given.port);
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
  const stops = stopOnSignals();
  // Who stops the demo while it is being built takes the server away from under it: that is no fault to tell.
  if (!stops.isStopping) process.stderr.write(`${tellingOf(error)}\n`);
  await stops.stop(1);
});
