import { textOfDeviceSignIn, textOfDeviceSocket, textOfEnrolment } from '../../server/identity/devices/device-texts.ts';
import type { Device, DeviceCode, NewDevice } from '../../server/identity/devices/devices.contract.ts';
import type { TestApp } from './app.ts';
import { publicOrigin } from './app.ts';
import { keepKey, newKey, type TestKey } from './device-keys.ts';

/** What a new device sends to use a code up. */
export function enrolmentWith(shown: string, key: TestKey, changes: Record<string, unknown> = {}) {
  const publicKey = key.point.toString('base64url');
  const text = textOfEnrolment({ origin: publicOrigin, code: shown.replace('-', ''), publicKey });
  return { code: shown, publicKey, signature: key.sign(text), ...changes };
}

/** A code as somebody with this cookie shows it. */
export async function showCode(app: TestApp, cookie: string, device: NewDevice): Promise<DeviceCode> {
  const answer = await app.ask('POST', '/api/device-codes', { cookie, body: device });
  if (!answer.ok) throw new Error(`no code: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** A new device, enrolled through the interface; `signed` signs what it makes. */
export async function enrolDevice(app: TestApp, cookie: string, device: NewDevice): Promise<Device & { key: TestKey }> {
  const key = newKey();
  const { code } = await showCode(app, cookie, device);
  const answer = await app.ask('POST', '/api/devices', { body: enrolmentWith(code, key) });
  if (!answer.ok) throw new Error(`not enrolled: ${answer.status} ${await answer.text()}`);
  const enrolled: Device = await answer.json();
  keepKey(enrolled.id, key);
  return { ...enrolled, key };
}

/** The cookie of a device that has answered a challenge. */
export async function signInDevice(app: TestApp, { id: deviceId, key }: { id: string; key: TestKey }): Promise<string> {
  const { challenge } = await (await app.ask('POST', '/api/device-challenges')).json();
  const signature = key.sign(textOfDeviceSignIn({ origin: publicOrigin, deviceId, challenge }));
  const answer = await app.ask('POST', '/api/device-sign-ins', { body: { deviceId, challenge, signature } });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error(`the device was answered ${answer.status}: ${await answer.text()}`);
  return cookie;
}

/** The address of a socket with the device's answer to a challenge of its own. */
export async function provenAddress(
  app: TestApp,
  url: string,
  { id: deviceId, key }: { id: string; key: TestKey },
): Promise<string> {
  const { challenge } = await (await app.ask('POST', '/api/device-challenges')).json();
  const signature = key.sign(textOfDeviceSocket({ origin: publicOrigin, deviceId, challenge }));
  return `${url}?${new URLSearchParams({ challenge, signature })}`;
}
