import { OpenAPIHono } from '@hono/zod-openapi';
import { admissionRoutes } from './admission/admission.routes.ts';
import { entrancesOf } from './admission/list-entrances.ts';
import { listsRoutes } from './admission/lists/lists.routes.ts';
import { scanCount } from './admission/scan-count.ts';
import { whereaboutsRoutes } from './admission/whereabouts/whereabouts.routes.ts';
import { whereaboutsOf } from './admission/whereabouts.ts';
import { alertsRoutes } from './alerts/alerts.routes.ts';
import { hotspotsRoutes } from './hotspots/hotspots.routes.ts';
import { readingCount } from './hotspots/reading-count.ts';
import { authenticate } from './identity/authenticate.ts';
import { deviceProofOf } from './identity/devices/sign-in-device.ts';
import { failedSignInCount } from './identity/failed-sign-ins/watch-sign-ins.ts';
import { identityRoutes } from './identity/identity.routes.ts';
import { signInCookieName } from './identity/sign-in-cookie.ts';
import { turnSignIns } from './identity/turn-sign-in.ts';
import { answerError } from './kernel/answer-error.ts';
import { refuseCrossSite } from './kernel/cross-site.ts';
import { tellDatabaseMetrics } from './kernel/database-metrics.ts';
import type { Dependencies } from './kernel/dependencies.ts';
import { healthRoutes } from './kernel/health.routes.ts';
import { knowMonitor } from './kernel/know-monitor.ts';
import { metricsRoutes } from './kernel/metrics.routes.ts';
import { Metrics } from './kernel/metrics.ts';
import { describeInterface } from './kernel/openapi.routes.ts';
import { Limiter, limitAddress, limitedBy } from './kernel/rate-limit.ts';
import { refuseUnreadableAddress } from './kernel/readable-address.ts';
import type { RequestEnv } from './kernel/request-env.ts';
import { logRequests } from './kernel/request-log.ts';
import { tellRequestMetrics } from './kernel/request-metrics.ts';
import { type FindRequester, findRequesters, knowRequester } from './kernel/requester-address.ts';
import { type Authenticate, resolveActor } from './kernel/resolve-actor.ts';
import { securityHeaders } from './kernel/security-headers.ts';
import { answerUnknownAddress } from './kernel/unknown-address.ts';
import { ledgerChecksRoutes } from './ledger-checks/ledger-checks.routes.ts';
import { asyncApiRoutes } from './live/asyncapi.routes.ts';
import { refusedHandshakes } from './live/handshake.limits.ts';
import type { Hub } from './live/hub.ts';
import { liveRoutes } from './live/live.routes.ts';
import { tellLiveMetrics } from './live/live-metrics.ts';
import { livePath } from './live/welcome-page.ts';
import { disconnectCount } from './network-access/disconnects/disconnect-count.ts';
import { networkAccessRoutes } from './network-access/network-access.routes.ts';
import { setUpAddress } from './network-access/onboarding/onboarding.contract.ts';
import { sendFormsBack } from './network-access/onboarding/send-forms-back.ts';
import type { Wifi } from './network-access/onboarding/wifi.ts';
import type { ErasingDependencies } from './privacy/erasure/erase-delegate-act.ts';
import { privacyRoutes } from './privacy/privacy.routes.ts';
import type { KeptHours } from './privacy/retention/kept-hours.contract.ts';
import { retentionCount } from './privacy/retention/run-job.ts';
import { programmeRoutes } from './programme/programme.routes.ts';
import type { FetchDependencies } from './programme/put-address.ts';
import { proposalActs } from './proposal-acts.ts';
import { proposalsRoutes } from './proposals/proposals.routes.ts';
import { registrationRoutes } from './registration/registration.routes.ts';
import type { Wallets } from './registration/wallet/wallets.ts';
import { serveTopics } from './serve-topics.ts';
import { arePagesBuilt, staticPages, wayPage } from './static-pages.ts';
import { closuresRoutes } from './wayfinding/closures/closures.routes.ts';
import { departuresRoutes } from './wayfinding/departures/departures.routes.ts';
import { placesRoutes } from './wayfinding/places/places.routes.ts';
import { signsRoutes } from './wayfinding/signs/signs.routes.ts';
import { versionsRoutes } from './wayfinding/versions/versions.routes.ts';
import { wayfindingRoutes } from './wayfinding/wayfinding.routes.ts';
import { graphRoutes } from './wayfinding/ways/graph.routes.ts';
import { waysRoutes } from './wayfinding/ways/ways.routes.ts';

export interface AppDependencies extends Dependencies {
  readonly live: Hub;
  /** What erases persons; absent: it is done when a server runs that has it. */
  readonly erasing?: ErasingDependencies['erasing'];
  /** For how long what is of persons is kept; unless told, as long as is usual. */
  readonly keptHours?: KeptHours | undefined;
  /** Whom proxies speak for, and where the venue is; unless told, a proxy on this machine is believed. */
  readonly findRequester?: FindRequester | undefined;
  /** Absent, or without keys: no passes are offered. */
  readonly wallets?: Wallets | undefined;
  /** The conference's own; absent: it has none. */
  readonly wifi?: Wifi | undefined;
  /** Networks that programmes may be fetched from beside the open web. */
  readonly programmeNetworks?: FetchDependencies['programmeNetworks'];
  /** What the monitor that reads `/metrics` is known by; absent: only people may read it. */
  readonly metricsKey?: string | undefined;
}

/** The whole HTTP interface over what it depends on; it never listens. */
export function createApp(dependencies: AppDependencies) {
  const { log, clock, publicOrigin, metricsKey, findRequester = findRequesters({}) } = dependencies;
  const authenticated: Authenticate = (credentials) => authenticate(dependencies, credentials);
  serveTopics(dependencies);
  const metrics = new Metrics();
  const onAnswered = tellRequestMetrics(metrics);
  tellMetrics(metrics, dependencies);
  const ground = new OpenAPIHono<RequestEnv>();
  ground.use(logRequests(log, clock, onAnswered), securityHeaders(publicOrigin), refuseUnreadableAddress);
  ground.use(knowRequester(findRequester), limitedBy(new Limiter(clock)));
  ground.use(`${livePath}/*`, limitAddress(refusedHandshakes));
  ground.use(`${setUpAddress}/*`, sendFormsBack);
  ground.use('/api/*', refuseCrossSite(publicOrigin), resolveActor(authenticated), turnSignIns(dependencies));
  ground.use('/metrics/*', knowMonitor(metricsKey, authenticated));
  ground.onError(answerError);

  const app = ground
    .route('/', healthRoutes(dependencies))
    .route('/', metricsRoutes({ metrics }))
    .route('/', registrationRoutes({ ...dependencies, ...whatRegistrationNeeds(dependencies) }))
    .route('/', identityRoutes(dependencies))
    .route('/', admissionRoutes(dependencies))
    .route('/', listsRoutes(dependencies))
    .route('/', whereaboutsRoutes(dependencies))
    .route('/', alertsRoutes(dependencies))
    .route('/', ledgerChecksRoutes(dependencies))
    .route('/', privacyRoutes(dependencies))
    .route('/', proposalsRoutes({ ...dependencies, acts: proposalActs(dependencies) }))
    .route('/', hotspotsRoutes(dependencies))
    .route('/', networkAccessRoutes(dependencies))
    .route('/', wayfindingRoutes(dependencies))
    .route('/', versionsRoutes(dependencies))
    .route('/', placesRoutes(dependencies))
    .route('/', departuresRoutes(dependencies))
    .route('/', programmeRoutes(dependencies))
    .route('/', closuresRoutes(dependencies))
    .route('/', signsRoutes(dependencies))
    .route('/', graphRoutes(dependencies))
    .route('/', waysRoutes(dependencies))
    .route('/', asyncApiRoutes({ ...dependencies, signInCookie: signInCookieName(publicOrigin) }))
    .route(
      '/',
      liveRoutes({ ...dependencies, authenticate: authenticated, assertDeviceProven: deviceProofOf(dependencies) }),
    );
  describeInterface(app);
  if (arePagesBuilt()) app.get('/p/*', wayPage()).get('*', staticPages());
  app.notFound(answerUnknownAddress(app));
  return app;
}

function tellMetrics(metrics: Metrics, { live, database }: Pick<AppDependencies, 'live' | 'database'>): void {
  tellLiveMetrics(metrics, live);
  tellDatabaseMetrics(metrics, database);
  for (const count of [scanCount, readingCount, retentionCount, failedSignInCount, disconnectCount])
    count.tellIn(metrics, database);
}

/** Of admission, which rests on registration itself. */
const whatRegistrationNeeds = (dependencies: AppDependencies) => ({
  whereabouts: whereaboutsOf(dependencies),
  listEntrances: entrancesOf(dependencies),
});

/** For the typed client of the pages. */
export type App = ReturnType<typeof createApp>;
