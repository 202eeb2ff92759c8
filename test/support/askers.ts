import { type DeviceKind, type KeyPurpose, roles } from '../../db/vocabulary.ts';
import type { Asker } from '../../server/kernel/permission.contract.ts';
import { signInDelegate } from '../registration/forms/applicant.ts';
import type { TestApp } from './app.ts';
import { enrolDevice, signInDevice } from './enrol.ts';

/** All that the table of permissions can name. */
export const askers: readonly Asker[] = [
  'anyone',
  'any staff',
  'any device',
  'lane device',
  'station device',
  'board device',
  'delegate',
  'monitor',
  'reading collector',
  'mail collector',
  'vetting collector',
  ...roles,
];

const headersOfKey = (key: string) => ({ authorization: `Bearer ${key}` });

/** A new one of these, as the headers that they ask with. Of the staff, any: somebody at a gate. */
export async function credentialsOf(app: TestApp, asker: Asker, delegateId: string): Promise<Record<string, string>> {
  switch (asker) {
    case 'anyone':
      return {};
    case 'any staff':
      return { cookie: await app.signedInAs('gate') };
    case 'any device':
      return signInDeviceOf(app, 'board');
    case 'lane device':
    case 'station device':
    case 'board device':
      return signInDeviceOf(app, asker.split(' ')[0] as DeviceKind);
    case 'delegate':
      return { cookie: await signInDelegate(app, delegateId) };
    case 'monitor':
      return headersOfKey(String(app.metricsKey));
    case 'reading collector':
      return headersOfKey(await newCollectorKey(app, 'readings'));
    case 'mail collector':
      return headersOfKey(await newCollectorKey(app, 'bounces'));
    case 'vetting collector':
      return headersOfKey(await newCollectorKey(app, 'vetting'));
    default:
      return { cookie: await app.signedInAs(asker) };
  }
}

/** Enrols a device of this kind, and has it sign in. */
async function signInDeviceOf(app: TestApp, kind: DeviceKind): Promise<Record<string, string>> {
  const cookie = await app.signedInAs('administrator');
  const [lane] = await app.database.sql<{ id: string }[]>`select id from lanes order by id limit 1`;
  const terms = { kind, name: `Test ${kind}`, ...(kind === 'lane' && { laneId: lane?.id ?? '' }) };
  return { cookie: await signInDevice(app, await enrolDevice(app, cookie, terms)) };
}

async function newCollectorKey(app: TestApp, purpose: KeyPurpose): Promise<string> {
  const cookie = await app.signedInAs('administrator');
  const answer = await app.ask('POST', '/api/collector-keys', { cookie, body: { name: 'Collector', purpose } });
  return (await answer.json()).key;
}
