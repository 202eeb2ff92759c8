/** What of a trace of Chromium is looked at; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of `dur`, how long the thread ran on a processor. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

export interface FrameCosts {
  /** Milliseconds of each frame's tasks on the main thread, in order, by the clock on the wall. */
  readonly frames: readonly number[];
  /** The same in processor time: what others do on the machine is not in it. */
  readonly cpu: readonly number[];
  /** Of the longest task of the main thread, in milliseconds. */
  readonly longestTaskMs: number;
}

const taskNames = new Set(['RunTask', 'ThreadControllerImpl::RunTask']);

/**
 * What each frame cost the main thread of the page: all its tasks since the frame before, scripting and rendering
 * together; a frame ends with the task that hands it to the compositor. Tasks after the last one belong to none.
 */
export function frameCosts(events: readonly TraceEvent[]): FrameCosts {
  const main = mainThread(events);
  const own = events.filter((event) => `${event.pid} ${event.tid}` === main);
  const tasks = outermost(own.filter(({ name, ph }) => ph === 'X' && taskNames.has(name)));
  const commits = own.filter(({ name }) => name === 'Commit').map(({ ts }) => ts);
  commits.sort((a, b) => a - b);
  const frames: number[] = [];
  const cpu: number[] = [];
  let [spent, ran, next, longest] = [0, 0, 0, 0];
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    spent += dur;
    ran += tdur;
    longest = Math.max(longest, dur);
    const end = ts + dur;
    if ((commits[next] ?? Number.POSITIVE_INFINITY) > end) continue;
    while ((commits[next] ?? Number.POSITIVE_INFINITY) <= end) next += 1;
    frames.push(spent / 1000);
    cpu.push(ran / 1000);
    [spent, ran] = [0, 0];
  }
  return { frames, cpu, longestTaskMs: longest / 1000 };
}

/** The busiest thread that is the main one of a page. */
function mainThread(events: readonly TraceEvent[]): string {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const busy = new Map<string, number>();
  for (const { name, pid, tid, dur = 0 } of events) {
    const thread = `${pid} ${tid}`;
    if (mains.has(thread) && taskNames.has(name)) busy.set(thread, (busy.get(thread) ?? 0) + dur);
  }
  const [most] = [...busy].sort(([, a], [, b]) => b - a);
  if (!most) throw new Error('the trace knows no task of a page');
  return most[0];
}

/** Without tasks that ran within another, which holds their time already. */
function outermost(tasks: readonly TraceEvent[]): TraceEvent[] {
  let until = Number.NEGATIVE_INFINITY;
  return [...tasks]
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
    .filter(({ ts, dur = 0 }) => {
      if (ts < until) return false;
      until = ts + dur;
      return true;
    });
}

/** The value that so large a share of all are not above. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN;
}
