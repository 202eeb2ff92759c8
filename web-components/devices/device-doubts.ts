import type { Device } from '../../server/identity/devices/devices.contract.ts';

/** Why somebody should look at a device. */
export type DeviceDoubt = 'not_enrolled' | 'never_seen' | 'silent' | 'clock_off' | 'scans_wait';

/** A device reports every half minute; so long without a word, and it is off or cut off. */
const silentMs = 90_000;
/** A clock that is further off than this is likely wrong in hours as well: it is worth setting. */
const clockOffMs = 30_000;

/** What is not well with a device, the gravest first. `nowMs` is the server's time. */
export function doubtsOf(device: Device, nowMs: number): DeviceDoubt[] {
  if (!device.isEnrolled) return ['not_enrolled'];
  if (!device.seenAt) return ['never_seen'];
  return [
    ...(nowMs - Date.parse(device.seenAt) > silentMs ? (['silent'] as const) : []),
    ...((device.waitingScans ?? 0) > 0 ? (['scans_wait'] as const) : []),
    ...(Math.abs(device.clockOffsetMs ?? 0) > clockOffMs ? (['clock_off'] as const) : []),
  ];
}

/** Those that need somebody first, then by name. */
export const inOrderOfNeed = (devices: Iterable<Device>, nowMs: number): Device[] =>
  [...devices].sort(
    (a, b) =>
      Number(doubtsOf(b, nowMs).length > 0) - Number(doubtsOf(a, nowMs).length > 0) ||
      a.name.localeCompare(b.name, undefined, { numeric: true }),
  );
