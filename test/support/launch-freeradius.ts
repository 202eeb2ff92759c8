import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { WifiPrograms } from '../../ops/debian-packages/find-programs.ts';

/** FreeRADIUS over a folder that was laid out, ready to be asked; what it tells is handed on. Throws when it does not start. */
export async function launchFreeRadius(
  { freeradius, dictionaries, environment }: WifiPrograms,
  folder: string,
  tell: (text: string) => void,
): Promise<ChildProcess> {
  const child = spawn(freeradius, ['-f', '-l', 'stdout', '-d', folder, '-D', dictionaries, '-n', 'radiusd'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (text: string) => {
      said += text;
      tell(text);
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
export async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}
