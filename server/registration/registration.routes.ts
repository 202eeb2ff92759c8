import type { Dependencies } from '../kernel/dependencies.ts';
import { newRoutes } from '../kernel/route.ts';
import { badgesRoutes } from './badges.routes.ts';
import { conferenceRoutes } from './conference.routes.ts';
import { delegatesRoutes } from './delegates.routes.ts';
import { importBoardOf } from './import-board.ts';
import { importsRoutes } from './imports.routes.ts';

export type RegistrationDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;

export function registrationRoutes(dependencies: RegistrationDependencies) {
  return newRoutes()
    .route('/', conferenceRoutes(dependencies))
    .route('/', importsRoutes({ ...dependencies, importBoard: importBoardOf(dependencies.live) }))
    .route('/', delegatesRoutes(dependencies))
    .route('/', badgesRoutes(dependencies));
}
