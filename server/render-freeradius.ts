import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartFault } from '../db/start-fault.ts';
import { readConfig } from './config.ts';
import { systemClock as clock } from './kernel/clock.ts';
import { DomainError } from './kernel/domain-error.ts';
import { withCarriedKeys } from './key-rotation/settle-secret.ts';
import { forgetFreeRadius } from './network-access/freeradius/forget-freeradius.ts';
import { layOutFreeRadius } from './network-access/freeradius/lay-out-freeradius.ts';
import type { FreeRadiusPlace } from './network-access/freeradius/render-configuration.ts';
import { openServerDatabase } from './start-up/open-server-database.ts';
import { openSecrets } from './start-up/secret-key.ts';

const usage =
  'Usage: npm run freeradius:render -- FOLDER [--name main] [--listen "*"] [--authentication-port 1812] [--accounting-port 1813] [--radsec-port 2083] [--modules /usr/lib/freeradius]\nUsage: npm run freeradius:render -- --forget NAME';

interface Wanted {
  /** None: the FreeRADIUS of this name is no more. */
  readonly place?: FreeRadiusPlace;
  readonly name: string;
}

/** For the operator: lays out a FreeRADIUS of this venue in a folder, or forgets one; works while the server runs. */
async function render(): Promise<void> {
  const { place, name } = readArguments();
  const config = readConfig();
  const database = await openServerDatabase(config);
  try {
    if (!place) return await forget({ database, url: database.url }, name);
    const secrets = await withCarriedKeys(database, await openSecrets(config));
    const { publicOrigin } = config;
    const deps = { database, url: database.url, clock, secrets, publicOrigin };
    const expiresAt = await layOutFreeRadius(deps, place, { name });
    const [day] = expiresAt.toISOString().split('T');
    process.stdout.write(`${place.folder} is laid out; its certificate is good until ${day}.\n`);
    process.stdout.write('A FreeRADIUS that runs there goes by its old files until it is started again.\n');
    process.stdout.write(`Start it with: freeradius -f -d ${place.folder} -n radiusd\n`);
  } finally {
    await database.close();
    if (!database.wasRunning) await database.stop();
  }
}

async function forget(deps: Parameters<typeof forgetFreeRadius>[0], name: string): Promise<void> {
  if (!(await forgetFreeRadius(deps, name))) throw new StartFault(`There is no FreeRADIUS of the name ${name}.`);
  process.stdout.write(`The FreeRADIUS ${name} is forgotten, and its login taken away.\n`);
}

function readArguments(): Wanted {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const [folder] = positionals;
    if (values.forget && !folder) return { name: values.forget };
    if (!folder || positionals.length > 1) throw new StartFault(usage);
    const place = {
      ...{ folder: resolve(folder), modules: values.modules, listenAddress: values.listen },
      authenticationPort: portIn(values['authentication-port']),
      accountingPort: portIn(values['accounting-port']),
      ...(values['radsec-port'] && { radsecPort: portIn(values['radsec-port']) }),
    };
    return { place, name: values.name };
  } catch {
    throw new StartFault(usage);
  }
}

const options = {
  name: { type: 'string', default: 'main' },
  listen: { type: 'string', default: '*' },
  'authentication-port': { type: 'string', default: '1812' },
  'accounting-port': { type: 'string', default: '1813' },
  'radsec-port': { type: 'string' },
  modules: { type: 'string', default: '/usr/lib/freeradius' },
  forget: { type: 'string' },
} as const;

function portIn(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new StartFault(usage);
  return Number(text);
}

function sentenceOf(error: unknown): string {
  if (error instanceof StartFault) return error.message;
  if (error instanceof DomainError) return error.fault.title;
  return String(error instanceof Error ? error.stack : error);
}

render().catch((error: unknown) => {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
});
