import { buildServer } from '../../bench/bench-server.ts';
import type { Fault } from '../run.ts';
import { slow } from './slow.ts';

/** `npm run faults -- slow --boards 1000 --seconds 60` */
export const fault: Fault = async ({ number, atEnd }) => {
  await buildServer();
  const boards = number('boards', 1000);
  const stalled = number('stalled', Math.ceil(boards / 20));
  const seconds = number('seconds', 60);
  const found = await slow({
    ...{ boards, stalled, hotspots: number('hotspots', 5000), changing: number('changing', 2600) },
    ...{ seconds, restSeconds: seconds, isCompiled: true, atEnd },
  });
  const { before, during } = found.frameP99;
  return [
    {
      // Without what waited in the server, the kernels took all, and nothing was tried.
      holds: found.mostWaiting > 16 * 1024 && found.mostWaiting <= 64 * 1024,
      says: `${found.mostWaiting} bytes held for one socket at most (65,536)`,
    },
    {
      holds: found.ended + found.level === stalled,
      says: `of ${stalled} that stopped reading ${found.ended} were cut off, ${found.level} level when they read on`,
    },
    { holds: found.lostBoards === 0, says: `${found.lostBoards} of the others lost their socket` },
    {
      holds: during <= 1.1 * before,
      says: `p99 of the others from reading to frame: ${before.toFixed(0)} ms before, ${during.toFixed(0)} ms meanwhile (1.1 times)`,
    },
  ];
};
