import { constants, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { attackOnce, attacks } from './attacks.ts';
import { addressOfBoard } from './board-mix.ts';
import { answerOrders } from './processes.ts';

/*
 * Attackers in a process of their own, each of which comes again as soon as it was thrown out. The machine serves the
 * server first, as if they were elsewhere.
 */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

export type AttackersOrder =
  | { kind: 'begin'; port: number; cookies: readonly string[]; attackers: number }
  | { kind: 'report' };

export interface AttackersReport {
  /** Which kind of attack came from which port so far. */
  readonly tried: readonly [kind: string, port: number][];
  /** What a machine that is busy with others has kept from the attackers so far: milliseconds, all together. */
  readonly keptMs: number;
}

const restMs = 1000;
/** Attackers' addresses begin here; boards' end before. */
const firstAddress = 200_000;
const tried: [kind: string, port: number][] = [];
const lookMs = 50;
let keptMs = 0;

answerOrders<AttackersOrder>((order) => {
  if (order.kind === 'report') return { tried, keptMs } satisfies AttackersReport;
  void feelTheMachine();
  const kinds = Object.keys(attacks);
  for (let n = 0; n < order.attackers; n += 1) {
    const kind = kinds[n % kinds.length] ?? '';
    const cookie = order.cookies[n % order.cookies.length] ?? '';
    const headers = { cookie, 'x-forwarded-for': addressOfBoard(firstAddress + n) };
    void attackForEver(kind, { port: order.port, headers });
  }
  return [];
});

async function feelTheMachine(): Promise<void> {
  for (;;) {
    const due = performance.now() + lookMs;
    await sleep(lookMs);
    keptMs += Math.max(0, performance.now() - due);
  }
}

async function attackForEver(kind: string, target: Parameters<typeof attackOnce>[1]): Promise<void> {
  for (;;) {
    await attackOnce(kind, target, (port) => tried.push([kind, port]));
    await sleep(restMs);
  }
}
