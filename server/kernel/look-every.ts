/**
 * Looks at once and then every `everyMs` milliseconds, never twice at a time: while one look takes longer, the next is
 * left out. `look` deals with its own faults. The function returned ends it, after what is under way.
 */
export function lookEvery(everyMs: number, look: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  const next = () => {
    underWay ??= look().finally(() => {
      underWay = undefined;
    });
  };
  next();
  const timer = setInterval(next, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
