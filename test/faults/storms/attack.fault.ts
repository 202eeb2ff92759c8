import { buildServer } from '../../bench/bench-server.ts';
import type { Fault } from '../run.ts';
import { attack } from './attack.ts';

/** `npm run faults -- attack --boards 200 --attackers 100 --seconds 30` */
export const fault: Fault = async ({ number, atEnd }) => {
  await buildServer();
  const seconds = number('seconds', 30);
  const found = await attack({
    ...{ boards: number('boards', 200), attackers: number('attackers', 100), seconds, restSeconds: seconds },
    ...{ isCompiled: true, atEnd },
  });
  const outs = Object.entries(found.slowestOut).sort(([, a], [, b]) => b - a);
  for (const [kind, ms] of outs) console.log(`  ${(ms / 1000).toFixed(1)} s  ${kind}`);
  const slowest = outs[0]?.[1] ?? Number.NaN;
  const pair = ({ before, during }: { before: number; during: number }) =>
    `${before.toFixed(0)} ms before, ${during.toFixed(0)} ms meanwhile (twice)`;
  const { frameP99, scanP99, memory, keptMs } = found;
  console.log(`  ${(keptMs / 1000).toFixed(1)} s in all kept from the attackers by the machine`);
  const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  const more = memory.during.held - memory.before.held;
  for (const [when, { mostUsed, mostRss }] of Object.entries(memory)) {
    console.log(`  ${when}: at most ${megabytes(mostUsed)} with garbage, RSS ${megabytes(mostRss)}, each 100 ms`);
  }
  return [
    { holds: slowest <= 10_000, says: `${found.connections} connections, the slowest out after ${slowest} ms (10 s)` },
    {
      holds: more <= 32 * 1024 * 1024,
      says: `${megabytes(more)} more held, heap and buffers after a collection, in the worst turn (32 MB)`,
    },
    { holds: found.lostBoards === 0, says: `${found.lostBoards} boards lost their socket` },
    { holds: frameP99.during <= 2 * frameP99.before, says: `p99 from reading to frame: ${pair(frameP99)}` },
    { holds: scanP99.during <= 2 * scanP99.before, says: `p99 of a scan: ${pair(scanP99)}` },
  ];
};
