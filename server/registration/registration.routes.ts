import type { Dependencies } from '../kernel/dependencies.ts';
import { newRoutes } from '../kernel/route.ts';
import { badgesRoutes } from './badges/badges.routes.ts';
import { conferenceRoutes } from './conference.routes.ts';
import { delegatePageRoutes } from './delegate-page/delegate-page.routes.ts';
import { delegatesRoutes } from './delegates/delegates.routes.ts';
import { importBoardOf } from './import/import-board.ts';
import { importsRoutes } from './import/imports.routes.ts';

export type RegistrationDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;

export function registrationRoutes(dependencies: RegistrationDependencies) {
  return newRoutes()
    .route('/', conferenceRoutes(dependencies))
    .route('/', importsRoutes({ ...dependencies, importBoard: importBoardOf(dependencies.live) }))
    .route('/', delegatePageRoutes(dependencies))
    .route('/', delegatesRoutes(dependencies))
    .route('/', badgesRoutes(dependencies));
}
