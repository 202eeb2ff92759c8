import { serveAdmissionTopics } from './admission/admission.live.ts';
import { serveAlertsTopics } from './alerts/alerts.live.ts';
import { serveHotspotsTopics } from './hotspots/hotspots.live.ts';
import { serveIdentityTopics } from './identity/identity.live.ts';
import type { Dependencies } from './kernel/dependencies.ts';
import { serveNetworkAccessTopics } from './network-access/network-access.live.ts';
import { serveProgrammeTopics } from './programme/programme.live.ts';
import { serveProposalsTopics } from './proposals/proposals.live.ts';
import { serveRegistrationTopics } from './registration/registration.live.ts';
import { serveWayfindingTopics } from './wayfinding/wayfinding.live.ts';

/** Says, once for each app, where the states of all topics come from. */
export function serveTopics(dependencies: Dependencies): void {
  serveRegistrationTopics(dependencies);
  serveIdentityTopics(dependencies);
  serveAdmissionTopics(dependencies);
  serveHotspotsTopics(dependencies);
  serveNetworkAccessTopics(dependencies);
  serveAlertsTopics(dependencies);
  serveProposalsTopics(dependencies);
  serveProgrammeTopics(dependencies);
  serveWayfindingTopics(dependencies);
}
