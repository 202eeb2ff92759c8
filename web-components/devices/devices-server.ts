import type { Layout } from '../../server/admission/admission.contract.ts';
import type { DeviceCode, NewDevice } from '../../server/identity/devices/devices.contract.ts';
import type { Station } from '../../server/identity/identity.contract.ts';
import type { LedgerState } from '../../server/ledger-checks/ledger-checks.contract.ts';
import { answer, client } from '../api/client.ts';

/** What this page asks of the server. Each call rejects with an ApiProblem. */
export interface DevicesServer {
  layout(): Promise<Layout>;
  stations(): Promise<readonly Station[]>;
  makeCode(device: NewDevice): Promise<DeviceCode>;
  revoke(deviceId: string): Promise<unknown>;
  /** For administrators only. */
  ledger(): Promise<LedgerState>;
  checkLedger(): Promise<LedgerState>;
}

const { layout, stations, devices, 'device-codes': codes, ledger } = client.api;

export const httpDevicesServer: DevicesServer = {
  layout: () => answer(layout.$get()),
  stations: async () => (await answer(stations.$get())).stations,
  makeCode: (json) => answer(codes.$post({ json })),
  revoke: (deviceId) => answer(devices[':deviceId'].$delete({ param: { deviceId } })),
  ledger: () => answer(ledger.$get()),
  checkLedger: () => answer(ledger.checks.$post()),
};
