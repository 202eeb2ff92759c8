// shared with pages: pure
import type { Conditions } from './conditions.ts';

/** A span in which nothing opens or closes. */
export interface Slice {
  readonly untilMs: number;
  /** The same for slices in which the same walkways are closed. */
  readonly key: string;
  /** By walkway: 1 while it is closed. Undefined where none is. */
  readonly closed: Uint8Array | undefined;
}

export interface Slices {
  readonly at: (ms: number) => Slice;
  /** What never opens again from then on. */
  readonly everAfter: (ms: number) => Slice;
}

/** The times between changes, each looked at when it is first asked for. */
export function timeSlices({ open, isTimed, changes }: Conditions): Slices {
  const keys = new Map<string, string>();
  const [now, ever] = [new Map<number, Slice>(), new Map<number, Slice>()];
  const sliceOf = (ms: number): number => {
    let [low, high] = [0, changes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((changes[middle] as number) <= ms) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const make = (untilMs: number, isOpen: (walkway: number) => boolean): Slice => {
    const shut = [...open.keys()].filter((walkway) => !isOpen(walkway));
    const name = shut.join();
    const key = keys.get(name) ?? String(keys.size);
    keys.set(name, key);
    if (shut.length === 0) return { untilMs, key, closed: undefined };
    const closed = new Uint8Array(isTimed.length);
    for (const walkway of shut) closed[walkway] = 1;
    return { untilMs, key, closed };
  };
  const kept = (slices: Map<number, Slice>, index: number, made: () => Slice): Slice => {
    const slice = slices.get(index) ?? made();
    slices.set(index, slice);
    return slice;
  };
  const spansOf = (walkway: number) => open.get(walkway) ?? [];
  return {
    at: (ms) => {
      const index = sliceOf(ms);
      const untilMs = changes[index] ?? Number.POSITIVE_INFINITY;
      return kept(now, index, () =>
        make(untilMs, (walkway) => spansOf(walkway).some((span) => span.fromMs <= ms && ms < span.untilMs)),
      );
    },
    everAfter: (ms) =>
      kept(ever, sliceOf(ms), () =>
        make(Number.POSITIVE_INFINITY, (walkway) => spansOf(walkway).some((span) => ms < span.untilMs)),
      ),
  };
}
