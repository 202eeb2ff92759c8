import { randomInt } from 'node:crypto';
import type { Fault, Finding } from '../run.ts';
import { findMutation, type Hunt } from './find-mutations.ts';
import { mutations } from './mutations.ts';

/** `npm run faults -- mutations [--seed N] [--schedules N] [--mutation K]`: each planted fault must be found. */
export const fault: Fault = async ({ number }) => {
  const seed = String(number('seed', randomInt(1_000_000)));
  const schedules = number('schedules', 1000);
  const only = number('mutation', -1);
  console.log(`seed ${seed}, ${schedules} schedules for each at most`);
  const waiting = only < 0 ? [...mutations] : mutations.slice(only, only + 1);
  const hunts: Hunt[] = [];
  const hunt = async () => {
    for (let mutation = waiting.shift(); mutation; mutation = waiting.shift()) {
      const found = await findMutation(mutation, { seed, schedules, patienceMs: 15_000 });
      hunts.push(found);
      console.log(sentenceOf(found).says);
    }
  };
  await Promise.all([hunt(), hunt()]);
  const living = hunts.filter(({ rule }) => rule === undefined);
  return living.length > 0
    ? living.map(sentenceOf)
    : [{ holds: true, says: `all ${hunts.length} mutations were found` }];
};

function sentenceOf({ mutation, run, rule }: Hunt): Finding {
  return rule
    ? { holds: true, says: `${mutation.name}: found after ${run}, by “${rule}”` }
    : { holds: false, says: `${mutation.name}: lives after ${run} schedules` };
}
