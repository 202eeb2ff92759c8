import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { Random } from '../../../ops/demo/random.ts';
import { Flow } from './flow.ts';
import type { CutKind, Direction, PagePlan } from './plan.ts';

export interface ChaosProxyOptions {
  readonly random: Random;
  readonly plan: PagePlan;
  /** Where the server is now. */
  readonly target: () => { port: number; host: string } | { path: string };
}

interface Pair {
  readonly pageEnd: Socket;
  readonly serverEnd: Socket;
  readonly flows: Readonly<Record<Direction, Flow>>;
}

/** What lies between one page and the server, and does to their connections what a bad network does. */
export class ChaosProxy {
  readonly #options: ChaosProxyOptions;
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #delayMs = 0;

  constructor(options: ChaosProxyOptions) {
    this.#options = options;
    this.#server = createServer({ noDelay: true }, (pageEnd) => this.#join(pageEnd));
  }

  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  /** Each chunk takes so long, in milliseconds of the wall. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** Stalls all connections that there are now; a new one passes them. */
  stall(direction: Direction, ms: number): void {
    for (const { flows } of this.#pairs) flows[direction].stall(ms);
  }

  cut(how: CutKind): void {
    for (const pair of [...this.#pairs]) cutPair(pair, how);
  }

  /** No more faults; what was lost stays lost. */
  calm(): void {
    this.#delayMs = 0;
    for (const { flows } of this.#pairs) for (const flow of Object.values(flows)) flow.calm();
  }

  close(): void {
    this.#server.close();
    this.cut('reset');
  }

  #join(pageEnd: Socket): void {
    const { random, plan, target } = this.#options;
    const serverEnd = connect({ ...target(), noDelay: true });
    const shared = { random, isSplit: plan.isSplit, delayMs: () => this.#delayMs };
    const pair: Pair = {
      pageEnd,
      serverEnd,
      flows: {
        'to page': new Flow({ ...shared, from: serverEnd, to: pageEnd }),
        'to server': new Flow({ ...shared, from: pageEnd, to: serverEnd }),
      },
    };
    this.#pairs.add(pair);
    for (const end of [pageEnd, serverEnd]) {
      // A fault is followed by the close, which the flow passes on.
      end.on('error', () => undefined);
      end.once('close', () => pageEnd.destroyed && serverEnd.destroyed && this.#pairs.delete(pair));
    }
  }
}

function cutPair({ pageEnd, serverEnd, flows }: Pair, how: CutKind): void {
  const reset = () => {
    for (const flow of Object.values(flows)) flow.lose();
    pageEnd.resetAndDestroy();
    // A Unix socket knows no reset.
    serverEnd.destroy();
  };
  const cuts: Record<CutKind, () => void> = {
    reset,
    end: () => {
      pageEnd.end();
      serverEnd.end();
    },
    'mid-frame': () => flows['to page'].cutWithinNext(reset),
    'page only': () => {
      for (const flow of Object.values(flows)) flow.lose();
      pageEnd.resetAndDestroy();
    },
    'server only': () => {
      for (const flow of Object.values(flows)) flow.lose();
      serverEnd.destroy();
    },
    vanish: () => {
      for (const flow of Object.values(flows)) flow.lose();
    },
  };
  cuts[how]();
}
