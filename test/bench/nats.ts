import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../support/real-server.ts';
import type { BenchOptions } from './run.ts';

const run = promisify(execFile);
/** What subscribers follow, and under which number of theirs. */
export const subject = 'readings';
export const subscriptionId = '1';

export interface Nats {
  readonly process: ChildProcess;
  /** Of its WebSocket. */
  readonly port: number;
  readonly version: string;
  /** Sends one message to all subscribers, each of whom gets it as one frame with so many bytes of payload. */
  publish(bytes: number): void;
}

/** The nats-server of the machine, or of its Debian package, unpacked and not installed. */
export async function startNats(atEnd: BenchOptions['atEnd']): Promise<Nats> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-nats-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const program = await findProgram(folder);
  const [port, plainPort] = [await freePort(), await freePort()];
  const settings = join(folder, 'nats.conf');
  await writeFile(
    settings,
    [
      `listen: 127.0.0.1:${plainPort}`,
      // Pings would be frames more than ours.
      'ping_interval: "1h"',
      'write_deadline: "60s"',
      `websocket { listen: "127.0.0.1:${port}", no_tls: true, compression: false }`,
    ].join('\n'),
  );
  const child = spawn(program, ['--config', settings], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  atEnd(() => {
    child.kill('SIGKILL');
    return ended;
  });
  const publisher = await openPublisher(plainPort);
  atEnd(async () => publisher.destroy());
  const { stdout } = await run(program, ['--version']);
  return {
    process: child,
    port,
    version: stdout.trim(),
    publish: (bytes) => publisher.write(messageOf(bytes)),
  };
}

/** `PUB`, with as much content as makes `MSG …` to the subscriber exactly so many bytes. */
function messageOf(bytes: number): string {
  const heading = (size: number) => `MSG ${subject} ${subscriptionId} ${size}\r\n`;
  let size = bytes - heading(bytes).length - 2;
  while (heading(size).length + size + 2 < bytes) size += 1;
  return `PUB ${subject} ${size}\r\n${'x'.repeat(size)}\r\n`;
}

async function findProgram(folder: string): Promise<string> {
  const isThere = (program: string) =>
    run(program, ['--version']).then(
      () => true,
      () => false,
    );
  if (await isThere('nats-server')) return 'nats-server';
  await run('apt-get', ['download', 'nats-server'], { cwd: folder });
  await run('sh', ['-c', 'dpkg -x nats-server_*.deb .'], { cwd: folder });
  const program = join(folder, 'usr/sbin/nats-server');
  if (await isThere(program)) return program;
  throw new Error('nats-server is needed: it is in the Debian package of that name');
}

async function openPublisher(port: number): Promise<Socket> {
  for (let tries = 0; tries < 100; tries += 1) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const hasGreeted = await new Promise<boolean>((resolve) => {
      socket.once('data', () => resolve(true)).once('close', () => resolve(false));
      socket.on('error', () => undefined);
    });
    if (hasGreeted) {
      // The server's pings are answered: it drops whoever does not.
      socket.on('data', (data) => data.includes('PING') && socket.write('PONG\r\n'));
      socket.write('CONNECT {"verbose":false,"pedantic":false}\r\n');
      return socket;
    }
    await sleep(50);
  }
  throw new Error('nats-server did not start');
}
