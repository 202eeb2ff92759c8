import type { ListsServer } from './lists-server.ts';

/** This computer as a device of lanes: registered once for each, its records numbered in one sequence. */
export class LaneDevice {
  readonly #server: () => Pick<ListsServer, 'registerAt'>;

  constructor(server: () => Pick<ListsServer, 'registerAt'>) {
    this.#server = server;
  }

  async at(laneId: string): Promise<{ deviceId: string; sequence: number }> {
    const key = `causeway.desk-device.${laneId}`;
    const known = localStorage.getItem(key);
    const deviceId = known ?? (await this.#server().registerAt(laneId));
    localStorage.setItem(key, deviceId);
    return { deviceId, sequence: Date.now() };
  }

  /** The server does not know the device any more. */
  forget(laneId: string): void {
    localStorage.removeItem(`causeway.desk-device.${laneId}`);
  }
}
