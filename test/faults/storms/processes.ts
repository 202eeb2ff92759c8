import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** To be called as soon as something was started: runs when all is over, however it ends; last in, first out. */
export type AtEnd = (close: () => Promise<unknown>) => void;

/** A process of ours that does one thing at a time when told, and answers each order once. */
export class Worker<Order extends object> {
  readonly #child: ChildProcess;
  readonly #failed: Promise<never>;

  constructor(file: string, atEnd: AtEnd) {
    this.#child = fork(join(import.meta.dirname, file), { execArgv: ['--import', 'tsx'] });
    const ended = once(this.#child, 'exit');
    this.#failed = ended.then(([code]) => {
      throw new Error(`the process ended with ${code}`);
    });
    // Whoever waits for an answer hears of it; nobody does at the end.
    this.#failed.catch(() => undefined);
    atEnd(() => {
      this.#child.kill('SIGKILL');
      return ended;
    });
  }

  /** Rejects when the process ends instead of answering. */
  async tell<Report>(order: Order): Promise<Report> {
    const answered = once(this.#child, 'message');
    this.#child.send(order);
    const [report] = (await Promise.race([answered, this.#failed])) as [Report | { failed: string }];
    if (report && typeof report === 'object' && 'failed' in report) throw new Error(report.failed);
    return report as Report;
  }
}

/** The other end: what a process of ours does with each order. */
export function answerOrders<Order>(obey: (order: Order) => unknown): void {
  process.on('message', (order: Order) => {
    Promise.resolve()
      .then(() => obey(order))
      .then(
        (report) => process.send?.(report ?? {}),
        (error: unknown) => process.send?.({ failed: error instanceof Error ? String(error.stack) : String(error) }),
      );
  });
  process.on('disconnect', () => process.exit(0));
}
