import type { ImportedRow } from './check-row.ts';
import type { RowPlan } from './row-plan.ts';

/** As many rows as one statement writes: fewer cost more statements, more cost memory. */
const rowsAtOnce = 500;

type Write = (rows: readonly ImportedRow[], plan: RowPlan) => Promise<void>;

/** Gathers rows into statements, and lets one be carried out while the next rows are read. */
export class RowWriter {
  readonly #write: Write;
  #rows: ImportedRow[] = [];
  #plan: RowPlan | undefined;
  #underWay: Promise<void> = Promise.resolve();

  constructor(write: Write) {
    this.#write = write;
  }

  /** Waits where the statement before is still under way. Throws what that one threw. */
  async add(rows: readonly ImportedRow[], plan: RowPlan): Promise<void> {
    this.#rows.push(...rows);
    this.#plan = plan;
    if (this.#rows.length >= rowsAtOnce) await this.#flush();
  }

  /** Writes what is left, or forgets it where nothing will be kept. */
  async finish(isKept: boolean): Promise<void> {
    if (isKept) await this.#flush();
    await this.#underWay;
  }

  async #flush(): Promise<void> {
    await this.#underWay;
    const [rows, plan] = [this.#rows, this.#plan];
    if (rows.length === 0 || !plan) return;
    this.#rows = [];
    this.#underWay = this.#write(rows, plan);
    // It is awaited before the next; until then its failure is not one that nobody hears of.
    this.#underWay.catch(() => undefined);
  }
}
