import type { Logger } from 'pino';

/** One thing that was started, and how it is stopped. */
export interface Started {
  readonly name: string;
  stop(): Promise<void> | void;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm passes on the Ctrl-C that the terminal has sent us already: what follows so soon is the same one. */
const sameSignalMs = 1_000;

/** Stops what was started, the last first; what cannot be stopped is logged and does not keep the rest. */
export async function stopInOrder(started: readonly Started[], log: Logger): Promise<void> {
  for (const { name, stop } of started.toReversed()) {
    try {
      await stop();
    } catch (error) {
      log.error({ err: error, name }, 'could not be stopped');
    }
  }
}

/** Calls `stop` at the first signal and exits when that is done; at a second one exits at once. */
export function stopOnSignals(stop: () => Promise<void>, exitCode = 0): void {
  let stoppingSince: number | undefined;
  for (const signal of signals) {
    process.on(signal, async () => {
      if (stoppingSince !== undefined) {
        if (performance.now() - stoppingSince > sameSignalMs) process.exit(1);
        return;
      }
      stoppingSince = performance.now();
      await stop();
      process.exit(exitCode);
    });
  }
}
