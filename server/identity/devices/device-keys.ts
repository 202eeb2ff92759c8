import type { KeyObject } from 'node:crypto';
import type { Database } from '../../../db/client.ts';
import { openPublicKey, verifySignature } from './device-signatures.ts';
import { listPublicKeys } from './devices.queries.ts';

/** Whether a text was signed by the device that it names; `no_key` for one that is not known or was never enrolled. */
export type SignatureCheck = 'good' | 'wrong' | 'missing' | 'no_key';

interface SignedText {
  readonly deviceId: string;
  readonly text: string;
  readonly signature: string | undefined;
}

/**
 * Public keys of devices, looked up once: the key of a device never changes, and whether it was revoked is not asked
 * here. Of devices without a key nothing is kept, for one may be enrolled under its id at any time.
 */
export class DeviceKeys {
  readonly #database: Database;
  readonly #keys = new Map<string, KeyObject>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** One result for each, in order; keys not known yet are read with one query. */
  async check(signed: readonly SignedText[]): Promise<SignatureCheck[]> {
    await this.#learn(signed.map(({ deviceId }) => deviceId));
    return Promise.all(signed.map((one) => this.#checkOne(one)));
  }

  async #checkOne({ deviceId, text, signature }: SignedText): Promise<SignatureCheck> {
    const key = this.#keys.get(deviceId);
    if (!key) return 'no_key';
    if (signature === undefined) return 'missing';
    return (await verifySignature(key, text, signature)) ? 'good' : 'wrong';
  }

  async #learn(ids: readonly string[]): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => !this.#keys.has(id));
    if (unknown.length === 0) return;
    for (const [id, point] of await listPublicKeys(this.#database.drizzle, unknown)) {
      const key = openPublicKey(point);
      if (key) this.#keys.set(id, key);
    }
  }
}

const keysOfDatabase = new WeakMap<Database, DeviceKeys>();

/** The keys of this database's devices: all who check signatures share them. */
export function deviceKeysOf(database: Database): DeviceKeys {
  const keys = keysOfDatabase.get(database) ?? new DeviceKeys(database);
  keysOfDatabase.set(database, keys);
  return keys;
}
