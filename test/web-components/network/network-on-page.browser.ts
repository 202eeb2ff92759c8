import { html, render } from 'lit';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { page } from 'vitest/browser';
import { hotspotLoads } from '../../../server/hotspots/hotspots.contract.ts';
import {
  freeRadiusTopic,
  type WordOfFreeRadiusTold,
} from '../../../server/network-access/freeradius/word-of-freeradius.contract.ts';
import type { MapLevel } from '../../../server/wayfinding/wayfinding.contract.ts';
import { setServerAhead } from '../../../web-components/elements/server-time.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../web-components/live/page-client.ts';
import type { View } from '../../../web-components/live/view.ts';
import '../../../web-components/network/network-page.ts';
import type { Board, LoadsState } from '../../../web-components/network/sights.ts';
import '../../../web-components/styles/page.css';
import { boardOf, hotspotsIn } from './sights.ts';

/** What the server has, for the page of a test. */
export const server: { board: Board; aheadMs: number; levels: MapLevel[] } = {
  board: boardOf(),
  aheadMs: 0,
  levels: [],
};

export let tell: (view: View<LoadsState>) => void;
export let tellFreeRadius: (view: View<WordOfFreeRadiusTold>) => void;

const zones = [
  { id: 'lantern-hall', name: { en: 'Lantern Hall' }, parentId: 'town' },
  { id: 'silk-hall', name: { en: 'Silk Hall' }, parentId: 'town' },
  { id: 'weft-quay', name: { en: 'Weft Quay' }, parentId: 'town' },
  { id: 'warp-quay', name: { en: 'Warp Quay' }, parentId: 'town' },
];

/** For each test a desk of 1440 by 900 with 64 hotspots, of which four in Lantern Hall are over capacity. */
export function useNetworkPage(): void {
  beforeEach(async () => {
    await page.viewport(1440, 900);
    document.documentElement.dataset.theme = 'dark';
    server.board = boardOf(
      hotspotsIn('ok', 40, 'A', { carrier: 'Donghu Telecom' }),
      hotspotsIn('ok', 20, 'B', { zoneId: 'weft-quay' }),
      hotspotsIn('overloaded', 4, 'C'),
    );
    vi.spyOn(window, 'fetch').mockImplementation(async (input) => {
      const { pathname } = new URL(input instanceof Request ? input.url : String(input), location.href);
      return new Response(JSON.stringify(answerTo(pathname)), { headers: { 'content-type': 'application/json' } });
    });
    const client = new LiveClient({ open: () => ({ send: () => undefined, close: () => undefined }) });
    vi.spyOn(client, 'connection', 'get').mockReturnValue({ state: 'live', since: now(), ageMs: 0 });
    vi.spyOn(client, 'onConnection').mockReturnValue(() => undefined);
    vi.spyOn(client, 'follow').mockImplementation((topic, _params, listener) => {
      // The menu follows alerts of the network besides.
      if (topic.name === hotspotLoads.name) tell = listener as unknown as typeof tell;
      if (topic.name === freeRadiusTopic.name) tellFreeRadius = listener as unknown as typeof tellFreeRadius;
      return () => undefined;
    });
    replacePageClient(client);
  });
  afterEach(() => {
    render(html``, document.body);
    history.replaceState(null, '', withoutWall());
    vi.restoreAllMocks();
    server.aheadMs = 0;
    server.levels = [];
    setServerAhead(undefined);
  });
}

export const now = () => new Date().toISOString();
const byServer = (afterMs: number) => new Date(Date.now() + server.aheadMs + afterMs).toISOString();
const withoutWall = () => {
  const address = new URL(location.href);
  address.searchParams.delete('wall');
  return address;
};

function answerTo(pathname: string): unknown {
  if (pathname.includes('sign-ins')) return { staff: { id: 's', name: 'Yusuf Denizli', roles: ['network'] } };
  if (pathname.endsWith('/map')) return { levels: server.levels };
  if (pathname.endsWith('/layout')) return { zones };
  if (pathname.endsWith('/time')) return { now: byServer(0) };
  if (pathname.endsWith('/readings')) return { code: 'C-1', readings: [{ at: byServer(-1_800_000), clients: 55 }] };
  return { inventory: 'a', hotspots: server.board.roster.hotspots };
}

export const value = (newestAt = now()): LoadsState => ({
  roster: 'a',
  head: { newestAt },
  columns: server.board.columns,
});

export async function open(wall = false): Promise<void> {
  if (wall) history.replaceState(null, '', `${location.pathname}${location.search}${location.search ? '&' : '?'}wall`);
  render(html`<cw-network-page></cw-network-page>`, document.body);
  tell({ status: 'live', value: value(), at: now() });
  await expect.element(page.getByText(/^Lantern Hall is over capacity at/).first()).toBeInTheDocument();
}

const host = () => document.querySelector('cw-network-page')!;
export const inPage = (selector: string) => host().renderRoot.querySelector(selector);
