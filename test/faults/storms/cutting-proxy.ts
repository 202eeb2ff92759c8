import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { AtEnd } from './processes.ts';

/** How it treats connections: passes on, takes all and passes nothing on, or turns away. */
type Mode = 'passing' | 'hanging' | 'refusing';

/** Stands before a server, and can be that server's absence. */
export class CuttingProxy {
  readonly port: number;
  readonly #target: number;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #mode: Mode = 'passing';

  static async before(target: number, atEnd: AtEnd): Promise<CuttingProxy> {
    const server = createServer({ noDelay: true });
    server.listen(0, '127.0.0.1', 4096);
    await once(server, 'listening');
    const proxy = new CuttingProxy((server.address() as AddressInfo).port, target);
    server.on('connection', (socket) => proxy.#take(socket));
    atEnd(async () => {
      server.close();
      proxy.cutAll();
    });
    return proxy;
  }

  private constructor(port: number, target: number) {
    this.port = port;
    this.#target = target;
  }

  /** All connections break, as when a cable is pulled and the switch says so; new ones are as before. */
  cutAll(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy();
    this.#pairs.clear();
  }

  /** What is sent is taken, and nothing comes back, on open connections and new ones. */
  hang(): void {
    this.#mode = 'hanging';
    for (const pair of this.#pairs) for (const socket of pair) socket.pause();
  }

  refuse(): void {
    this.#mode = 'refusing';
    this.cutAll();
  }

  /** What waited is passed on. */
  pass(): void {
    this.#mode = 'passing';
    for (const pair of this.#pairs) for (const socket of pair) socket.resume();
  }

  #take(near: Socket): void {
    if (this.#mode === 'refusing') {
      near.resetAndDestroy();
      return;
    }
    const far = connect({ port: this.#target, host: '127.0.0.1', noDelay: true });
    const pair = [near, far] as const;
    this.#pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (chunk) => {
        if (to.write(chunk)) return;
        from.pause();
        to.once('drain', () => this.#mode === 'passing' && from.resume());
      });
      from.on('end', () => to.end());
      from.on('error', () => undefined);
      from.on('close', () => {
        to.destroy();
        this.#pairs.delete(pair);
      });
      if (this.#mode === 'hanging') from.pause();
    }
  }
}
