import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The command line of a process; empty for one that is gone. A number alone proves nothing: it may be another's by now. */
export async function commandOf(pid: number): Promise<string> {
  const fromProc = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (fromProc !== undefined) return fromProc.replaceAll('\0', ' ').trim();
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.trim();
}

/** Asks a process to stop, and ends it when it does not within `graceMs`. */
export async function stopProcess(pid: number, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  for (const [how, ms] of [
    [signal, graceMs],
    ['SIGKILL', 5000],
  ] as const) {
    if (!kill(pid, how)) return;
    for (const endsAt = Date.now() + ms; Date.now() < endsAt; await wait(50)) {
      if ((await commandOf(pid)) === '') return;
    }
  }
}

function kill(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
