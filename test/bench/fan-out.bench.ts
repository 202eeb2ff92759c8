import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Connect, type Listening, topicName } from './fan-out.messages.ts';
import { cpuSeconds } from './measure.ts';
import { type Nats, startNats, subject, subscriptionId } from './nats.ts';
import { comparePairs, type Side } from './pairs.ts';
import type { Bench, BenchOptions } from './run.ts';

const sockets = 1000;
/** Each of so many frames to each socket; a frame costs some 8 µs, so that a side's turn is more than a CPU second. */
const rounds = 150;
const roundsBefore = 5;
const sizes = [300, 4096];

/** One server whose sockets the readers hold: sends each of them one frame with so many bytes of payload. */
interface Sender {
  readonly process: ChildProcess;
  send(bytes: number): void;
}

/**
 * The hub against bare ws, and against nats-server's WebSocket, each sending to 1,000 sockets of one reading process:
 * CPU of the server process for each frame that was received, equal in number and bytes. The sides that wait are
 * stopped, so that their tides do not disturb.
 */
export const bench: Bench = async ({ pairs, atEnd }) => {
  const { version } = createRequire(import.meta.url)('ws/package.json') as { version: string };
  const nats = await startNats(atEnd);
  console.log(
    `${sockets} sockets, ${rounds} frames to each in a turn, payload of ${sizes.join(' and ')} bytes, ws ${version}, ${nats.version}`,
  );
  const client = start('fan-out.client.ts', [], atEnd);
  const ours = await startSide('ours', client, atEnd);
  const bare = await startSide('peer', client, atEnd);
  const others = { '': bare, '-nats': await followNats(nats, client) };
  const lines: string[] = [];
  for (const bytes of sizes) {
    const turn =
      (sender: Sender): Side =>
      () =>
        measureTurn(sender, client, bytes);
    // Once for nothing, so that all are compiled.
    for (const sender of [ours, ...Object.values(others)]) await measureTurn(sender, client, bytes);
    for (const [name, peer] of Object.entries(others)) {
      const comparison = { name: `fan-out${name}-${bytes}B`, unit: 'cpu-us/frame', pairs };
      lines.push(await comparePairs({ ...comparison, ours: turn(ours), peer: turn(peer) }));
    }
  }
  return lines;
};

async function startSide(side: 'ours' | 'peer', client: ChildProcess, atEnd: BenchOptions['atEnd']): Promise<Sender> {
  const server = start('fan-out.server.ts', [side], atEnd);
  const [{ port }] = (await once(server, 'message')) as [Listening];
  const says = side === 'ours' ? { says: JSON.stringify({ type: 'subscribe', topic: topicName }) } : {};
  await connectAll(client, { port, sockets, ...says });
  server.kill('SIGSTOP');
  return { process: server, send: (bytes) => server.send({ bytes }) };
}

async function followNats(nats: Nats, client: ChildProcess): Promise<Sender> {
  const says = `CONNECT {"verbose":false}\r\nSUB ${subject} ${subscriptionId}\r\n`;
  await connectAll(client, { port: nats.port, sockets, says, isBinary: true });
  // It greets before it has read what we said, and does not say when it has.
  await sleep(2000);
  nats.process.kill('SIGSTOP');
  return { process: nats.process, send: nats.publish };
}

async function connectAll(client: ChildProcess, connect: Connect['connect']): Promise<void> {
  client.send({ connect });
  await once(client, 'message');
}

/** Microseconds of the server's CPU for each frame. */
async function measureTurn(sender: Sender, client: ChildProcess, bytes: number): Promise<number> {
  const { pid } = sender.process;
  if (pid === undefined) throw new Error('the server is gone');
  sender.process.kill('SIGCONT');
  for (let round = 0; round < roundsBefore; round += 1) await sendRound(sender, client, bytes);
  const before = cpuSeconds(pid);
  for (let round = 0; round < rounds; round += 1) await sendRound(sender, client, bytes);
  const spent = cpuSeconds(pid) - before;
  sender.process.kill('SIGSTOP');
  return (spent / (rounds * sockets)) * 1e6;
}

/** One more frame to each socket; returns when all have come, so that no side gets ahead of its readers. */
async function sendRound(sender: Sender, client: ChildProcess, bytes: number): Promise<void> {
  client.send({ await: { frames: sockets, bytes } });
  sender.send(bytes);
  await once(client, 'message');
}

function start(file: string, args: string[], atEnd: BenchOptions['atEnd']): ChildProcess {
  const child = fork(join(import.meta.dirname, file), args, { execArgv: ['--import', 'tsx'] });
  const ended = once(child, 'exit');
  child.on('exit', (code, signal) => {
    if (signal !== 'SIGKILL') console.error(`${file} ended by itself: ${code ?? signal}`);
  });
  atEnd(() => {
    child.kill('SIGKILL');
    return ended;
  });
  return child;
}
