import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Connect, type Listening, topicName } from './fan-out.messages.ts';
import { cpuSeconds } from './measure.ts';
import { comparePairs, type Side } from './pairs.ts';
import type { Bench, BenchOptions } from './run.ts';

const sockets = 1000;
/** Each of so many frames to each socket; a frame costs some 8 µs, so that a side's turn is more than a CPU second. */
const rounds = 150;
const roundsBefore = 5;
const sizes = [300, 4096];

/**
 * The hub against bare ws, both sending to 1,000 sockets of one reading process: CPU of the server process for each
 * frame that was received. The side that waits is stopped, so that its tides do not disturb.
 */
export const bench: Bench = async ({ pairs, atEnd }) => {
  const { version } = createRequire(import.meta.url)('ws/package.json') as { version: string };
  console.log(
    `${sockets} sockets, ${rounds} frames to each in a turn, text of ${sizes.join(' and ')} bytes, ws ${version}`,
  );
  const client = start('fan-out.client.ts', [], atEnd);
  const ours = await startSide('ours', client, atEnd);
  const peer = await startSide('peer', client, atEnd);
  const lines: string[] = [];
  for (const bytes of sizes) {
    const turn =
      (server: ChildProcess): Side =>
      () =>
        measureTurn(server, client, bytes);
    // Once for nothing, so that both are compiled.
    for (const server of [ours, peer]) await measureTurn(server, client, bytes);
    const comparison = { name: `fan-out-${bytes}B`, unit: 'cpu-us/frame', pairs };
    lines.push(await comparePairs({ ...comparison, ours: turn(ours), peer: turn(peer) }));
  }
  return lines;
};

async function startSide(side: 'ours' | 'peer', client: ChildProcess, atEnd: BenchOptions['atEnd']) {
  const server = start('fan-out.server.ts', [side], atEnd);
  const [{ port }] = (await once(server, 'message')) as [Listening];
  const says = side === 'ours' ? { says: JSON.stringify({ type: 'subscribe', topic: topicName }) } : {};
  const connect: Connect['connect'] = { port, sockets, ...says };
  client.send({ connect });
  await once(client, 'message');
  server.kill('SIGSTOP');
  return server;
}

/** Microseconds of the server's CPU for each frame. */
async function measureTurn(server: ChildProcess, client: ChildProcess, bytes: number): Promise<number> {
  const { pid } = server;
  if (pid === undefined) throw new Error('the server is gone');
  server.kill('SIGCONT');
  for (let round = 0; round < roundsBefore; round += 1) await sendRound(server, client, bytes);
  const before = cpuSeconds(pid);
  for (let round = 0; round < rounds; round += 1) await sendRound(server, client, bytes);
  const spent = cpuSeconds(pid) - before;
  server.kill('SIGSTOP');
  return (spent / (rounds * sockets)) * 1e6;
}

/** One more frame to each socket; returns when all have come, so that no side gets ahead of its readers. */
async function sendRound(server: ChildProcess, client: ChildProcess, bytes: number): Promise<void> {
  client.send({ await: { frames: sockets, bytes } });
  server.send({ bytes });
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
