import type { Dependencies } from '../kernel/dependencies.ts';
import { newRoutes } from '../kernel/route.ts';
import { collectorKeysRoutes } from './collectors/collector-keys.routes.ts';
import { delegateAccessRoutes } from './delegate-access.routes.ts';
import { devicesRoutes } from './devices/devices.routes.ts';
import { documentsRoutes } from './documents/documents.routes.ts';
import { watchSignIns } from './failed-sign-ins/watch-sign-ins.ts';
import { delegatePasskeysRoutes } from './passkeys/delegate-passkeys.routes.ts';
import { passkeysRoutes } from './passkeys/passkeys.routes.ts';
import { phoneProofsRoutes } from './phone-proofs/phone-proofs.routes.ts';
import { signInsRoutes } from './sign-ins.routes.ts';
import { staffRoutes } from './staff.routes.ts';
import { staffBadgesRoutes } from './staff-badges/staff-badges.routes.ts';
import { stationsRoutes } from './stations.routes.ts';
import { verificationsRoutes } from './verifications.routes.ts';

export type IdentityDependencies = Pick<
  Dependencies,
  'database' | 'clock' | 'secrets' | 'live' | 'log' | 'publicOrigin' | 'linksSuffice'
>;

export function identityRoutes(deps: IdentityDependencies) {
  const routes = newRoutes();
  routes.use('/api/*', watchSignIns(deps));
  return routes
    .route('/', staffRoutes(deps))
    .route('/', signInsRoutes(deps))
    .route('/', delegateAccessRoutes(deps))
    .route('/', devicesRoutes(deps))
    .route('/', collectorKeysRoutes(deps))
    .route('/', passkeysRoutes(deps))
    .route('/', delegatePasskeysRoutes(deps))
    .route('/', staffBadgesRoutes(deps))
    .route('/', stationsRoutes(deps))
    .route('/', verificationsRoutes(deps))
    .route('/', documentsRoutes(deps))
    .route('/', phoneProofsRoutes(deps));
}
