import { layout, scanBatchAnswer } from '../../server/admission/admission.contract.ts';
import { device, serverTime } from '../../server/identity/identity.contract.ts';
import { answer } from '../api/client.ts';
import type { GateServer } from './gate-server.ts';

const post = (address: string, body: unknown): Promise<Response> =>
  fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** The server over its public interface. */
export const httpGateServer: GateServer = {
  layout: async () => layout.parse(await answer(fetch('/api/layout'))),
  time: async () => new Date(serverTime.parse(await answer(fetch('/api/time', { cache: 'no-store' }))).now),
  registerDevice: async (lane) => device.parse(await answer(post('/api/devices', { ...lane, kind: 'lane' }))).id,
  sendScans: async (scans) => scanBatchAnswer.parse(await answer(post('/api/scans', { scans }))).results,
};
