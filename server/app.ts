import { OpenAPIHono } from '@hono/zod-openapi';
import { admissionRoutes } from './admission/admission.routes.ts';
import { hotspotsRoutes } from './hotspots/hotspots.routes.ts';
import { identityRoutes } from './identity/identity.routes.ts';
import type { Dependencies } from './kernel/dependencies.ts';
import type { RequestEnv } from './kernel/route.ts';
import { registrationRoutes } from './registration/registration.routes.ts';
import { wayfindingRoutes } from './wayfinding/wayfinding.routes.ts';

/** The whole HTTP interface over what it depends on; it never listens. */
export function createApp(dependencies: Dependencies) {
  return new OpenAPIHono<RequestEnv>()
    .route('/', registrationRoutes(dependencies))
    .route('/', identityRoutes(dependencies))
    .route('/', admissionRoutes(dependencies))
    .route('/', hotspotsRoutes(dependencies))
    .route('/', wayfindingRoutes(dependencies));
}

/** For the typed client of the pages. */
export type App = ReturnType<typeof createApp>;
