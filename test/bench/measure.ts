import { readdirSync, readFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { join } from 'node:path';

/** proc(5) counts in hundredths of a second on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** CPU seconds, user and system, of one process so far. */
export function cpuSeconds(pid: number): number {
  const { own } = ticksOf(pid);
  return own / ticksPerSecond;
}

/**
 * CPU seconds of a whole PostgreSQL so far: the postmaster, its living children (backends, writers, workers),
 * and those that have ended, which the postmaster has reaped.
 */
export function postgresCpuSeconds(postmaster: number): number {
  const { own, reaped } = ticksOf(postmaster);
  const living = childrenOf(postmaster).map((pid) => {
    const ticks = ticksOf(pid);
    return ticks.own + ticks.reaped;
  });
  return living.reduce((sum, ticks) => sum + ticks, own + reaped) / ticksPerSecond;
}

/** The process id of the PostgreSQL whose data lie in this folder. */
export function postmasterPid(dataFolder: string): number {
  return Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** What a figure is worth nothing without: machine and versions. */
export function describeMachine(): string {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown CPU'}, Linux ${release()}, Node ${process.versions.node}`;
}

/** Begins to watch how much of this machine's time its host gives to others; the function returned says it, in percent. */
export function watchStolenTime(): () => number {
  const before = machineTicks();
  return () => {
    const now = machineTicks();
    return (100 * (now.stolen - before.stolen)) / Math.max(1, now.all - before.all);
  };
}

/** The first line of /proc/stat (proc(5)): user, nice, system, idle, iowait, irq, softirq, steal; guests count as user. */
function machineTicks(): { all: number; stolen: number } {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const ticks = line.split(/\s+/).slice(1, 9).map(Number);
  return { all: ticks.reduce((sum, each) => sum + each, 0), stolen: ticks[7] ?? 0 };
}

interface Ticks {
  parent: number;
  own: number;
  /** Of children that have ended and were waited for. */
  reaped: number;
}

/** Fields of /proc/<pid>/stat after the command, which may itself hold spaces and brackets. */
function ticksOf(pid: number): Ticks {
  const stat = readStat(pid);
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const at = (index: number) => fields[index] ?? 0;
  return { parent: at(1), own: at(11) + at(12), reaped: at(13) + at(14) };
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => ticksOf(pid).parent === parent);
}

/** Empty when the process has ended in the meantime. */
function readStat(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}
