import { beforeAll, describe, expect, it } from 'vitest';
import { roles } from '../../db/vocabulary.ts';
import { createApp } from '../../server/app.ts';
import { isOfDelegates } from '../../server/identity/sign-in-cookie.ts';
import type { Asker } from '../../server/kernel/permission.contract.ts';
import { rolesMay } from '../../server/kernel/permission.contract.ts';
import { permissions } from '../../server/kernel/permissions.contract.ts';
import { limitEnforcedBy } from '../../server/kernel/rate-limit.ts';
import { defineRoute, newRoutes, permissionEnforcedBy } from '../../server/kernel/route.ts';
import { createHub } from '../../server/live/hub.ts';
import { inhabitVenue } from '../faults/inhabited-venue.ts';
import { type OpenApiDocument, type Operation, operationsOf } from '../faults/operations.ts';
import { useApp } from '../support/app.ts';
import { askers, credentialsOf } from '../support/askers.ts';
import { declaredTopics } from '../support/declared-topics.ts';

type Routes = Pick<ReturnType<typeof createApp>, 'routes'>;

const world = useApp();
const app = createApp({ ...world, live: createHub(world) });
const document = (await (await app.request('/api/openapi.json')).json()) as OpenApiDocument;
const operations = operationsOf(document);
const topics = await declaredTopics();

/** What is called at an address without any middleware that enforces a permission; middleware itself ends in `*`. */
function routesWithoutPermission({ routes }: Routes): string[] {
  const addresses = new Map<string, boolean>();
  for (const { method, path, handler } of routes) {
    if (path.endsWith('*')) continue;
    const address = `${method} ${path}`;
    addresses.set(address, addresses.get(address) || permissionEnforcedBy(handler) !== undefined);
  }
  return [...addresses].filter(([, hasPermission]) => !hasPermission).map(([address]) => address);
}

it('each route names the permission that it takes', () => {
  expect(app.routes.length).toBeGreaterThan(50);
  expect(routesWithoutPermission(app)).toEqual([]);
});

it('a route that does not is seen', () => {
  const told = defineRoute({
    method: 'get',
    path: '/api/told',
    permission: permissions.readTime,
    responses: { 204: { description: 'Told' } },
  });
  const open = newRoutes()
    .openapi(told, (c) => c.body(null, 204))
    .get('/api/forgotten', (c) => c.body(null, 204));
  expect(routesWithoutPermission(open)).toEqual(['GET /api/forgotten']);
});

/** What anyone may call at an address without any middleware that enforces a limit. */
function openRoutesWithoutLimit({ routes }: Routes): string[] {
  const addresses = new Map<string, { isOpen: boolean; isLimited: boolean }>();
  for (const { method, path, handler } of routes) {
    if (path.endsWith('*')) continue;
    const address = `${method} ${path}`;
    const known = addresses.get(address) ?? { isOpen: false, isLimited: false };
    addresses.set(address, {
      isOpen: known.isOpen || permissionEnforcedBy(handler)?.who.includes('anyone') === true,
      isLimited: known.isLimited || limitEnforcedBy(handler) !== undefined,
    });
  }
  return [...addresses].filter(([, { isOpen, isLimited }]) => isOpen && !isLimited).map(([address]) => address);
}

it('each route that anyone may call says how often', () => {
  expect(openRoutesWithoutLimit(app)).toEqual([]);
});

it('a route that anyone may call as often as they like is seen', () => {
  const endless = defineRoute({
    method: 'get',
    path: '/api/endless',
    permission: permissions.readTime,
    responses: { 204: { description: 'Told' } },
  });
  const open = newRoutes().openapi(endless, (c) => c.body(null, 204));
  expect(openRoutesWithoutLimit(open)).toEqual(['GET /api/endless']);
});

it('each permission of the table is what some route or topic takes', () => {
  const taken = new Set([...operations.map(({ permission }) => permission), ...topics.map((t) => t.permission.name)]);
  expect(Object.keys(permissions).filter((name) => !taken.has(name))).toEqual([]);
});

it("what is for delegates alone lies where a delegate's cookie counts", () => {
  const own = operations.filter(({ whoMay }) => whoMay.includes('delegate'));
  expect(own.length).toBeGreaterThan(5);
  expect(own.filter(({ path }) => !isOfDelegates(path)).map(({ path }) => path)).toEqual([]);
});

it('few routes are open to anyone', () => {
  const open = operations.filter(({ whoMay }) => whoMay.includes('anyone'));
  expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    'DELETE /api/registration/drafts/photograph',
    'GET /api/asyncapi.json',
    'GET /api/calendars/{secret}/{which}',
    'GET /api/network/authorities/{fingerprint}/certificate',
    'GET /api/network/captive-portal',
    'GET /api/openapi.json',
    'GET /api/places',
    'GET /api/places/{code}',
    'GET /api/places/{code}/departures',
    'GET /api/registration/drafts/photographs/{token}',
    'GET /api/registration/form',
    'GET /api/time',
    'GET /api/ways',
    'GET /api/ways/drawing',
    'GET /api/ways/graph',
    'GET /api/ways/graph/{key}/conditions',
    'GET /healthz',
    'GET /readyz',
    'POST /api/delegate/sign-ins',
    'POST /api/device-challenges',
    'POST /api/device-sign-ins',
    'POST /api/devices',
    'POST /api/passkey-sign-ins',
    'POST /api/passkey-sign-ins/offers',
    'POST /api/phone-proofs/answer',
    'POST /api/phone-proofs/look-up',
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

/** What a request is answered that its sender may not make: nothing else is looked at before. */
const refusals = [
  'request.sign_in_needed',
  'request.role_needed',
  'request.link_needed',
  'request.device_needed',
  'request.key_needed',
  'request.key_of_other_purpose',
  'request.metrics_key_needed',
];

/** As what somebody counts: `any staff` is here somebody at a gate, `any device` a board. */
function countsAs(asker: Asker): readonly Asker[] {
  if (asker === 'any staff') return ['any staff', 'gate'];
  if (asker === 'any device') return ['any device', 'board device'];
  if (asker.endsWith(' device')) return [asker, 'any device'];
  return roles.some((role) => role === asker) ? [asker, 'any staff'] : [asker];
}

const mayByTable = ({ whoMay }: Operation, asker: Asker): boolean =>
  whoMay.some((who) => who === 'anyone' || countsAs(asker).includes(who));

let delegateId: string;
beforeAll(async () => {
  const known = await inhabitVenue(world);
  delegateId = String(known.delegateId?.[0]);
});

describe.each(askers)('Asked by %s', (asker) => {
  let headers: Record<string, string>;
  beforeAll(async () => {
    headers = await credentialsOf(world, asker, delegateId);
  });

  /** Whether the request, empty as it is, was let through to be looked at. */
  async function isLetThrough({ method, path }: Operation): Promise<boolean> {
    const answer = await world.ask(method, path.replaceAll(/\{\w+\}/g, 'x'), { headers });
    const { code = '' } = answer.ok ? {} : ((await answer.json().catch(() => ({}))) as { code?: string });
    return !refusals.includes(code);
  }

  it('each route lets through whom the table says, and nobody else', async () => {
    const wrong: string[] = [];
    // What ends the sign-in that asks goes last, each with a sign-in of its own.
    const endsIt = ({ method, path }: Operation) =>
      method === 'DELETE' && /^\/api\/(delegate\/)?sign-ins(\/current)?$/.test(path);
    const inOrder = operations.toSorted((a, b) => Number(endsIt(a)) - Number(endsIt(b)));
    for (const operation of inOrder) {
      if (endsIt(operation)) headers = await credentialsOf(world, asker, delegateId);
      if (mayByTable(operation, asker) === (await isLetThrough(operation))) continue;
      wrong.push(`${operation.method} ${operation.path} (${operation.permission})`);
    }
    expect(wrong.join('\n')).toBe('');
  }, 120_000);
});

describe('topics', () => {
  const served = new Set<unknown>();
  const hub = createHub(world);
  createApp({ ...world, live: { ...hub, serve: (topic) => void served.add(topic) } });

  it('are declared in contracts, each with a name of its own', () => {
    expect(topics.length).toBeGreaterThan(4);
    expect(new Set(topics.map(({ name }) => name)).size).toBe(topics.length);
  });

  it.each(topics.map((topic) => [topic.name, topic] as const))(
    '%s takes a line of the table, and is served',
    (_, topic) => {
      expect(Object.values(permissions)).toContain(topic.permission);
      expect(roles.some((role) => rolesMay(topic.permission, [role]))).toBe(true);
      expect(served.has(topic)).toBe(true);
    },
  );
});
