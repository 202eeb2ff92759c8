import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '../../db/package-root.ts';

/** A demo with what it has printed: links are used up by those who follow them. */
export interface RunningDemo {
  readonly origin: string;
  /** The sign-in link of a role. */
  linkOf(role: string): string;
  /** To a delegate's own page. */
  readonly delegateLink: string;
  /** The badge that is offered for trying, unverified yet. */
  readonly trialToken: string;
  stop(): Promise<void>;
}

const startsWithinMs = 180_000;

/**
 * Starts a demo of its own, in a folder of its own, so that one that is running already is left alone. `faults` are those
 * by appointment, as `--at` has them.
 */
export async function startDemo(speed: number, faults: string): Promise<RunningDemo> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-pictures-'));
  const child = spawn(process.execPath, ['dist/ops/demo/main.js', '--speed', String(speed), '--at', faults], {
    cwd: packageRoot,
    env: { ...process.env, DATA_FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGINT');
      await once(child, 'close');
    }
    await rm(folder, { recursive: true, force: true });
  };
  const until = Date.now() + startsWithinMs;
  while (!output.includes('Ctrl-C: stop everything')) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`the demo did not start:\n${output}`);
    }
    await sleep(200);
  }
  return { ...readGreeting(output), stop };
}

/** Takes the addresses out of what the demo prints. */
export function readGreeting(output: string): Omit<RunningDemo, 'stop'> {
  const find = (pattern: RegExp): string => {
    const found = output.match(pattern)?.[1];
    if (!found) throw new Error(`the demo printed nothing like ${pattern}:\n${output}`);
    return found;
  };
  return {
    origin: find(/is open at (http\S+)/),
    linkOf: (role) => find(new RegExp(`\\(${role}\\)\\s+(http\\S+)`)),
    delegateLink: find(/as often as you like:\s+(http\S+)/),
    trialToken: find(/Try at a gate:\s+(\S+)/),
  };
}
