import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { z } from 'zod';
import type { Account } from './account.ts';
import { ask } from './http.ts';

/** The address that the code leads to is the one that people open: it is what is signed. */
const code = z.object({ code: z.string(), url: z.url() });
const enrolled = z.object({ id: z.string() });

/** A device with a key of its own, as a tablet has: it signs what it sends. */
export class DeviceKey {
  readonly id: string;
  readonly #privateKey: KeyObject;

  private constructor(id: string, privateKey: KeyObject) {
    this.id = id;
    this.#privateKey = privateKey;
  }

  /** Enrols a new device at a lane with a code that a supervisor shows. */
  static async enrol(supervisor: Account, lane: { id: string }, name: string): Promise<DeviceKey> {
    const { address } = supervisor;
    const json = { kind: 'lane', name, laneId: lane.id };
    const shown = await supervisor.read(code, '/api/device-codes', { json });
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    // The last 65 bytes of the key's DER are the point itself.
    const point = publicKey.export({ type: 'spki', format: 'der' }).subarray(-65).toString('base64url');
    const { origin } = new URL(shown.url);
    const text = JSON.stringify(['causeway enrolment 1', origin, shown.code.replace('-', ''), point]);
    const body = { code: shown.code, publicKey: point, signature: signed(privateKey, text) };
    const answer = await ask(address, '/api/devices', { json: body });
    return new DeviceKey(enrolled.parse(answer.body).id, privateKey);
  }

  sign(values: readonly unknown[]): string {
    return signed(this.#privateKey, JSON.stringify(values));
  }
}

const signed = (key: KeyObject, text: string): string =>
  sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
