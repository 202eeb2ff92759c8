import type { Dependencies } from '../kernel/dependencies.ts';
import { newRoutes } from '../kernel/route.ts';
import { badgesRoutes } from './badges/badges.routes.ts';
import { changesRoutes } from './changes/changes.routes.ts';
import type { Whereabouts } from './changes/whereabouts.ts';
import { conferenceRoutes } from './conference.routes.ts';
import { delegatePageRoutes } from './delegate-page/delegate-page.routes.ts';
import type { ListEntrances } from './delegate-page/entrances.ts';
import { delegatesRoutes } from './delegates/delegates.routes.ts';
import { namesRoutes } from './delegates/names.routes.ts';
import { deskRoutes } from './desk/desk.routes.ts';
import { exportRoutes } from './export/export.routes.ts';
import { formsRoutes } from './forms/forms.routes.ts';
import { ownFormsRoutes } from './forms/own-forms.routes.ts';
import { termsRoutes } from './forms/terms.routes.ts';
import { groupsRoutes } from './groups/groups.routes.ts';
import { importBoardOf } from './import/import-board.ts';
import { importsRoutes } from './import/imports.routes.ts';
import { lettersRoutes } from './letters/letters.routes.ts';
import { Darkroom } from './photographs/darkroom.ts';
import { delegatePhotographRoutes } from './photographs/delegate-photograph.routes.ts';
import { draftPhotographRoutes } from './photographs/draft-photograph.routes.ts';
import { photographsRoutes } from './photographs/photographs.routes.ts';
import { designsRoutes } from './printing/designs.routes.ts';
import { printingRoutes } from './printing/printing.routes.ts';
import { reviewRoutes } from './review/review.routes.ts';
import { vettingRoutes } from './vetting/vetting.routes.ts';
import { walletRoutes } from './wallet/wallet.routes.ts';
import type { Wallets } from './wallet/wallets.ts';

export type RegistrationDependencies = Pick<
  Dependencies,
  'database' | 'clock' | 'secrets' | 'live' | 'log' | 'publicOrigin'
> & { whereabouts: Whereabouts; listEntrances: ListEntrances; wallets?: Wallets | undefined };

export function registrationRoutes(dependencies: RegistrationDependencies) {
  const darkroom = new Darkroom();
  return newRoutes()
    .route('/', conferenceRoutes(dependencies))
    .route('/', importsRoutes({ ...dependencies, importBoard: importBoardOf(dependencies.live) }))
    .route('/', delegatePageRoutes(dependencies))
    .route('/', delegatesRoutes(dependencies))
    .route('/', namesRoutes(dependencies))
    .route('/', photographsRoutes({ ...dependencies, darkroom }))
    .route('/', delegatePhotographRoutes({ ...dependencies, darkroom }))
    .route('/', draftPhotographRoutes({ ...dependencies, darkroom }))
    .route('/', termsRoutes(dependencies))
    .route('/', formsRoutes(dependencies))
    .route('/', ownFormsRoutes(dependencies))
    .route('/', reviewRoutes(dependencies))
    .route('/', changesRoutes(dependencies))
    .route('/', vettingRoutes(dependencies))
    .route('/', deskRoutes(dependencies))
    .route('/', groupsRoutes(dependencies))
    .route('/', exportRoutes(dependencies))
    .route('/', designsRoutes(dependencies))
    .route('/', printingRoutes(dependencies))
    .route('/', walletRoutes(dependencies))
    .route('/', badgesRoutes(dependencies))
    .route('/', lettersRoutes(dependencies));
}
