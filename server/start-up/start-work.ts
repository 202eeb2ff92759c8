import { keepCheckingOut } from '../admission/keep-checking-out.ts';
import { keepReadings } from '../hotspots/keep-readings.ts';
import { watchPresence } from '../impossible-presence/watch-presence.ts';
import { keepCheckpoints } from '../ledger-checks/keep-checkpoints.ts';
import { watchClaims } from '../network-access/access-points/watch-claims.ts';
import { watchCertificates } from '../network-access/authorities/watch-certificates.ts';
import { endLapsedConnections } from '../network-access/disconnects/end-lapsed-connections.ts';
import { sendDisconnects } from '../network-access/disconnects/send-disconnects.ts';
import { watchUnreadable } from '../network-access/freeradius/watch-unreadable.ts';
import { feedHotspotLoads } from '../network-access/hotspot-loads/feed-hotspot-loads.ts';
import type { ErasingDependencies } from '../privacy/erasure/erase-delegate-act.ts';
import type { RetentionDependencies } from '../privacy/retention/retention-jobs.ts';
import { startRetention } from '../privacy/retention/start-retention.ts';
import { type FollowDependencies, followAddresses } from '../programme/follow-addresses.ts';
import { watchFullHalls } from '../programme/watch-full-halls.ts';
import { openMailServer } from '../registration/letters/mail-server.ts';
import type { MailSettings } from '../registration/letters/mail-settings.ts';
import type { SendDependencies } from '../registration/letters/send-due-letters.ts';
import { startPost } from '../registration/letters/start-post.ts';
import { keepCrowd } from '../wayfinding/crowd/keep-crowd.ts';
import { type FeedDependencies, followDepartures } from '../wayfinding/departures/follow-departures.ts';
import type { Started } from './stop-in-order.ts';

/** Starts what the server does by itself, beside answering: letters go out only where a mail server is set up. */
export function startWork(
  deps: SendDependencies &
    FollowDependencies &
    FeedDependencies &
    Pick<RetentionDependencies, 'keptHours'> & { erasing: NonNullable<ErasingDependencies['erasing']> },
  { mail, url }: { mail: MailSettings | undefined; url: string },
): Started[] {
  const retention = startRetention({ ...deps, ...deps.erasing }, { url });
  const post = startPost(deps, mail && openMailServer(mail));
  return [
    // Stopped last of these, so that what the others wrote is signed.
    { name: 'checkpoints', stop: keepCheckpoints(deps) },
    { name: 'check-outs', stop: keepCheckingOut(deps) },
    { name: 'readings', stop: keepReadings(deps) },
    { name: 'loads from accounting', stop: feedHotspotLoads(deps) },
    { name: 'disconnects', stop: sendDisconnects(deps, { url }) },
    { name: 'lapsed connections', stop: endLapsedConnections(deps) },
    { name: 'certificates of the Wi-Fi', stop: watchCertificates(deps) },
    { name: 'claims of access points', stop: watchClaims(deps) },
    { name: 'unreadable accounting', stop: watchUnreadable(deps) },
    { name: 'impossible presence', stop: watchPresence(deps) },
    { name: 'followed programmes', stop: followAddresses(deps) },
    { name: 'full halls', stop: watchFullHalls(deps) },
    { name: 'crowd on walkways', stop: keepCrowd(deps) },
    { name: 'departures', stop: followDepartures(deps) },
    { name: 'post', stop: post.stop },
    { name: 'retention', stop: retention.stop },
  ];
}
