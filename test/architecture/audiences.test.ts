import { describe, expect, it } from 'vitest';
import { roles } from '../../db/vocabulary.ts';
import { createApp } from '../../server/app.ts';
import { audienceEnforcedBy, defineRoute, newRoutes } from '../../server/kernel/route.ts';
import { createHub } from '../../server/live/hub.ts';
import { useApp } from '../support/app.ts';
import { declaredTopics } from '../support/declared-topics.ts';

type Routes = Pick<ReturnType<typeof createApp>, 'routes'>;

const world = useApp();
const app = createApp({ ...world, live: createHub(world) });

/** What is called at an address without any middleware that enforces an audience; middleware itself ends in `*`. */
function routesWithoutAudience({ routes }: Routes): string[] {
  const addresses = new Map<string, boolean>();
  for (const { method, path, handler } of routes) {
    if (path.endsWith('*')) continue;
    const address = `${method} ${path}`;
    addresses.set(address, addresses.get(address) || audienceEnforcedBy(handler) !== undefined);
  }
  return [...addresses].filter(([, hasAudience]) => !hasAudience).map(([address]) => address);
}

it('each route states who may use it', () => {
  expect(app.routes.length).toBeGreaterThan(50);
  expect(routesWithoutAudience(app)).toEqual([]);
});

it('a route that does not is seen', () => {
  const told = defineRoute({
    method: 'get',
    path: '/api/told',
    audience: 'anyone',
    responses: { 204: { description: 'Told' } },
  });
  const open = newRoutes()
    .openapi(told, (c) => c.body(null, 204))
    .get('/api/forgotten', (c) => c.body(null, 204));
  expect(routesWithoutAudience(open)).toEqual(['GET /api/forgotten']);
});

it('few routes are open to anyone', async () => {
  const document = await (await world.ask('GET', '/api/openapi.json')).json();
  const open = Object.entries<Record<string, { 'x-audience'?: unknown }>>(document.paths).flatMap(
    ([path, operations]) =>
      Object.entries(operations)
        .filter(([, operation]) => operation['x-audience'] === 'anyone')
        .map(([method]) => `${method.toUpperCase()} ${path}`),
  );
  expect(open.sort()).toEqual([
    'DELETE /api/registration/drafts/photograph',
    'GET /api/asyncapi.json',
    'GET /api/openapi.json',
    'GET /api/registration/drafts/photographs/{token}',
    'GET /api/registration/form',
    'GET /api/time',
    'GET /healthz',
    'GET /readyz',
    'POST /api/delegate/sign-ins',
    'POST /api/registration/drafts',
    'POST /api/registration/drafts/open',
    'POST /api/registration/drafts/photograph-address',
    'POST /api/registration/drafts/submit',
    'POST /api/sign-in-links/look-up',
    'POST /api/sign-ins',
    'PUT /api/registration/drafts/content',
    'PUT /api/registration/drafts/photograph',
  ]);
});

describe('topics', async () => {
  const topics = await declaredTopics();
  const served = new Set<unknown>();
  const hub = createHub(world);
  createApp({ ...world, live: { ...hub, serve: (topic) => void served.add(topic) } });

  it('are declared in contracts, each with a name of its own', () => {
    expect(topics.length).toBeGreaterThan(4);
    expect(new Set(topics.map(({ name }) => name)).size).toBe(topics.length);
  });

  it.each(topics.map((topic) => [topic.name, topic] as const))(
    '%s states who may follow it, and is served',
    (_name, topic) => {
      expect(topic.audience.length).toBeGreaterThan(0);
      expect(topic.audience.filter((role) => !roles.includes(role))).toEqual([]);
      expect(served.has(topic)).toBe(true);
    },
  );
});
