import { randomBytes } from 'node:crypto';
import { StartFault } from '../../../db/start-fault.ts';
import { putLogin } from './database-login.queries.ts';
import { scramVerifier } from './scram-verifier.ts';

/**
 * Makes the login by which one FreeRADIUS comes to the database, or gives it a new password: it may run what is made for
 * FreeRADIUS (`causeway_radius`), and nothing else. Tells how libpq is to connect, as a file of services: FreeRADIUS writes
 * what it connects with into its log, and then that is a name alone. The key to the secrets of access points is a setting of
 * the connection, so that it stands in no statement either.
 */
export async function makeDatabaseLogin(
  url: string,
  { name, accessPointKey }: { name: string; accessPointKey: Buffer },
): Promise<string> {
  if (!/^[a-z0-9_]{1,50}$/.test(name)) throw new StartFault('A name is of small letters, digits and underscores.');
  const user = `freeradius_${name}`;
  const password = randomBytes(24).toString('base64url');
  await putLogin(url, { user, verifier: await scramVerifier(password) });
  const { hostname, port, pathname, searchParams } = new URL(url);
  const parts = {
    host: decodeURIComponent(hostname),
    port: port || '5432',
    dbname: decodeURIComponent(pathname.slice(1)),
    user,
    password,
    ...(searchParams.get('sslmode') && { sslmode: searchParams.get('sslmode') ?? '' }),
    // Seconds.
    connect_timeout: '2',
    options: `-c role=causeway_radius -c causeway.access_point_key=${accessPointKey.toString('hex')}`,
  };
  const lines = Object.entries(parts).map(([key, value]) => `${key}=${value}\n`);
  return `# Written by npm run freeradius:render; holds secrets.\n[causeway]\n${lines.join('')}`;
}
