import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { devicesTopic } from './devices/devices.contract.ts';
import { listLivingDevices } from './devices/devices.queries.ts';
import { staffTopic, stationQueue, stationsOverview } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { describePhoneProof } from './phone-proofs/describe-phone-proof.ts';
import { phoneProofTopic } from './phone-proofs/phone-proofs.contract.ts';
import { listStaffRows } from './staff.queries.ts';
import { listLivingBadges } from './staff-badges/staff-badges.queries.ts';
import { findStation } from './stations.queries.ts';
import { countVerifiedToday, listQueueLengths, listWaiting } from './waiting.queries.ts';

/** Says where the states of this capability's topics come from; once at start. */
export function serveIdentityTopics({
  database,
  clock,
  live,
}: Pick<Dependencies, 'database' | 'clock' | 'live'>): void {
  const db = database.drizzle;
  live.serve(stationQueue, {
    read: async ({ stationId }) => {
      const now = clock.now();
      const [found, waiting, verifiedToday] = await Promise.all([
        findStation(db, stationId),
        listWaiting(db, stationId, now),
        countVerifiedToday(db, stationId, now),
      ]);
      if (!found) throw new DomainError(identityFaults.station_unknown);
      const { id: _, ...station } = found;
      const byId = Object.fromEntries(waiting.map((person) => [person.verificationId, person]));
      return { station, waiting: byId, verifiedToday };
    },
  });
  live.serve(devicesTopic, {
    read: async () => ({
      devices: Object.fromEntries((await listLivingDevices(db)).map((device) => [device.id, device])),
    }),
  });
  live.serve(staffTopic, {
    read: async () => {
      const [members, badges] = await Promise.all([listStaffRows(db), listLivingBadges(db)]);
      const badgeOf = new Map(
        badges.map(({ staffId, issuedAt, ...badge }) => [staffId, { ...badge, issuedAt: issuedAt.toISOString() }]),
      );
      return {
        staff: Object.fromEntries(members.map(({ id, ...member }) => [id, withBadge(member, badgeOf.get(id))])),
      };
    },
  });
  live.serve(phoneProofTopic, {
    read: ({ verificationId }) => describePhoneProof({ database, clock }, verificationId),
  });
  live.serve(stationsOverview, {
    read: async () => {
      const queues = await listQueueLengths(db, clock.now());
      const byId = queues.map(({ id, gateId, oldestAt, ...queue }) => [
        id,
        { ...queue, ...(gateId && { gateId }), ...(oldestAt && { oldestAt: oldestAt.toISOString() }) },
      ]);
      return { stations: Object.fromEntries(byId) };
    },
  });
}

const withBadge = <Member, Badge>(member: Member, badge: Badge | undefined) => ({ ...member, ...(badge && { badge }) });
