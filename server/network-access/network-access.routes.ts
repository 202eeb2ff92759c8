import { newRoutes } from '../kernel/route.ts';
import { accessPointsRoutes } from './access-points/access-points.routes.ts';
import { accountsRoutes } from './accounts/accounts.routes.ts';
import { ownNetworkRoutes } from './accounts/own-network.routes.ts';
import { authoritiesRoutes } from './authorities/authorities.routes.ts';
import { onboardingRoutes } from './onboarding/onboarding.routes.ts';
import type { SetUpDependencies } from './onboarding/set-up-device.ts';
import { profilesRoutes } from './profiles/profiles.routes.ts';
import { strangersRoutes } from './strangers/strangers.routes.ts';

export type NetworkAccessDependencies = SetUpDependencies;

export function networkAccessRoutes(deps: NetworkAccessDependencies) {
  return newRoutes()
    .route('/', ownNetworkRoutes(deps))
    .route('/', onboardingRoutes(deps))
    .route('/', accountsRoutes(deps))
    .route('/', strangersRoutes(deps))
    .route('/', profilesRoutes(deps))
    .route('/', authoritiesRoutes(deps))
    .route('/', accessPointsRoutes(deps));
}
