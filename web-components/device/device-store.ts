import type { Device } from '../../server/identity/devices/devices.contract.ts';

/** What this browser was enrolled as, with its key. */
export interface KeptDevice {
  readonly device: Device;
  readonly keys: CryptoKeyPair;
}

const store = 'device';
const only = 'this';

const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('failed'));
  });

/** Works in the store of this browser, and closes it again: it is needed seldom. */
async function within<T>(mode: IDBTransactionMode, work: (kept: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open('causeway-device', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store);
  const database = await result(opening);
  try {
    return await result(work(database.transaction(store, mode, { durability: 'strict' }).objectStore(store)));
  } finally {
    database.close();
  }
}

/** Browsers that were never enrolled, which are most, are not made to open a database. */
const mark = 'causeway.device';

export async function readDevice(): Promise<KeptDevice | undefined> {
  if (localStorage.getItem(mark) === null) return undefined;
  return within('readonly', (kept) => kept.get(only) as IDBRequest<KeptDevice | undefined>);
}

export async function keepDevice(device: KeptDevice): Promise<void> {
  await within('readwrite', (kept) => kept.put(device, only));
  localStorage.setItem(mark, device.device.kind);
}

export async function forgetDevice(): Promise<void> {
  localStorage.removeItem(mark);
  await within('readwrite', (kept) => kept.delete(only));
}
