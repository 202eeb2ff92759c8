import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { z } from 'zod';
import type { Account } from './account.ts';
import { ask, Refusal } from './http.ts';

/** The address that the code leads to is the one that people open: it is what is signed. */
const code = z.object({ code: z.string(), url: z.url() });
const enrolled = z.object({ id: z.string() });
const asked = z.object({ challenge: z.string() });

/** What a device tells of itself. */
export interface DeviceReport {
  readonly version: string;
  readonly clockOffsetMs: number;
  readonly clockErrorMs: number;
  readonly waitingScans: number;
}

/** Where a device asks, and what people call the same place. */
interface Place {
  readonly address: string;
  readonly origin: string;
}

/** A device with a key of its own, as a tablet has: it signs what it sends. */
export class DeviceKey {
  readonly id: string;
  readonly #place: Place;
  readonly #privateKey: KeyObject;
  #cookie = '';

  private constructor(id: string, place: Place, privateKey: KeyObject) {
    this.id = id;
    this.#place = place;
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
    return new DeviceKey(enrolled.parse(answer.body).id, { address, origin }, privateKey);
  }

  sign(values: readonly unknown[]): string {
    return signed(this.#privateKey, JSON.stringify(values));
  }

  /** Tells the server of itself, signed in by its key; anew when the server knows the sign-in no longer. */
  async report(told: DeviceReport): Promise<void> {
    try {
      await this.#tell(told);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 401) throw error;
      await this.#signIn();
      await this.#tell(told);
    }
  }

  async #tell(json: DeviceReport): Promise<void> {
    await ask(this.#place.address, '/api/devices/own', { method: 'PUT', json, headers: { cookie: this.#cookie } });
  }

  async #signIn(): Promise<void> {
    const { id: deviceId } = this;
    const { address, origin } = this.#place;
    const { challenge } = asked.parse((await ask(address, '/api/device-challenges', { method: 'POST' })).body);
    const signature = this.sign(['causeway device sign-in 1', origin, deviceId, challenge]);
    const { headers } = await ask(address, '/api/device-sign-ins', { json: { deviceId, challenge, signature } });
    this.#cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }
}

const signed = (key: KeyObject, text: string): string =>
  sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
