type Stop = () => Promise<void> | void;

export interface Stops {
  /** What was started last is stopped first. */
  add(stop: Stop): void;
  readonly isStopping: boolean;
  stop(exitCode: number): Promise<void>;
}

let stops: Stops | undefined;

/** Ctrl-C, a closed terminal and a plain kill all stop everything in order; a second Ctrl-C does not hurry it. */
export function stopOnSignals(): Stops {
  if (stops) return stops;
  const started: Stop[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (exitCode: number): Promise<void> => {
    stopping ??= (async () => {
      for (const one of started.reverse()) await Promise.resolve(one()).catch(() => undefined);
      process.exit(exitCode);
    })();
    return stopping;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  stops = {
    add: (one) => void started.push(one),
    get isStopping() {
      return stopping !== undefined;
    },
    stop,
  };
  return stops;
}
