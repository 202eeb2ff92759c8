import { type DeviceReport, deviceReportSeconds } from '../../server/identity/devices/devices.contract.ts';
import { ApiProblem } from '../api/problem.ts';
import type { ThisDevice } from './this-device.ts';

/** What the server answers a device that it does not take any more. */
const endings: readonly string[] = ['identity.device_unknown', 'identity.device_revoked'];

/**
 * Tells the server of this device now and every half minute. What cannot be told is told next time; `onRevoked` is
 * called when the server does not take the device any more. The function returned ends it.
 */
export function reportRegularly(
  device: Pick<ThisDevice, 'report'>,
  read: () => DeviceReport,
  onRevoked: (problem: ApiProblem) => void,
): () => void {
  const tell = () =>
    device.report(read()).catch((error: unknown) => {
      if (error instanceof ApiProblem && endings.includes(error.code)) onRevoked(error);
    });
  void tell();
  const timer = window.setInterval(() => void tell(), deviceReportSeconds * 1000);
  return () => window.clearInterval(timer);
}
