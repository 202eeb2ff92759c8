import type { ScanRecord } from '../../server/admission/admission.contract.ts';

const waiting = 'waiting';
const devices = 'devices';

/** What this browser is at one lane: registered once, with the number of its next scan. */
interface LaneDevice {
  readonly laneId: string;
  readonly deviceId: string;
  readonly nextSequence: number;
}

const done = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  });

const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('failed'));
  });

/** What a lane keeps over reloads and power cuts: its device, its sequence, and each scan until it was answered. */
export class ScanStore {
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
  }

  /** Opens the store of this browser; rejects where the browser keeps nothing. */
  static async open(name = 'causeway-gate'): Promise<ScanStore> {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(waiting, { keyPath: 'id' });
      opening.result.createObjectStore(devices, { keyPath: 'laneId' });
    };
    return new ScanStore(await result(opening));
  }

  close(): void {
    this.#database.close();
  }

  #write(stores: string | string[]): IDBTransaction {
    return this.#database.transaction(stores, 'readwrite', { durability: 'strict' });
  }

  async deviceId(laneId: string): Promise<string | undefined> {
    const request: IDBRequest<LaneDevice | undefined> = this.#database
      .transaction(devices)
      .objectStore(devices)
      .get(laneId);
    return (await result(request))?.deviceId;
  }

  async keepDevice(laneId: string, deviceId: string): Promise<void> {
    const transaction = this.#write(devices);
    transaction.objectStore(devices).put({ laneId, deviceId, nextSequence: 1 } satisfies LaneDevice);
    await done(transaction);
  }

  async forgetDevice(laneId: string): Promise<void> {
    const transaction = this.#write(devices);
    transaction.objectStore(devices).delete(laneId);
    await done(transaction);
  }

  /** The lane's next number, for a record that is not kept here. */
  async takeNumber(laneId: string): Promise<number> {
    const transaction = this.#write(devices);
    const finished = done(transaction);
    const lanes = transaction.objectStore(devices);
    const device = await result<LaneDevice | undefined>(lanes.get(laneId));
    if (!device) throw new Error(`no device at ${laneId}`);
    lanes.put({ ...device, nextSequence: device.nextSequence + 1 });
    await finished;
    return device.nextSequence;
  }

  /** Takes the lane's next number and keeps the scan made with it, both or neither. */
  async keepScan(laneId: string, make: (sequence: number) => ScanRecord): Promise<ScanRecord> {
    const transaction = this.#write([waiting, devices]);
    const finished = done(transaction);
    const lanes = transaction.objectStore(devices);
    const device = await result<LaneDevice | undefined>(lanes.get(laneId));
    if (!device) throw new Error(`no device at ${laneId}`);
    const scan = make(device.nextSequence);
    lanes.put({ ...device, nextSequence: device.nextSequence + 1 });
    transaction.objectStore(waiting).add(scan);
    await finished;
    return scan;
  }

  /** Scans that nobody has answered yet, oldest first. */
  async waiting(): Promise<ScanRecord[]> {
    const request: IDBRequest<ScanRecord[]> = this.#database.transaction(waiting).objectStore(waiting).getAll();
    return result(request);
  }

  async settle(scanIds: readonly string[]): Promise<void> {
    const transaction = this.#write(waiting);
    for (const id of scanIds) transaction.objectStore(waiting).delete(id);
    await done(transaction);
  }
}
