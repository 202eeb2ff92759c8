import { type AddressInfo, createServer } from 'node:net';
import { OpenAPIHono } from '@hono/zod-openapi';
import pino from 'pino';
import { answerError } from '../../../server/kernel/answer-error.ts';
import type { RequestEnv } from '../../../server/kernel/request-env.ts';
import { findRequesters, knowRequester } from '../../../server/kernel/requester-address.ts';
import { type Authenticate, resolveActor } from '../../../server/kernel/resolve-actor.ts';
import { createHub, type Hub } from '../../../server/live/hub.ts';
import { type LiveLimits, liveLimits } from '../../../server/live/limits.ts';
import { liveRoutes } from '../../../server/live/live.routes.ts';
import { createSocketServer } from '../../../server/live/socket.ts';
import { type WelcomeDependencies, welcomePages } from '../../../server/live/welcome-page.ts';
import { listen } from '../../../server/start-up/listen.ts';
import { CanalSources } from './canal-sources.ts';
import { boats, keeperOf, kindOf, water } from './canals.ts';
import { fasterTime } from './faster-time.ts';
import { type FromServer, type KeeperTruth, type ToServer, toServer } from './messages.ts';

/** A server with nothing but the live layer, over canals whose truth the parent process tells it. Made to be killed. */
type Start = Extract<ToServer, { type: 'start' }>;

/** The parent may be gone; then so are we. */
const tell = (message: FromServer) => void process.send?.(message, undefined, undefined, () => undefined);
process.once('message', (message) => {
  const start = toServer.parse(message);
  if (start.type === 'start') void serve(start);
});
// The parent is gone: nobody would kill us.
process.on('disconnect', () => process.exit());

async function serve(start: Start): Promise<void> {
  const { clock, pulse } = fasterTime(start.speed, start.startMs);
  const log = pino({ level: 'silent' });
  const hub = createHub({ clock, log, pulse, limits: limitsOf(start) });
  const sources = new CanalSources({ ...start, onRead: (canal) => tell({ type: 'read', canal }) });
  const keepers = new Map<string, KeeperTruth['roles']>();
  for (const canal of start.canals) sources.learn(canal);
  for (const { page, roles } of start.keepers) keepers.set(page, roles);
  hub.serve(water, { read: ({ canal }) => sources.read(canal) });
  // The hub gets what was declared; its type is checked where the state is made.
  hub.serve(boats, { read: async ({ canal }) => (await sources.read(canal)) as never });
  process.on('message', (message) => learn(toServer.parse(message), hub, sources, keepers));
  await listenTwice(start, hub, keepers);
}

function learn(told: ToServer, hub: Hub, sources: CanalSources, keepers: Map<string, KeeperTruth['roles']>): void {
  if (told.type === 'keeper') keepers.set(told.page, told.roles);
  if (told.type !== 'canal') return;
  const { canal, isWoken } = told;
  sources.learn(told);
  if (!isWoken) return;
  if (kindOf(canal) === 'boats') hub.wake(boats, { canal });
  else hub.wake(water, { canal });
}

const findRequester = findRequesters({});

function doorOf(live: Hub, keepers: ReadonlyMap<string, KeeperTruth['roles']>): WelcomeDependencies {
  const authenticate: Authenticate = async ({ cookie }) => {
    const page = cookie?.replace('page=', '') ?? '';
    const roles = keepers.get(page);
    return roles && keeperOf(page, roles);
  };
  return {
    live,
    publicOrigin: 'http://localhost',
    authenticate,
    assertDeviceProven: async () => undefined,
    findRequester,
  };
}

function appOf(door: WelcomeDependencies): OpenAPIHono<RequestEnv> {
  const app = new OpenAPIHono<RequestEnv>();
  app.use(knowRequester(findRequester), resolveActor(door.authenticate));
  app.onError(answerError);
  app.route('/', liveRoutes(door));
  return app;
}

/** On a port, and on a socket whose buffers hold a fifth of a megabyte: a page that does not read is felt soon there. */
async function listenTwice(
  { narrowPath }: Start,
  hub: Hub,
  keepers: ReadonlyMap<string, KeeperTruth['roles']>,
): Promise<void> {
  const door = doorOf(hub, keepers);
  const terms = { host: '127.0.0.1', port: 0, sockets: createSocketServer(), welcome: welcomePages(door) };
  const server = await listen(appOf(door), terms);
  const narrow = createServer((socket) => void server.emit('connection', socket));
  narrow.listen(narrowPath, () => tell({ type: 'listening', port: (server.address() as AddressInfo).port }));
}

/** As in production but for what would make a schedule long, for pasts that end soon, and for all pages at one address. */
const limitsOf = ({ rereadMs }: Start): LiveLimits => ({
  ...liveLimits,
  rereadMs,
  readTimeoutMs: 2000,
  firstBackoffMs: 250,
  maxBackoffMs: 2000,
  lingerMs: 3000,
  pastStates: 6,
  stallMs: 8000,
  pingMs: 6000,
  answerMs: 4000,
  idleMs: 10_000,
  sockets: 100_000,
  socketsPerActor: 100_000,
  socketsPerAddress: 100_000,
  socketsPerVenueAddress: 100_000,
});
