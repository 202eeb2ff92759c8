import { chmod, cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../../db/package-root.ts';
import { giveToOwner } from './give-to-owner.ts';

/** PEM, each of one or more certificates or a key. */
export interface ServerCertificates {
  /** The server's own, then what leads to its authority. */
  readonly chain: string;
  readonly key: string;
  /** All authorities by which a device may prove itself. */
  readonly authorities: string;
}

export interface FreeRadiusPlace {
  /** Absolute; made when it is not there. Holds its files, its log, and accounting that is on its way. */
  readonly folder: string;
  /** Where FreeRADIUS's modules are: with Debian's package, /usr/lib/freeradius. */
  readonly modules: string;
  /** Of this machine: addresses with commas between them; `*` is all of IPv4, `::` all of IPv6. */
  readonly listenAddress: string;
  readonly authenticationPort: number;
  readonly accountingPort: number;
  /** Of RADIUS over TLS (RFC 6614), where access points come from a network that is not trusted. */
  readonly radsecPort?: number;
}

/** Nobody but who runs FreeRADIUS reads what is in it. */
const closed = { recursive: true, mode: 0o700 } as const;

/**
 * Lays FreeRADIUS's configuration into its folder: the files of ops/freeradius as they are, and beside them what differs from
 * place to place. What a FreeRADIUS that runs there holds open is left alone; it takes up the new files when it starts again.
 * `layout` is the number of these files, `database` libpq's file of services.
 */
export async function renderConfiguration(
  place: FreeRadiusPlace,
  { layout, database, certificates }: { layout: string; database: string; certificates: ServerCertificates },
): Promise<void> {
  const { folder } = place;
  // What it lies in, if it is not there, is not closed to who runs FreeRADIUS.
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder, closed);
  await chmod(folder, closed.mode);
  for (const room of ['certificates', 'log', 'run', 'spool']) await mkdir(join(folder, room), closed);
  await cp(join(packageRoot, 'ops/freeradius'), folder, { recursive: true });
  await writeWhole(join(folder, 'certificates/server.pem'), certificates.chain);
  await writeWhole(join(folder, 'certificates/server.key'), certificates.key);
  await writeWhole(join(folder, 'certificates/authorities.pem'), certificates.authorities);
  await writeWhole(join(folder, 'settings.conf'), settingsOf(place, layout));
  await writeWhole(join(folder, 'listeners.conf'), listenersOf(place));
  await writeWhole(join(folder, 'database.service'), database);
  await giveToOwner(folder);
}

const written = '# Written by npm run freeradius:render.\n';

function settingsOf({ folder, modules }: FreeRadiusPlace, layout: string) {
  return `${written}folder = ${quoted(folder)}
libdir = ${quoted(modules)}
layout = ${quoted(layout)}
`;
}

function listenersOf({ listenAddress, authenticationPort, accountingPort, radsecPort }: FreeRadiusPlace) {
  const addresses = listenAddress.split(',').map((one) => one.trim());
  const overUdp = (type: string, port: number) => ['virtual_server = outside', `type = ${type}`, `port = ${port}`];
  const overTls = (port: number) => [`port = ${port}`, '$INCLUDE over-tls/listener.conf'];
  const listeners = [
    overUdp('auth', authenticationPort),
    overUdp('acct', accountingPort),
    ...(radsecPort === undefined ? [] : [overTls(radsecPort)]),
  ];
  const sections = addresses.flatMap((address) => listeners.map((lines) => listener([placeOf(address), ...lines])));
  const clients = radsecPort === undefined ? '' : '$INCLUDE over-tls/access-points.conf\n';
  return `${written}${clients}${sections.join('')}`;
}

const listener = (lines: readonly string[]) => `listen {\n${lines.map((line) => `\t${line}\n`).join('')}}\n`;
/** FreeRADIUS takes `*` for IPv4 alone. */
const placeOf = (address: string) => (address === '::' ? 'ipv6addr = ::' : `ipaddr = ${address}`);

const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** All of it or nothing: a disk that is full leaves what was there. */
async function writeWhole(path: string, content: string): Promise<void> {
  const fresh = `${path}.new`;
  await rm(fresh, { force: true });
  // Only what it makes itself: who runs FreeRADIUS may have laid a link there, and root would follow it.
  await writeFile(fresh, content, { mode: 0o600, flag: 'wx' });
  await rename(fresh, path);
}
