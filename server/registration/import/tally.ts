import type { Finished } from './finish-writing.ts';
import type { ImportOutcome } from './import.contract.ts';
import type { ReadPiece } from './read-delegates.ts';
import type { RowPlan } from './row-plan.ts';

export type Counts = Omit<ImportOutcome, 'importId' | 'fileName' | 'startedAt' | 'tookMs'>;

const maxFaultsListed = 1000;

/** Counts of an import while it runs. */
export class Tally {
  readonly #isDryRun: boolean;
  #rowsRead = 0;
  #leftOut = 0;
  #created = 0;
  #changed = 0;
  #waitlisted = 0;
  #faultCount = 0;
  #faults: Counts['faults'] = [];
  #mapping: RowPlan['mapping'];

  constructor(isDryRun: boolean) {
    this.#isDryRun = isDryRun;
  }

  get isGood(): boolean {
    return this.#faultCount === 0;
  }

  get progress(): { rowsRead: number; faultCount: number } {
    return { rowsRead: this.#rowsRead, faultCount: this.#faultCount };
  }

  /** Of the remembered mapping that the file is read by. */
  get mappingId(): string | undefined {
    return this.#mapping?.isReadyMade === false ? this.#mapping.id : undefined;
  }

  read({ rowsRead, leftOut, faults, plan }: ReadPiece): void {
    this.#rowsRead = rowsRead;
    this.#leftOut = leftOut;
    this.#fault(faults);
    this.#mapping = plan?.mapping ?? this.#mapping;
  }

  brought(newcomers: number): void {
    this.#created += newcomers;
  }

  finished({ changed, waitlisted, faults }: Finished): void {
    this.#changed += changed;
    this.#waitlisted = waitlisted.reduce((sum, { count }) => sum + count, 0);
    this.#fault(faults);
  }

  #fault(faults: Counts['faults']): void {
    this.#faultCount += faults.length;
    this.#faults.push(...faults.slice(0, maxFaultsListed - this.#faults.length));
  }

  counts(): Counts {
    const rowsRead = this.#rowsRead;
    const [created, changed, waitlisted] = this.isGood ? [this.#created, this.#changed, this.#waitlisted] : [0, 0, 0];
    const unchanged = this.isGood ? rowsRead - this.#leftOut - created - changed : 0;
    const mapping = this.#mapping && { id: this.#mapping.id, name: this.#mapping.name };
    return {
      ...{ rowsRead, created, waitlisted, changed, unchanged, leftOut: this.#leftOut, isDryRun: this.#isDryRun },
      ...{ faultCount: this.#faultCount, faults: this.#faults, ...(mapping && { mapping }) },
    };
  }
}
