import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Orders } from '../simulator/orders.ts';

const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';
const program = join(import.meta.dirname, `../simulator/main.${extension}`);

/** The simulator as a process of its own, so that it can be killed, and the boards watched as they go stale. */
export function startSimulator(orders: Orders, onEnd: () => void): ChildProcess {
  const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.once('exit', onEnd);
  child.send(orders);
  return child;
}
