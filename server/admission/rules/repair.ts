// shared with pages: pure
import type { AdmissionWorld, Situation } from '../decide.ts';
import type { Change } from './change.contract.ts';

interface Asked {
  readonly world: AdmissionWorld;
  readonly situation: Situation;
}

/** A change that takes a failed condition away. */
export interface Repair {
  readonly change: Change;
  readonly cost: number;
  /** The world and the situation with it made. */
  make(world: AdmissionWorld, situation: Situation): Asked;
}

/**
 * What each change costs, in whole numbers, from what a guard can see done at once to what changes the rules for
 * everybody. Waiting until another day costs more than waiting today.
 */
export const costs: Readonly<Record<Change['kind'], number>> = {
  scan_badge: 1,
  wait: 2,
  people_leave: 3,
  leave_zone: 4,
  go_before_gate: 4,
  delegate_enters: 5,
  be_verified: 6,
  show_newer_badge: 8,
  issue_badge: 9,
  approve: 20,
  change_category: 40,
  change_rule: 60,
  raise_zone_capacity: 61,
  new_rule: 80,
};
export const costOfAnotherDay = 7;
