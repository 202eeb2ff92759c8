import {
  plainCode,
  textOfDeviceSignIn,
  textOfDeviceSocket,
  textOfEnrolment,
} from '../../server/identity/devices/device-texts.ts';
import type { Device, DeviceReport } from '../../server/identity/devices/devices.contract.ts';
import { answer, client } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { keepCheckpoint, readCheckpoints } from './checkpoint-store.ts';
import { makeDeviceKey, publicPoint, signText } from './device-key.ts';
import { forgetDevice, type KeptDevice, keepDevice, readDevice } from './device-store.ts';

const { devices, 'device-challenges': challenges, 'device-sign-ins': signIns } = client.api;

/** A sign-in lasts twelve hours by the server's clock; this one may be any other, so it only counts how long it has been. */
const renewAfterMs = 6 * 3_600_000;

const endings = new EventTarget();
const beginnings = new EventTarget();

/** Calls back when this browser has become a device, or another one. The function returned ends it. */
export function onEnrolled(listener: () => void): () => void {
  beginnings.addEventListener('enrolled', listener);
  return () => beginnings.removeEventListener('enrolled', listener);
}

/** Calls back once the server has said, to whoever asked it, that it does not take this device any more. */
export function onDeviceEnded(listener: (problem: ApiProblem) => void): () => void {
  const heard = (event: Event) => listener((event as CustomEvent<ApiProblem>).detail);
  endings.addEventListener('ended', heard);
  return () => endings.removeEventListener('ended', heard);
}

/** What the server answers a device that it does not take any more. */
export const isDeviceEnded = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && ['identity.device_unknown', 'identity.device_revoked'].includes(error.code);

/** This browser as an enrolled device: signs what it makes, and shows the server by its key that it is the one. */
export class ThisDevice {
  readonly device: Device;
  readonly #keys: CryptoKeyPair;
  #signedInAtMs = Number.NEGATIVE_INFINITY;

  constructor({ device, keys }: KeptDevice) {
    this.device = device;
    this.#keys = keys;
  }

  sign(text: string): Promise<string> {
    return signText(this.#keys, text);
  }

  /** Answers a challenge, so that plain requests are this device's; no more than is needed. Throws an ApiProblem. */
  async signIn(): Promise<void> {
    const agoMs = Date.now() - this.#signedInAtMs;
    if (agoMs >= 0 && agoMs < renewAfterMs) return;
    await this.signInAnew();
  }

  /** As `signIn`, also where there was a sign-in: the server may not know it any more. */
  async signInAnew(): Promise<void> {
    const json = { deviceId: this.device.id, ...(await this.#answer(textOfDeviceSignIn)) };
    await answer(signIns.$post({ json })).catch((error: unknown) => {
      if (isDeviceEnded(error)) this.#hasEnded(error);
      throw error;
    });
    this.#signedInAtMs = Date.now();
  }

  /** What the address of the socket is given: good for one socket. Throws an ApiProblem. */
  async socketProof(): Promise<{ challenge: string; signature: string }> {
    await this.signIn();
    return this.#answer(textOfDeviceSocket);
  }

  /**
   * Tells of itself and of what it keeps of the ledger; when the server knows the sign-in no longer, after another. Keeps
   * the checkpoint that it is told. Throws an ApiProblem.
   */
  async report(told: DeviceReport): Promise<void> {
    await this.signIn();
    const json = { ...told, checkpoints: await readCheckpoints(this.device.id) };
    try {
      const { checkpoint } = await answer(devices.own.$put({ json }));
      if (checkpoint) await keepCheckpoint(this.device.id, checkpoint);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'request.device_needed') throw error;
      await this.signInAnew();
    }
  }

  /** Whatever the page asks for as this device is asked after another sign-in, and so is told the same. */
  #hasEnded(error: ApiProblem): void {
    this.#signedInAtMs = Number.NEGATIVE_INFINITY;
    endings.dispatchEvent(new CustomEvent<ApiProblem>('ended', { detail: error }));
  }

  async #answer(textOf: (challenged: { origin: string; deviceId: string; challenge: string }) => string) {
    const { challenge } = await answer(challenges.$post());
    const text = textOf({ origin: location.origin, deviceId: this.device.id, challenge });
    return { challenge, signature: await this.sign(text) };
  }
}

let known: Promise<ThisDevice | undefined> | undefined;

/** What this browser was enrolled as, or nothing; read once. */
export function thisDevice(): Promise<ThisDevice | undefined> {
  known ??= readDevice().then((kept) => kept && new ThisDevice(kept));
  return known;
}

/** Uses a code up: makes a key and becomes that device, in place of what it was before. Throws an ApiProblem. */
export async function enrol(typed: string): Promise<ThisDevice> {
  // Signed in, so that the server knows which device this one replaces; one that it does not take is replaced already.
  const former = await thisDevice();
  await former?.signInAnew().catch((error: unknown) => {
    if (!isDeviceEnded(error)) throw error;
  });
  const keys = await makeDeviceKey();
  const publicKey = await publicPoint(keys);
  const text = textOfEnrolment({ origin: location.origin, code: plainCode(typed) ?? '', publicKey });
  const json = { code: typed, publicKey, signature: await signText(keys, text) };
  const device = await answer(devices.$post({ json }));
  await keepDevice({ device, keys });
  const enrolled = new ThisDevice({ device, keys });
  known = Promise.resolve(enrolled);
  beginnings.dispatchEvent(new Event('enrolled'));
  return enrolled;
}

/** The server does not take this device any more. */
export async function leaveEnrolment(): Promise<void> {
  known = Promise.resolve(undefined);
  await forgetDevice();
}
