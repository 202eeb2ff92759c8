import type { ListsServer } from './lists-server.ts';

/** The devices that stand for lists, one for each lane; records made here are numbered by the clock. */
export class LaneDevice {
  readonly #server: () => Pick<ListsServer, 'deviceAt'>;
  readonly #known = new Map<string, string>();

  constructor(server: () => Pick<ListsServer, 'deviceAt'>) {
    this.#server = server;
  }

  async at(laneId: string): Promise<{ deviceId: string; sequence: number }> {
    const deviceId = this.#known.get(laneId) ?? (await this.#server().deviceAt(laneId));
    this.#known.set(laneId, deviceId);
    return { deviceId, sequence: Date.now() };
  }

  /** The server does not know the device any more. */
  forget(laneId: string): void {
    this.#known.delete(laneId);
  }
}
