import { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, deviceOf, newRoutes, staffOf } from '../../kernel/route.ts';
import { slug, uuid } from '../../kernel/values.contract.ts';
import { deviceAt } from '../answer-sign-in.ts';
import { challengesOf } from '../challenges.ts';
import { askingForChallenges, signingInDevices, tryingDeviceCodes } from '../identity.limits.ts';
import { cookieOfDevice } from '../sign-in-cookie.ts';
import {
  device,
  deviceChallenge,
  deviceCode,
  deviceEnrolment,
  deviceList,
  deviceReport,
  deviceReported,
  deviceSignedIn,
  deviceSignIn,
  newDevice,
} from './devices.contract.ts';
import { enrolDevice } from './enrol-device.ts';
import { listDevices } from './list-devices.ts';
import { makeDeviceCode } from './make-device-code.ts';
import { openListDevice } from './open-list-device.ts';
import { reportDevice } from './report-device.ts';
import { revokeDevice } from './revoke-device.ts';
import { purposeOfDevice, signInDevice } from './sign-in-device.ts';

const json = <S extends z.ZodType>(schema: S) => ({ content: { 'application/json': { schema } } });
const taking = <S extends z.ZodType>(schema: S) => ({ body: { required: true, ...json(schema) } });

const makeCode = defineRoute({
  method: 'post',
  path: '/api/device-codes',
  permission: permissions.enrolDevices,
  summary: 'Make a code that enrols one device, once, within two minutes',
  request: taking(newDevice),
  responses: { 201: { description: 'The code is told this once', ...json(deviceCode) } },
});

const enrol = defineRoute({
  method: 'post',
  path: '/api/devices',
  permission: permissions.signInDevice,
  limit: tryingDeviceCodes,
  summary: 'Use a code up: whoever holds this key is the device from now on',
  request: taking(deviceEnrolment),
  responses: { 201: { description: 'Enrolled', ...json(device) } },
});

const challenge = defineRoute({
  method: 'post',
  path: '/api/device-challenges',
  permission: permissions.signInDevice,
  limit: askingForChallenges,
  summary: 'Ask for a text to sign, good once within a minute',
  responses: { 201: { description: 'To be signed', ...json(deviceChallenge) } },
});

const begin = defineRoute({
  method: 'post',
  path: '/api/device-sign-ins',
  permission: permissions.signInDevice,
  limit: signingInDevices,
  summary: 'Sign a device in by its answer to a challenge',
  request: taking(deviceSignIn),
  responses: { 201: { description: 'Signed in', ...json(deviceSignedIn) } },
});

const report = defineRoute({
  method: 'put',
  path: '/api/devices/own',
  permission: permissions.reportDevice,
  summary: 'Tell of this device: version, clock, scans that wait, what it keeps of the ledger',
  request: taking(deviceReport),
  responses: { 200: { description: 'Kept; with what to keep of the ledger', ...json(deviceReported) } },
});

const list = defineRoute({
  method: 'get',
  path: '/api/devices',
  permission: permissions.listDevices,
  summary: 'All devices',
  responses: { 200: { description: 'By name', ...json(deviceList) } },
});

const revoke = defineRoute({
  method: 'delete',
  path: '/api/devices/{deviceId}',
  permission: permissions.revokeDevices,
  summary: 'Revoke a device: nothing that it makes is taken any more',
  request: { params: z.object({ deviceId: uuid }) },
  responses: { 200: { description: 'Revoked', ...json(device) } },
});

const listDevice = defineRoute({
  method: 'post',
  path: '/api/lanes/{laneId}/list-device',
  permission: permissions.admitGroups,
  summary: 'The device that stands for lists ticked by hand at a lane',
  request: { params: z.object({ laneId: slug }) },
  responses: { 200: { description: 'The device', ...json(device) } },
});

export function devicesRoutes(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'log' | 'publicOrigin'>,
) {
  return newRoutes()
    .openapi(makeCode, async (c) => c.json(await makeDeviceCode(deps, staffOf(c), c.req.valid('json')), 201))
    .openapi(enrol, async (c) => c.json(await enrolDevice(deps, c.req.valid('json'), deviceAt(c)), 201))
    .openapi(challenge, (c) => c.json(challengesOf(deps).make('device', purposeOfDevice), 201))
    .openapi(begin, async (c) => {
      const { secret, signedIn } = await signInDevice(deps, c.req.valid('json'));
      const lifeMs = Date.parse(signedIn.expiresAt) - deps.clock.now().getTime();
      c.header('Set-Cookie', cookieOfDevice(deps.publicOrigin, secret, lifeMs / 1000));
      return c.json(signedIn, 201);
    })
    .openapi(report, async (c) => c.json(await reportDevice(deps, deviceOf(c), c.req.valid('json')), 200))
    .openapi(list, async (c) => c.json({ devices: await listDevices(deps) }, 200))
    .openapi(revoke, async (c) => c.json(await revokeDevice(deps, staffOf(c), c.req.valid('param').deviceId), 200))
    .openapi(listDevice, async (c) => c.json(await openListDevice(deps, staffOf(c), c.req.valid('param').laneId), 200));
}
