import type { NetworkProfile } from '../../../server/network-access/network-access.contract.ts';

/** A profile as the first ones are, but for what is told. */
export const profileOf = (more: Partial<NetworkProfile> = {}): NetworkProfile => ({
  ...{ category: 'attendee', vlan: 110, routeOut: 'domestic', downKbps: 20_000, upKbps: 10_000, devices: 3 },
  ...{ connectionMinutes: 480, opensHoursBefore: 48, closesHoursAfter: 12, sleepsOutside: false },
  ...more,
});
