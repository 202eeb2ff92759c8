import { DomainError } from '../kernel/domain-error.ts';
import { admissionFaults } from './admission.errors.ts';

/** A request with several scans is one group: it is answered as a whole, from one transaction. */
interface Group<Item, Answer> {
  items: readonly Item[];
  resolve: (answers: Answer[]) => void;
  reject: (error: unknown) => void;
}

export interface ScanBatcher<Item, Answer> {
  /** Answers in order. Throws `admission.busy` at once when too many are waiting, and what the batch threw. */
  add(items: readonly Item[]): Promise<Answer[]>;
  /** Runs `work` while no batch is under way; those that come meanwhile wait. */
  betweenBatches<T>(work: () => Promise<T>): Promise<T>;
}

export interface BatcherOptions<Item, Answer> {
  run(items: readonly Item[]): Promise<Answer[]>;
  /** A batch takes whole groups while they fit; one group may be larger. */
  maxItems?: number;
  maxWaiting?: number;
}

/** Timers round up to the next millisecond, so this collects for one to two. */
const collectMs = 1;

/**
 * Collects concurrent scans into batches: one at a time, each of what came while the one before was under way, or
 * within two milliseconds of the first.
 */
export function createScanBatcher<Item, Answer>({
  run,
  maxItems = 500,
  maxWaiting = 5000,
}: BatcherOptions<Item, Answer>): ScanBatcher<Item, Answer> {
  const waiting: Group<Item, Answer>[] = [];
  const works: (() => Promise<void>)[] = [];
  let waitingItems = 0;
  let isCollecting = false;
  let isUnderWay = false;

  /** Work between batches goes first, so that a steady stream of scans does not keep it waiting for ever. */
  const goOn = () => {
    if (isUnderWay) return;
    const work = works.shift() ?? (waiting.length > 0 && !isCollecting ? runBatch : undefined);
    if (!work) return;
    isUnderWay = true;
    void work().finally(() => {
      isUnderWay = false;
      goOn();
    });
  };

  const collect = () => {
    if (isUnderWay || isCollecting) return;
    isCollecting = true;
    setTimeout(() => {
      isCollecting = false;
      goOn();
    }, collectMs);
  };

  const runBatch = async () => {
    const groups = takeGroups(waiting, maxItems);
    const items = groups.flatMap((group) => group.items);
    waitingItems -= items.length;
    try {
      const answers = await run(items);
      let at = 0;
      for (const group of groups) {
        group.resolve(answers.slice(at, at + group.items.length));
        at += group.items.length;
      }
    } catch (error) {
      for (const group of groups) group.reject(error);
    }
  };

  return {
    add(items) {
      if (waitingItems + items.length > maxWaiting) return Promise.reject(new DomainError(admissionFaults.busy));
      return new Promise((resolve, reject) => {
        waiting.push({ items, resolve, reject });
        waitingItems += items.length;
        collect();
      });
    },
    betweenBatches(work) {
      return new Promise((resolve, reject) => {
        works.push(() => work().then(resolve, reject));
        goOn();
      });
    },
  };
}

function takeGroups<Item, Answer>(waiting: Group<Item, Answer>[], maxItems: number): Group<Item, Answer>[] {
  let items = 0;
  const fitting = waiting.findIndex((group, index) => {
    items += group.items.length;
    return index > 0 && items > maxItems;
  });
  return waiting.splice(0, fitting === -1 ? waiting.length : fitting);
}
