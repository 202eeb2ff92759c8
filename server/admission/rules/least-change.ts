// shared with pages: pure
import { type AdmissionWorld, decide, type Situation } from '../decide.ts';
import type { Change } from './change.contract.ts';
import type { Repair } from './repair.ts';
import { repairsOf } from './repairs.ts';

/** Where the search is: some changes made, and all that they cost. */
interface Step {
  readonly world: AdmissionWorld;
  readonly situation: Situation;
  readonly repairs: readonly Repair[];
  readonly cost: number;
}

/** More than any situation needs, so that no odd one keeps a gate waiting. */
const maxSteps = 400;

/**
 * The least that would have somebody admitted who is not: nothing when they would be, none where nothing is known that
 * would (no badge was read, or they are going out). What must be done together costs what its parts cost; each way is
 * tried in the order of its cost, and is proved by deciding again.
 */
export function leastChange(world: AdmissionWorld, situation: Situation): Change[] | undefined {
  const waiting: (() => Step)[][] = [];
  const put = (cost: number, step: () => Step) => {
    waiting[cost] ??= [];
    waiting[cost].push(step);
  };
  put(0, () => ({ world, situation, repairs: [], cost: 0 }));
  let steps = 0;
  for (let cost = 0; cost < waiting.length; cost += 1) {
    // Those that are found on the way cost more than nothing, so this list does not grow while it is gone through.
    for (const take of waiting[cost] ?? []) {
      steps += 1;
      if (steps > maxSteps) return undefined;
      const step = take();
      const decision = decide(step.world, step.situation);
      if (decision.verdict === 'admit') return step.repairs.map(({ change }) => change);
      for (const repair of repairsOf(step.world, step.situation, decision)) {
        const repairs = [...step.repairs.filter(({ change }) => !isReplaced(change, repair.change)), repair];
        const sum = repairs.reduce((total, one) => total + one.cost, 0);
        put(Math.max(sum, cost + 1), () => ({ ...repair.make(step.world, step.situation), repairs, cost: sum }));
      }
    }
  }
  return undefined;
}

/** Waiting longer, and another category, take the place of what was tried before. */
const isReplaced = (before: Change, after: Change): boolean =>
  before.kind === after.kind && (after.kind === 'wait' || after.kind === 'change_category');
