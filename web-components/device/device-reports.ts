import { type DeviceReport, deviceReportSeconds } from '../../server/identity/devices/devices.contract.ts';
import type { ApiProblem } from '../api/problem.ts';
import { isDeviceEnded, onDeviceEnded, type ThisDevice } from './this-device.ts';

/**
 * Tells the server of this device now and every half minute. What cannot be told is told next time; `onRevoked` is
 * called as soon as the server has said that it does not take the device any more, here or when the page's socket was
 * closed. The function returned ends it.
 */
export function reportRegularly(
  device: Pick<ThisDevice, 'report'>,
  read: () => DeviceReport,
  onRevoked: (problem: ApiProblem) => void,
): () => void {
  const endHearing = onDeviceEnded(onRevoked);
  const tell = () =>
    device.report(read()).catch((error: unknown) => {
      if (isDeviceEnded(error)) onRevoked(error);
    });
  void tell();
  const timer = window.setInterval(() => void tell(), deviceReportSeconds * 1000);
  return () => {
    endHearing();
    window.clearInterval(timer);
  };
}
