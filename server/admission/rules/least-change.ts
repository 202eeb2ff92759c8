// shared with pages: pure
import { type AdmissionWorld, decide, type Situation } from '../decide.ts';
import type { Change } from './change.contract.ts';
import { type Asked, makeChange } from './make-change.ts';
import { type Repair, repairsOf } from './repairs.ts';

/** More than any situation needs, so that no odd one keeps a gate waiting. */
const maxTries = 400;

/**
 * The least that would have somebody admitted who is not: nothing when they would be, none where nothing is known that
 * would (no badge was read, or they are going out). What must be done together costs what its parts cost; each way is
 * tried in the order of its cost, and is proved by deciding again with all of it made.
 */
export function leastChange(world: AdmissionWorld, situation: Situation): Change[] | undefined {
  const ways: Repair[][][] = [[[]]];
  let tries = 0;
  for (let cost = 0; cost < ways.length; cost += 1) {
    // Ways that are found while this list is gone through cost more, so it does not grow.
    for (const way of ways[cost] ?? []) {
      tries += 1;
      if (tries > maxTries) return undefined;
      const asked = way.reduce<Asked>((made, { change }) => makeChange(made, change), { world, situation });
      const decision = decide(asked.world, asked.situation);
      if (decision.verdict === 'admit') return way.map(({ change }) => change);
      for (const repair of repairsOf(asked, decision)) {
        if (isTried(way, repair)) continue;
        const longer = [...way.filter((made) => !isReplaced(made, repair)), repair];
        const sum = longer.reduce((total, one) => total + one.cost, 0);
        const at = Math.max(sum, cost + 1);
        ways[at] = [...(ways[at] ?? []), longer];
      }
    }
  }
  return undefined;
}

/** Each other category was tried from the beginning: a second change of it leads nowhere new. */
const isTried = (way: readonly Repair[], { change }: Repair): boolean =>
  change.kind === 'change_category' && way.some((made) => made.change.kind === 'change_category');

/** Waiting longer takes the place of waiting. */
const isReplaced = (made: Repair, { change }: Repair): boolean => made.change.kind === 'wait' && change.kind === 'wait';
