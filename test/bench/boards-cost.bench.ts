import { report } from '../faults/storms/beacon.ts';
import { openGround } from '../faults/storms/ground.ts';
import { Worker } from '../faults/storms/processes.ts';
import type { ReadersOrder } from '../faults/storms/readers.process.ts';
import { Scanning } from '../faults/storms/scanning.ts';
import { describeDatabase } from './bench-database.ts';
import { buildServer } from './bench-server.ts';
import { cpuSeconds, postgresCpuSeconds, postmasterPid } from './measure.ts';
import { comparePairs } from './pairs.ts';
import type { Bench } from './run.ts';

const boards = 200;
const people = 2000;
const hotspots = 2600;
const clients = 32;
const scansInTurn = 6400;

/**
 * CPU of server and PostgreSQL for each scan at 32 clients, with 200 boards open, against none: in turn the network, the
 * gates with the stations, a lane, the stations, as `board-mix.ts` has them. Scans change what most of them show.
 */
export const bench: Bench = async ({ pairs, atEnd }) => {
  await buildServer();
  const ground = await openGround({ people, hotspots, signIns: 5, isCompiled: true, isDurable: true, atEnd });
  const { server, cookies } = ground;
  const port = Number(new URL(server.origin).port);
  const postmaster = postmasterPid(ground.dataFolder);
  const scanning = await Scanning.at(ground, atEnd);
  const readers = new Worker<ReadersOrder>('readers.process.ts', atEnd);
  const cpu = () => cpuSeconds(server.pid) + postgresCpuSeconds(postmaster);
  await report(ground, hotspots);
  console.log(`  ${await describeDatabase(ground.databaseUrl)}`);
  console.log(`  ${boards} boards that follow ${hotspots} hotspots and the gates, ${people} delegates with a badge`);
  console.log(
    `  ${clients} clients, ${scansInTurn} scans in a turn, badge token ${ground.venue.tokens[0]?.length} characters`,
  );
  const scan = async () => {
    const before = cpu();
    await scanning.comeAtOnce(clients, scansInTurn);
    return ((cpu() - before) / scansInTurn) * 1e6;
  };
  const withBoards = async () => {
    await readers.tell({ kind: 'open', port, cookies, boards, first: 0, isMixed: true });
    try {
      return await scan();
    } finally {
      await readers.tell({ kind: 'close' });
    }
  };
  // Once for nothing, so that all is compiled and planned.
  await withBoards();
  await scan();
  return [await comparePairs({ name: 'boards-cost', unit: 'cpu-us/scan', pairs, ours: withBoards, peer: scan })];
};
