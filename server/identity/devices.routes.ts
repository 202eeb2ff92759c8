import { z } from 'zod';
import type { Dependencies } from '../kernel/dependencies.ts';
import { defineRoute, newRoutes, staffOf } from '../kernel/route.ts';
import { uuid } from '../kernel/values.contract.ts';
import {
  collectorKey,
  collectorKeyList,
  device,
  deviceList,
  identityAudiences,
  madeCollectorKey,
  newCollectorKey,
  newDevice,
} from './identity.contract.ts';
import { listCollectorKeys } from './list-collector-keys.ts';
import { listDevices } from './list-devices.ts';
import { makeCollectorKey } from './make-collector-key.ts';
import { registerDevice } from './register-device.ts';
import { revokeCollectorKey } from './revoke-collector-key.ts';
import { revokeDevice } from './revoke-device.ts';

const deviceParams = z.object({ deviceId: uuid });
const keyParams = z.object({ collectorKeyId: uuid });

const register = defineRoute({
  method: 'post',
  path: '/api/devices',
  audience: identityAudiences.registerDevices,
  summary: 'Register a device at a lane, a station or a board',
  request: { body: { required: true, content: { 'application/json': { schema: newDevice } } } },
  responses: { 201: { description: 'Registered', content: { 'application/json': { schema: device } } } },
});

const list = defineRoute({
  method: 'get',
  path: '/api/devices',
  audience: identityAudiences.listDevices,
  summary: 'All devices',
  responses: { 200: { description: 'By name', content: { 'application/json': { schema: deviceList } } } },
});

const revoke = defineRoute({
  method: 'delete',
  path: '/api/devices/{deviceId}',
  audience: identityAudiences.listDevices,
  summary: 'Revoke a device: its scans are not taken any more',
  request: { params: deviceParams },
  responses: { 200: { description: 'Revoked', content: { 'application/json': { schema: device } } } },
});

const makeKey = defineRoute({
  method: 'post',
  path: '/api/collector-keys',
  audience: identityAudiences.makeCollectorKeys,
  summary: 'Make a key for a program that reports readings or hands in returned mail',
  request: { body: { required: true, content: { 'application/json': { schema: newCollectorKey } } } },
  responses: {
    201: { description: 'The key is told this once', content: { 'application/json': { schema: madeCollectorKey } } },
  },
});

const listKeys = defineRoute({
  method: 'get',
  path: '/api/collector-keys',
  audience: identityAudiences.makeCollectorKeys,
  summary: 'All collector keys, without the keys themselves',
  responses: { 200: { description: 'By age', content: { 'application/json': { schema: collectorKeyList } } } },
});

const revokeKey = defineRoute({
  method: 'delete',
  path: '/api/collector-keys/{collectorKeyId}',
  audience: identityAudiences.makeCollectorKeys,
  summary: 'Revoke a collector key',
  request: { params: keyParams },
  responses: { 200: { description: 'Revoked', content: { 'application/json': { schema: collectorKey } } } },
});

export function devicesRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>) {
  return newRoutes()
    .openapi(register, async (c) => c.json(await registerDevice(deps, staffOf(c), c.req.valid('json')), 201))
    .openapi(list, async (c) => c.json({ devices: await listDevices(deps) }, 200))
    .openapi(revoke, async (c) => c.json(await revokeDevice(deps, staffOf(c), c.req.valid('param').deviceId), 200))
    .openapi(makeKey, async (c) => c.json(await makeCollectorKey(deps, staffOf(c), c.req.valid('json')), 201))
    .openapi(listKeys, async (c) => c.json({ keys: await listCollectorKeys(deps) }, 200))
    .openapi(revokeKey, async (c) => {
      const { collectorKeyId } = c.req.valid('param');
      return c.json(await revokeCollectorKey(deps, staffOf(c), collectorKeyId), 200);
    });
}
