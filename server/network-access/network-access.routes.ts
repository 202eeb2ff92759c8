import type { Dependencies } from '../kernel/dependencies.ts';
import { newRoutes } from '../kernel/route.ts';
import { accessPointsRoutes } from './access-points/access-points.routes.ts';
import { accountsRoutes } from './accounts/accounts.routes.ts';
import { ownNetworkRoutes } from './accounts/own-network.routes.ts';
import { authoritiesRoutes } from './authorities/authorities.routes.ts';
import { profilesRoutes } from './profiles/profiles.routes.ts';

export type NetworkAccessDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets'>;

export function networkAccessRoutes(deps: NetworkAccessDependencies) {
  return newRoutes()
    .route('/', ownNetworkRoutes(deps))
    .route('/', accountsRoutes(deps))
    .route('/', profilesRoutes(deps))
    .route('/', authoritiesRoutes(deps))
    .route('/', accessPointsRoutes(deps));
}
