import { buildServer } from '../../bench/bench-server.ts';
import type { Fault } from '../run.ts';
import { storm } from './storm.ts';

/** What somebody at a gate may wait meanwhile: one in a hundred longer. */
const scanP99Ms = 500;

/** `npm run faults -- storm --boards 1000` */
export const fault: Fault = async ({ number, atEnd }) => {
  await buildServer();
  const boards = number('boards', 1000);
  const { atRest, cut, killed } = await storm({
    ...{ boards, hotspots: number('hotspots', 2600), scansPerSecond: number('scans', 100) },
    ...{ seconds: number('seconds', 10), isCompiled: true, atEnd },
  });
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  console.log(`  scans at rest: p50 ${ms(atRest.scanP50)}, p99 ${ms(atRest.scanP99)}`);
  const findings = Object.entries({ 'cut off': cut, 'the server killed': killed }).map(([what, back]) => ({
    holds: back.boards === boards && back.allMs <= 2000 && back.scanP99 <= scanP99Ms,
    says:
      `${what}: ${back.boards} of ${boards} boards level, half in ${ms(back.halfMs)}, all in ${ms(back.allMs)} (2 s), ` +
      `${back.serverCpuSeconds.toFixed(1)} s of the server's CPU; ` +
      `scans meanwhile: p50 ${ms(back.scanP50)}, p99 ${ms(back.scanP99)} (0.5 s)`,
  }));
  return findings;
};
