import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { DemoFault } from '../fault.ts';
import type { Orders } from '../simulator/orders.ts';

const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';
const program = join(import.meta.dirname, `../simulator/main.${extension}`);

/**
 * The simulator as a process of its own, so that it can be killed, and the boards watched as they go stale.
 * Resolves when its doors are open; `onEnd` is told whenever it ends.
 */
export async function startSimulator(orders: Orders, onEnd: () => void): Promise<ChildProcess> {
  const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.once('exit', onEnd);
  child.send(orders);
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', () => reject(new DemoFault('The simulator ended before its doors were open.')));
  });
  return child;
}
