import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../server/kernel/clock.ts';
import { layOutFreeRadius } from '../../server/network-access/freeradius/lay-out-freeradius.ts';
import type { TestApp } from './app.ts';
import type { AtEnd } from './at-end.ts';
import { onAdmin } from './database.ts';
import { freeUdpPort, launchFreeRadius, logOf } from './launch-freeradius.ts';
import { freeTcpPort } from './radsecproxy.ts';
import { wifiPrograms } from './wifi-programs.ts';

export interface RunningFreeRadius {
  readonly authenticationPort: number;
  readonly accountingPort: number;
  /** Where it listens over TLS, if it does. */
  readonly radsecPort: number;
  readonly folder: string;
  /** With SIGTERM unless told otherwise; resolves when it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Again, on the same ports and folder. */
  start(): Promise<void>;
  /** All that it has told since it was first started: for who looks for a secret in it. */
  said(): string;
}

export interface FreeRadiusTerms {
  readonly isOverTls?: boolean;
  readonly listenAddress?: string;
  /** The disk of its spool holds no more than that. */
  readonly spoolKilobytes?: number;
}

/** A real FreeRADIUS on loopback, laid out as `npm run freeradius:render` does it; stopped and cleared away at the end. */
export async function startFreeRadius(
  atEnd: AtEnd,
  app: TestApp,
  { isOverTls = false, listenAddress = '127.0.0.1', spoolKilobytes }: FreeRadiusTerms = {},
): Promise<RunningFreeRadius> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-radius-'));
  const ports = { authenticationPort: await freeUdpPort(), accountingPort: await freeUdpPort() };
  const radsecPort = await freeTcpPort();
  const place = {
    ...{ folder, modules: wifiPrograms().modules, listenAddress, ...ports },
    ...(isOverTls && { radsecPort }),
  };
  // Logins are of the whole cluster.
  const name = new URL(app.database.url).pathname.slice(1).replace(/\W/g, '_');
  atEnd(() => rm(folder, { recursive: true, force: true }));
  await layOutFreeRadius({ ...app, url: app.database.url, clock: systemClock }, place, { name });
  atEnd(() => onAdmin(app.database.url, `drop role freeradius_${name}`));
  const told: string[] = [];
  const launch = () => launchFreeRadius(wifiPrograms(), folder, (text) => told.push(text), { spoolKilobytes });
  let running = await launch();
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    running.kill(signal);
    await gone;
  };
  atEnd(stop);
  const start = async () => {
    running = await launch();
  };
  return { ...ports, radsecPort, folder, stop, start, said: () => told.join('') + logOf(folder) };
}
