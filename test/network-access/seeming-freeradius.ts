import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { inject } from 'vitest';
import { layOutFreeRadius } from '../../server/network-access/freeradius/lay-out-freeradius.ts';
import type { TestApp } from '../support/app.ts';
import { onAdmin } from '../support/database.ts';

/**
 * Files for a FreeRADIUS are laid out, by the clock of the app, and with `starts` as far as the database can see it starts with
 * them; the certificate in them, in DER.
 */
export async function layOutSeeming(app: TestApp, { starts }: { starts: boolean }): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-radius-'));
  const name = `seeming_${new URL(app.database.url).pathname.slice(1).replace(/\W/g, '_')}`;
  const place = { folder, modules: '/nowhere', listenAddress: '*', authenticationPort: 1, accountingPort: 2 };
  try {
    await layOutFreeRadius({ ...app, url: app.database.url }, place, { name });
    const settings = await readFile(join(folder, 'settings.conf'), 'utf8');
    if (starts) await ask(app, /layout = "(.+)"/.exec(settings)?.[1] ?? '');
    return new X509Certificate(await readFile(join(folder, 'certificates/server.pem'))).raw;
  } finally {
    await rm(folder, { recursive: true });
    await onAdmin(inject('postgresUrl'), `drop role freeradius_${name}`);
  }
}

/** The first thing that a FreeRADIUS asks, with the name that it gives itself. */
async function ask(app: TestApp, layout: string): Promise<void> {
  const key = app.secrets.carriedKey('access-points').toString('hex');
  const connection = {
    role: 'causeway_radius',
    'causeway.access_point_key': key,
    application_name: `freeradius ${layout}`,
  };
  const asFreeRadius = postgres(app.database.url, { max: 1, onnotice: () => undefined, connection });
  await asFreeRadius`select radius.access_point('10.0.0.1')`;
  await asFreeRadius.end();
}
