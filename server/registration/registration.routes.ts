import type { Dependencies } from '../kernel/dependencies.ts';
import { newRoutes } from '../kernel/route.ts';
import { badgesRoutes } from './badges.routes.ts';
import { conferenceRoutes } from './conference.routes.ts';
import { delegatesRoutes } from './delegates.routes.ts';
import { ImportBoard } from './import-board.ts';
import { importsRoutes } from './imports.routes.ts';
import { serveRegistrationTopics } from './registration.live.ts';

export type RegistrationDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;

/** The routes of this capability, and its topics with them: both read the same board of imports. */
export function registrationRoutes(dependencies: RegistrationDependencies) {
  const importBoard = new ImportBoard(dependencies.live);
  serveRegistrationTopics({ live: dependencies.live, importBoard });
  return newRoutes()
    .route('/', conferenceRoutes(dependencies))
    .route('/', importsRoutes({ ...dependencies, importBoard }))
    .route('/', delegatesRoutes(dependencies))
    .route('/', badgesRoutes(dependencies));
}
