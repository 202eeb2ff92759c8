import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { DemoFault } from '../fault.ts';
import type { Orders } from '../simulator/orders.ts';

const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';
const program = join(import.meta.dirname, `../simulator/main.${extension}`);

const open = z.object({ openedAt: z.number() });

export interface Simulator {
  readonly simulator: ChildProcess;
  /** When its conference began, in milliseconds since 1970. */
  readonly openedAt: number;
}

/**
 * The simulator as a process of its own, so that it can be killed, and the boards watched as they go stale.
 * Resolves when its doors are open; `onEnd` is told whenever it ends.
 */
export async function startSimulator(orders: Orders, onEnd: () => void): Promise<Simulator> {
  const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.once('exit', onEnd);
  child.send(orders);
  const told = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => reject(new DemoFault('The simulator ended before its doors were open.')));
  });
  return { simulator: child, openedAt: open.parse(told).openedAt };
}
