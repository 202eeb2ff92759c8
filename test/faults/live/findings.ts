/** Something that must not be, and where it was seen. */
export interface Finding {
  readonly schedule: number;
  readonly rule: string;
  readonly detail: string;
}

/** What was seen to happen, by kind: a harness in which something never happens shows nothing about it. */
export const sights = [
  'delta by one',
  'delta by many',
  'level',
  'snapshot first',
  'snapshot gap',
  'snapshot roster',
  'part',
  'stale',
  'refused',
  'returned',
  'came late',
  'asked again',
  'cut',
  'killed',
  'stale while cut',
] as const;
export type Sight = (typeof sights)[number];

/** All that one process has found and seen. */
export class Findings {
  readonly all: Finding[] = [];
  readonly seen = new Map<Sight, number>();
  readonly #onFinding: () => void;

  constructor(onFinding: () => void) {
    this.#onFinding = onFinding;
  }

  add(schedule: number, rule: string, detail: string): void {
    this.all.push({ schedule, rule, detail });
    this.#onFinding();
  }

  sight(sight: Sight): void {
    this.seen.set(sight, (this.seen.get(sight) ?? 0) + 1);
  }
}

/** Those of one schedule. */
export interface Notebook {
  found(rule: string, detail: string): void;
  sight(sight: Sight): void;
}
