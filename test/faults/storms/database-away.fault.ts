import { buildServer } from '../../bench/bench-server.ts';
import type { Fault } from '../run.ts';
import { databaseAway } from './database-away.ts';

/** What a board may need to find out: it is read every five seconds, and a reading may take four. */
export const staleWithinMs = 11_000;

/** `npm run faults -- database-away --boards 1000 --seconds 60` */
export const fault: Fault = async ({ number, atEnd }) => {
  await buildServer();
  const boards = number('boards', 1000);
  const found = await databaseAway({ boards, seconds: number('seconds', 60), isCompiled: true, atEnd });
  return Object.entries(found).flatMap(([how, absence]) => [
    {
      holds: absence.stale === boards && absence.allStaleMs <= staleWithinMs,
      says: `${how}: ${absence.stale} of ${boards} boards said so, all within ${absence.allStaleMs} ms (11 s)`,
    },
    { holds: absence.reopened === 0, says: `${how}: ${absence.reopened} sockets were opened again` },
    {
      holds: absence.right === boards && absence.allRightMs <= 5000,
      says: `${how}: ${absence.right} were right again, all within ${absence.allRightMs} ms of its return (5 s)`,
    },
  ]);
};
