import type { Findings, ScheduleFinding } from './schedule.ts';

const named = 100;

/** Thrown where nothing behind it can be read any more; its finding is in the report. */
export class ReadingEnd extends Error {}

/** Gathers what is wrong with a file: as many as a person reads, and how many there are. */
export class ReadingReport {
  readonly #faults: ScheduleFinding[] = [];
  readonly #warnings: ScheduleFinding[] = [];
  #faultCount = 0;
  #warningCount = 0;

  fault(path: string, code: string, message: string, hint?: string): void {
    this.#faultCount += 1;
    if (this.#faults.length < named) this.#faults.push(findingOf(path, code, message, hint));
  }

  warn(path: string, code: string, message: string, hint?: string): void {
    this.#warningCount += 1;
    if (this.#warnings.length < named) this.#warnings.push(findingOf(path, code, message, hint));
  }

  /** Ends the reading. */
  end(path: string, code: string, message: string, hint?: string): never {
    this.fault(path, code, message, hint);
    throw new ReadingEnd();
  }

  get faults(): Findings {
    return { count: this.#faultCount, first: this.#faults };
  }

  get warnings(): Findings {
    return { count: this.#warningCount, first: this.#warnings };
  }
}

const findingOf = (path: string, code: string, message: string, hint?: string): ScheduleFinding => ({
  ...{ path, code, message },
  ...(hint !== undefined && { hint: shortened(hint) }),
});

/** What a file says, short enough to be named in a sentence. */
export const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
