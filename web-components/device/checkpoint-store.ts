import { textOfCheckpoint } from '../../server/ledger-checks/checkpoint-text.ts';
import { checkpointsToKeep } from '../../server/ledger-checks/checkpoints-to-keep.ts';
import type { Checkpoint } from '../../server/ledger-checks/ledger-checks.contract.ts';

const store = 'checkpoints';

const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('failed'));
  });

async function within<T>(mode: IDBTransactionMode, work: (kept: IDBObjectStore) => Promise<T>): Promise<T> {
  const opening = indexedDB.open('causeway-ledger', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store);
  const database = await result(opening);
  try {
    return await work(database.transaction(store, mode, { durability: 'strict' }).objectStore(store));
  } finally {
    database.close();
  }
}

/** What this browser keeps of the ledger as this device. It stays when the device is revoked: it may be needed then. */
export const readCheckpoints = (deviceId: string): Promise<Checkpoint[]> =>
  within('readonly', async (kept) => (await result(kept.get(deviceId) as IDBRequest<Checkpoint[] | undefined>)) ?? []);

/** Keeps a checkpoint, unless this browser can tell that it is not signed with the key that it brings. */
export async function keepCheckpoint(deviceId: string, told: Checkpoint): Promise<void> {
  if (!(await maybeSigned(told))) return;
  await within('readwrite', async (kept) => {
    const known = (await result(kept.get(deviceId) as IDBRequest<Checkpoint[] | undefined>)) ?? [];
    await result(kept.put(checkpointsToKeep(known, told), deviceId));
  });
}

/** Browsers before 2025 cannot check Ed25519: they keep what they are told as it is. */
async function maybeSigned(told: Checkpoint): Promise<boolean> {
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey('raw', bytesOf(told.publicKey), 'Ed25519', false, ['verify']);
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotSupportedError';
  }
  return crypto.subtle.verify(
    'Ed25519',
    key,
    bytesOf(told.signature),
    new TextEncoder().encode(textOfCheckpoint(told)),
  );
}

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
