import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { WifiPrograms } from '../../ops/debian-packages/find-programs.ts';

/**
 * FreeRADIUS over a folder that was laid out, started as the runbook says, ready to be asked; what it tells elsewhere than in
 * its log is handed on. Throws when it does not start.
 */
export async function launchFreeRadius(
  { freeradius, dictionaries, environment }: WifiPrograms,
  folder: string,
  tell: (text: string) => void,
  { spoolKilobytes }: { spoolKilobytes?: number | undefined } = {},
): Promise<ChildProcess> {
  const before = logOf(folder).length;
  const command = ['sh', join(folder, 'start'), freeradius, '-D', dictionaries];
  const [program = '', ...args] = spoolKilobytes
    ? onSmallDisk(command, join(folder, 'spool'), spoolKilobytes)
    : command;
  const child = spawn(program, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (text: string) => {
    said += text;
    tell(text);
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const log = watch(join(folder, 'log'));
  try {
    await new Promise<void>((resolve, reject) => {
      const logged = () => logOf(folder).slice(before);
      log.on('change', () => logged().includes('Ready to process requests') && resolve());
      child.once('error', reject);
      child.once('close', () => reject(new Error(`FreeRADIUS did not start: ${said}${logged()}`)));
    });
  } finally {
    log.close();
  }
  return child;
}

/** Who is root needs no namespace of users, which the kernel makes nobody inside a chroot. */
const asRoot = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];

/** In a chroot the root is no mount, and what is mounted below it cannot be made private first. */
function ownMounts(): string[] {
  const usual = [...asRoot, '--mount'];
  const works = spawnSync('unshare', [...usual, 'true']).status === 0;
  return works ? usual : [...usual, '--propagation', 'unchanged'];
}

/** With a disk of its own under `room`, which nobody else sees; nobody needs to be root for it. */
const onSmallDisk = (command: string[], room: string, kilobytes: number): string[] => [
  ...['unshare', ...ownMounts(), 'sh', '-c'],
  ...['mount -t tmpfs -o "size=$1k" tmpfs "$2" && shift 2 && exec "$@"', 'sh', String(kilobytes), room],
  ...command,
];

/** All of it, of each time that it was started. */
export function logOf(folder: string): string {
  const path = join(folder, 'log/radius.log');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Nobody else takes it meanwhile, as far as can be. */
export async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}
