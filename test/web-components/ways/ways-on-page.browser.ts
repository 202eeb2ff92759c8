import { html, render } from 'lit';
import { afterEach, beforeEach, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Role } from '../../../db/vocabulary.ts';
import type { ClosureEffect, NewClosure } from '../../../server/wayfinding/closures/closures.contract.ts';
import type { ListedPlace } from '../../../server/wayfinding/places/places.contract.ts';
import type { MapLevel } from '../../../server/wayfinding/wayfinding.contract.ts';
import type { ListedWalkway, WalkwayList } from '../../../server/wayfinding/ways/ways.contract.ts';
import { setServerAhead } from '../../../web-components/elements/server-time.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../web-components/live/page-client.ts';
import type { View } from '../../../web-components/live/view.ts';
import '../../../web-components/styles/page.css';
import type { LatenessState } from '../../../web-components/ways/lateness-words.ts';
import type { WaysPage } from '../../../web-components/ways/ways-page.ts';
import '../../../web-components/ways/ways-page.ts';
import type { WaysServer } from '../../../web-components/ways/ways-server.ts';

const metre = 1 / 111_320;
const at = (east: number, north: number): [number, number] => [120 + east * metre, north * metre];

const walkway = (id: string, line: [number, number][], more: Partial<ListedWalkway> = {}): ListedWalkway => ({
  ...{ id, kind: 'walkway', levelId: 'ground', line, lengthM: 100 },
  ...more,
});

/** A street from south to north, a bridge in two parts east of it, and a lift to the roof. */
export const list: WalkwayList = {
  version: 3,
  levels: [
    { id: 'ground', ordinal: 0, name: { en: 'Ground', 'zh-CN': '地面' } },
    { id: 'roof', ordinal: 1, name: { en: 'Roof' } },
  ],
  walkways: [
    walkway('street', [at(0, -100), at(0, 100)], { feature: 'street', between: [{ en: 'Silk Hall' }, { en: 'Gate' }] }),
    walkway('bridge-1', [at(80, 0), at(110, 0)], { feature: 'bridge', name: { en: 'Old Bridge', 'zh-CN': '古桥' } }),
    walkway('bridge-2', [at(110, 0), at(140, 0)], { feature: 'bridge', name: { en: 'Old Bridge', 'zh-CN': '古桥' } }),
    walkway('lift-1', [at(-60, 60), at(-60, 60)], {
      ...{ kind: 'lift', toLevelId: 'roof', lengthM: 4, between: [{ en: 'Tide Theatre' }] },
    }),
  ],
};

const levels: MapLevel[] = [{ level: 0, name: { en: 'Ground' }, drawing: { type: 'FeatureCollection', features: [] } }];

export const effect: ClosureEffect = {
  sessions: [
    {
      ...{ id: '01900000-0000-7000-8000-000000000001', title: { en: 'After the break' }, enrolled: 120 },
      ...{ startsAt: '2026-11-22T09:34:00Z', place: { key: 'lantern', name: { en: 'Lantern Hall' } } },
      ...{ madeLate: 35, cutOff: 10, latestSeconds: 208 },
    },
  ],
  routes: [
    {
      ...{ from: { key: 'silk', name: { en: 'Silk Hall' } }, to: { key: 'lantern', name: { en: 'Lantern Hall' } } },
      ...{ enrolled: 35, seconds: 75, secondsClosed: 448 },
    },
  ],
  cutOffPlaces: [{ key: 'island', name: { en: 'Island' } }],
  placesWithoutStepFreeWay: [{ key: 'balcony', name: { en: 'Balcony' } }],
};

const places: ListedPlace[] = [
  {
    ...{ code: 'K7M4', name: { en: 'Stone Bridge Landing', 'zh-CN': '石桥码头' }, kind: 'pier' },
    ...{ level: { name: { en: 'Ground' }, ordinal: 0 }, point: [120, 30] },
  },
  {
    ...{ code: '0A3B', name: { en: 'Lantern Hall' }, kind: 'hall' },
    ...{ level: { name: { en: 'Ground' }, ordinal: 0 }, point: [120, 30] },
  },
];

export const server = {
  map: vi.fn(async () => levels),
  walkways: vi.fn(async (): Promise<WalkwayList> => list),
  timeZone: vi.fn(async () => 'UTC'),
  foresee: vi.fn(async (_closure: NewClosure): Promise<ClosureEffect> => effect),
  close: vi.fn(async (_closure: NewClosure): Promise<unknown> => ({ id: 'c' })),
  open: vi.fn(async (_id: string): Promise<unknown> => undefined),
  places: vi.fn(async (search: string) => {
    const found = places.filter(({ name, code }) => `${name.en} ${code}`.toLowerCase().includes(search.toLowerCase()));
    return { places: found, count: found.length };
  }),
} satisfies WaysServer;

const listeners = new Map<string, (view: View<never>) => void>();

/** Tells the page a state of a topic by its name, as it is now unless told otherwise. */
export function tell(topic: string, value: unknown, status: 'live' | 'stale' = 'live'): void {
  const now = new Date().toISOString();
  const view = status === 'live' ? { status, value, at: now } : { status, value, since: now };
  listeners.get(topic)?.(view as never);
}

/** The server refuses to tell of a topic. */
export function refuse(topic: string): void {
  const problem = { type: 'about:blank', title: 'No', status: 403, code: 'request.role_needed' };
  listeners.get(topic)?.({ status: 'error', problem } as never);
}

export function useWaysPage(): void {
  beforeEach(async () => {
    await page.viewport(1280, 800);
    vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network in this test'));
    const client = new LiveClient({ open: () => ({ send: () => undefined, close: () => undefined }) });
    const now = new Date().toISOString();
    vi.spyOn(client, 'connection', 'get').mockReturnValue({ state: 'live', since: now, ageMs: 0 });
    vi.spyOn(client, 'onConnection').mockReturnValue(() => undefined);
    vi.spyOn(client, 'follow').mockImplementation((topic, _params, listener) => {
      listeners.set(topic.name, listener as never);
      return () => listeners.delete(topic.name);
    });
    replacePageClient(client);
  });
  afterEach(() => {
    render(html``, document.body);
    history.replaceState(null, '', location.pathname + location.search.replace(/[?&]wall\b/, ''));
    delete document.documentElement.dataset.theme;
    listeners.clear();
    setServerAhead(undefined);
    vi.clearAllMocks();
    vi.restoreAllMocks();
  });
}

export async function open(tab: string, roles: readonly Role[] = ['administrator']): Promise<WaysPage> {
  history.replaceState(null, '', `#${tab}`);
  render(html`<cw-ways-page .server=${server} .roles=${roles}></cw-ways-page>`, document.body);
  await vi.waitUntil(() => listeners.has('lateness'));
  return document.querySelector('cw-ways-page')!;
}

/** An element of the page, however deep, or an error. */
export function inPage<Found extends Element = HTMLElement>(
  selector: string,
  root: Element | ShadowRoot = document.body,
): Found {
  const found = findIn(root, selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return found as Found;
}

function findIn(root: Element | ShadowRoot, selector: string): Element | undefined {
  const here = root.querySelector(selector);
  if (here) return here;
  for (const element of root.querySelectorAll('*')) {
    const found = element.shadowRoot && findIn(element.shadowRoot, selector);
    if (found) return found;
  }
  return undefined;
}

const minutes = (from: number) => new Date(Date.now() + from * 60_000).toISOString();

export const lateness = (changes: Partial<LatenessState> = {}): LatenessState => ({
  at: minutes(0),
  sessions: {
    '01900000-0000-7000-8000-000000000002': {
      ...{
        title: { en: 'Locks and sluices' },
        startsAt: minutes(40),
        placeKey: 'silk',
        placeName: { en: 'Silk Hall' },
      },
      ...{ enrolled: 80, late: 0, cutOff: 0, latestSeconds: 0 },
    },
    '01900000-0000-7000-8000-000000000001': {
      ...{ title: { en: 'After the break' }, startsAt: minutes(14), placeKey: 'lantern' },
      ...{ placeName: { en: 'Lantern Hall', 'zh-CN': '灯厅' }, enrolled: 120, late: 35, cutOff: 0, latestSeconds: 208 },
    },
  },
  ...changes,
});
