import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { makeDatabaseLogin } from '../../server/network-access/freeradius/database-login.ts';
import {
  renderConfiguration,
  type ServerCertificates,
} from '../../server/network-access/freeradius/render-configuration.ts';
import type { AtEnd } from './at-end.ts';
import { onAdmin } from './database.ts';

export interface RunningFreeRadius {
  readonly authenticationPort: number;
  readonly accountingPort: number;
  readonly folder: string;
  /** With SIGTERM unless told otherwise; resolves when it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Again, on the same ports and folder. */
  start(): Promise<void>;
}

export interface FreeRadiusOver {
  /** Of the superuser, in the database that it asks. */
  readonly databaseUrl: string;
  readonly accessPointKey: Buffer;
  readonly certificates: ServerCertificates;
}

/** A real FreeRADIUS on loopback, configured as `npm run freeradius:render` does it; stopped and cleared away at the end. */
export async function startFreeRadius(atEnd: AtEnd, over: FreeRadiusOver): Promise<RunningFreeRadius> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-radius-'));
  const [authenticationPort, accountingPort] = [await freeUdpPort(), await freeUdpPort()];
  const name = new URL(over.databaseUrl).pathname.slice(1).replace(/\W/g, '_');
  const login = await makeDatabaseLogin(over.databaseUrl, { name, accessPointKey: over.accessPointKey });
  atEnd(() => onAdmin(inject('postgresUrl'), `drop role freeradius_${name}`));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const { modules } = inject('wifiPrograms');
  const place = { folder, modules, listenAddress: '127.0.0.1', authenticationPort, accountingPort };
  await renderConfiguration(place, { database: login, certificates: over.certificates });
  let running = await launch(folder);
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    running.kill(signal);
    await gone;
  };
  atEnd(stop);
  const start = async () => {
    running = await launch(folder);
  };
  return { authenticationPort, accountingPort, folder, stop, start };
}

async function launch(folder: string): Promise<ChildProcess> {
  const { freeradius, dictionaries, environment } = inject('wifiPrograms');
  const child = spawn(freeradius, ['-f', '-l', 'stdout', '-d', folder, '-D', dictionaries, '-n', 'radiusd'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (text: string) => {
      said += text;
      if (said.includes('Ready to process requests')) resolve();
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`FreeRADIUS did not start: ${said}`)));
  });
  return child;
}

/** Nobody else takes it meanwhile, as far as can be. */
async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}

/** What it has told since it was first started: for who looks for a secret in it. */
export const logOf = ({ folder }: RunningFreeRadius): Promise<string> =>
  readFile(join(folder, 'log/radius.log'), 'utf8').catch(() => '');
