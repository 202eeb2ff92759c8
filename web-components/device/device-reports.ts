import { type DeviceReport, deviceReportSeconds } from '../../server/identity/devices/devices.contract.ts';
import type { ApiProblem } from '../api/problem.ts';
import { isDeviceEnded, type ThisDevice } from './this-device.ts';

/**
 * Tells the server of this device now and every half minute. What cannot be told is told next time; `onRevoked` is
 * called where the server says that it does not take the device any more. The function returned ends it.
 */
export function reportRegularly(
  device: Pick<ThisDevice, 'report'>,
  read: () => DeviceReport,
  onRevoked: (problem: ApiProblem) => void,
): () => void {
  const tell = () =>
    device.report(read()).catch((error: unknown) => {
      if (isDeviceEnded(error)) onRevoked(error);
    });
  void tell();
  const timer = window.setInterval(() => void tell(), deviceReportSeconds * 1000);
  return () => window.clearInterval(timer);
}
